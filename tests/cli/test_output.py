"""Where reports and posts are written: never over what is read, nor in the place of a device."""

import os
import stat
import threading
from pathlib import Path

import pytest

from tests.cli.test_faults import run
from tests.cli.test_process import POST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    for name in ("a.md", "posts/b.md"):
        (tmp_path / name).write_text(POST, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.md")
    os.link(tmp_path / "a.md", tmp_path / "hard.txt")
    return tmp_path


@pytest.mark.parametrize("command", ["check", "clean"])
@pytest.mark.parametrize("output", ["a.md", "link.txt", "hard.txt", "posts/b.md"])
def test_a_report_is_never_written_over_a_post(folder: Path, command: str, output: str) -> None:
    done = run(folder, command, "-O", output, "a.md", "posts")

    assert done.returncode == 2
    assert b"cannot be written: -O would overwrite a post that is read" in done.stderr
    assert (folder / "a.md").read_text(encoding="utf-8") == POST
    assert (folder / "posts" / "b.md").read_text(encoding="utf-8") == POST


def test_a_page_is_never_written_over_a_post(folder: Path) -> None:
    page = folder / "index.html"
    page.write_text(f"---\ntitle: A\n---\n{POST}", encoding="utf-8")
    before = page.read_bytes()
    done = run(folder, "check", "--format", "html", "-O", ".", ".")

    assert done.returncode == 2
    assert b"index.html: cannot be written: -O would overwrite" in done.stderr
    assert page.read_bytes() == before


@pytest.mark.parametrize("output", ["hard.txt", "link.txt", "a.md"])
def test_a_cleaned_post_is_never_written_over_a_post(folder: Path, output: str) -> None:
    done = run(folder, "clean", "-o", output, "a.md")

    assert done.returncode == 2
    assert (folder / "a.md").read_text(encoding="utf-8") == POST


@pytest.mark.parametrize("arguments", [("clean", "-o"), ("check", "--format", "json", "-O")])
def test_a_pipe_stays_a_pipe(folder: Path, arguments: tuple[str, ...]) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    done = run(folder, *arguments, "pipe", "a.md")
    reader.join(10)

    assert done.returncode in (0, 1)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert read[0]


def test_a_report_takes_the_place_of_another(folder: Path) -> None:
    report = folder / "report.txt"
    report.write_text("old\n" * 1000)
    report.chmod(0o640)
    done = run(folder, "check", "--format", "concise", "-O", "report.txt", "a.md")

    assert done.returncode == 1
    assert report.read_text().startswith("a.md:")
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert not [name for name in os.listdir(folder) if name.startswith(".")]


def test_what_a_killed_run_left_is_named_and_removed(folder: Path) -> None:
    left, whole = (folder / "posts" / f".dedupe-0123456789ab.{end}" for end in ("tmp", "new"))
    left.touch()
    whole.write_text(POST, encoding="utf-8")
    checked = run(folder, "check", "posts")
    elsewhere = run(folder, "clean", "-o", "out", "posts")
    before = left.exists()
    cleaned = run(folder, "clean", "posts")
    again = run(folder, "clean", "posts")

    said = b"warning: posts/.dedupe-0123456789ab.tmp: left by a run that was killed; "
    assert said + b"`dedupe clean` removes it\n" in checked.stderr
    assert said + b"`dedupe clean` removes it\n" in elsewhere.stderr
    assert before
    assert said + b"removed\n" in cleaned.stderr
    assert not left.exists()
    assert whole.exists()
    assert b"0123456789ab.new: the new text of a post" in again.stderr
    assert b"0123456789ab.tmp" not in again.stderr
