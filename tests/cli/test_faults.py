"""Folders that cannot be written, names that are odd, and posts that change under one's hands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe_paragraphs.config.settings import FORMATS
from dedupe_paragraphs.files import atomic as files
from tests.cli.test_process import CLEAN, COMMAND, JAPANESE_WINDOWS, PLAIN, POST
from tests.security.poison import called

MASSES = 100_000


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env=PLAIN | environment,
    )


def unprivileged() -> list[str]:
    """Return what runs a command without root's power over permissions; nothing for others."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root, to whom everything is permitted, and no setpriv to be less")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


def run_unprivileged(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*unprivileged(), *COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env=PLAIN,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "posts"
    path.mkdir()
    (path / "a.md").write_text(POST, encoding="utf-8")
    (path / "b.md").write_text("Nothing twice.\n", encoding="utf-8")
    return path


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# Permissions.


def test_a_read_only_folder(folder: Path) -> None:
    before = state(folder)
    folder.chmod(0o555)
    cleaned = run_unprivileged(folder, "clean", ".")
    checked = run_unprivileged(folder, "check", "--format", "concise", ".")
    accepted = run_unprivileged(folder, "baseline", ".")
    indexed = run_unprivileged(folder, "index", "-o", "posts.index", ".")
    reported = run_unprivileged(folder, "check", "-O", "report.txt", ".")
    elsewhere = run_unprivileged(folder, "clean", "-o", "out", ".")
    folder.chmod(0o755)

    assert cleaned.returncode == 2
    assert cleaned.stderr == (
        b"dedupe: error: a.md: cannot be written: Permission denied; the old file is unchanged\n"
    )
    assert b"2 posts" not in cleaned.stdout
    assert checked.returncode == 1
    assert checked.stdout.startswith(b"a.md:7:1: DUP001 ")
    for done in (accepted, indexed, reported, elsewhere):
        assert done.returncode == 2
        assert b"ermission denied" in done.stderr
        assert b"Traceback" not in done.stderr
    assert state(folder) == before


def test_a_read_only_post(folder: Path) -> None:
    (folder / "a.md").chmod(0o444)
    done = run_unprivileged(folder, "clean", ".")

    assert done.returncode == 2
    assert b"a.md: cannot be written: no permission to write; the old file" in done.stderr
    assert (folder / "a.md").read_text(encoding="utf-8") == POST


def test_a_post_and_a_folder_that_nobody_may_read(folder: Path) -> None:
    (folder / "b.md").chmod(0)
    (folder / "closed").mkdir()
    (folder / "closed" / "c.md").write_text(POST, encoding="utf-8")
    (folder / "closed").chmod(0)
    done = run_unprivileged(folder, "check", "--format", "concise", ".")
    (folder / "closed").chmod(0o755)

    assert done.returncode == 2
    assert done.stdout.startswith(b"a.md:7:1: DUP001 ")
    assert sorted(done.stderr.decode().splitlines()) == [
        "dedupe: error: b.md: cannot be read: Permission denied",
        "dedupe: error: closed: cannot be read: Permission denied",
    ]


def test_a_folder_that_may_be_listed_and_not_entered(folder: Path) -> None:
    folder.chmod(0o444)
    done = run_unprivileged(folder.parent, "check", "posts")
    folder.chmod(0o755)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"ermission denied" in done.stderr


@pytest.mark.parametrize("name", ["dedupe.toml", "accepted.jsonl"])
def test_a_file_of_ours_that_nobody_may_read(folder: Path, name: str) -> None:
    (folder / name).write_text("keep = 'last'\n")
    (folder / name).chmod(0)
    arguments = ["--baseline", name] if name.endswith("jsonl") else []
    done = run_unprivileged(folder, "check", *arguments, ".")

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert name.encode() in done.stderr
    assert b"ermission denied" in done.stderr or b"not readable" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("format_", ["full", "json", "html"])
def test_a_report_on_a_full_disk(folder: Path, format_: str) -> None:
    done = run(folder, "check", "--format", format_, "-O", "/dev/full", ".")

    assert done.returncode == 2
    assert done.stderr == b"dedupe: error: /dev/full: No space left on device\n"


# Names and links.


@pytest.mark.parametrize("name", ["改行\nある😀.md", "\n.md", "-q.md", "a\tb '\"$(x).md"])
def test_odd_names_all_the_way(tmp_path: Path, name: str) -> None:
    place = tmp_path / "夏休み\n🏖"
    place.mkdir()
    post = place / name
    post.write_text(POST, encoding="utf-8")
    told = json.loads(run(tmp_path, "check", "--format", "json", ".").stdout)
    copied = run(tmp_path, "clean", "-o", "out", place.name)
    done = run(tmp_path, "clean", f"{place.name}/{name}")
    verified = run(tmp_path, "verify", place.name, "out")

    assert [each["path"] for each in told["posts"]] == [f"{place.name}/{name}"]
    assert [each.returncode for each in (copied, done, verified)] == [0, 0, 0]
    assert post.read_text(encoding="utf-8") == CLEAN
    assert (tmp_path / "out" / name).read_text(encoding="utf-8") == CLEAN
    assert [path.name for path in place.iterdir()] == [name]
    assert all(line.strip() for line in done.stdout.decode().splitlines())


def test_loops_of_links(folder: Path) -> None:
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to("..")
    (folder / "deep" / "self").symlink_to(".")
    walked = run(folder, "check", "--format", "concise", ".")
    named = run(folder, "clean", "loop.md", "one.md", "deep/up/deep/up")

    assert walked.stderr == b""
    assert walked.stdout.count(b"DUP001") == 1
    assert named.returncode == 2
    assert named.stderr.count(b"Too many levels of symbolic links") == 2
    assert (folder / "a.md").read_text(encoding="utf-8") == CLEAN
    assert (folder / "loop.md").is_symlink()


# What changes meanwhile.


def test_a_post_that_is_edited_while_it_is_cleaned(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before it is written, and even while its new text is being written beside it."""
    monkeypatch.chdir(folder)
    edited = f"{POST}\nOne more line.\n"
    real = files._write_beside

    def editing(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        (folder / "a.md").write_text(edited, encoding="utf-8")

    monkeypatch.setattr(files, "_write_beside", editing)
    code = called(["clean", "-j", "1", "."], monkeypatch)

    assert code == 2
    assert capsys.readouterr().err == (
        "dedupe: error: a.md: changed while it was worked on; not written, run again\n"
    )
    assert state(folder) == {"a.md": edited.encode(), "b.md": b"Nothing twice.\n"}


def test_what_a_killed_run_left_is_no_post(folder: Path) -> None:
    left = folder / ".dedupe-0123456789ab.tmp"
    left.write_text(POST, encoding="utf-8")
    checked = run(folder, "check", ".")
    is_kept = left.exists()
    cleaned = run(folder, "clean", ".")

    assert checked.returncode == 1
    assert is_kept
    assert cleaned.returncode == 0
    assert b"2 posts read, 1 cleaned" in cleaned.stdout
    assert not left.exists()


# Many, and elsewhere.


def test_a_hundred_thousand_files_in_one_folder(tmp_path: Path) -> None:
    """One in a hundred is a post; they are names of a few files, which is no test of the disk."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(MASSES):
        # Some file systems end at 65,000 names of one file.
        if number % 1000 == 0:
            first = many / f"{number:06}.md"
            first.write_text("静かな朝です。\n", encoding="utf-8")
        else:
            os.link(first, many / f"{number:06}.{'md' if number % 100 == 0 else 'jpg'}")
    limited = "import resource as r; r.setrlimit(r.RLIMIT_AS, (2**30, 2**30));"
    program = f"{limited} from dedupe_paragraphs.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--no-cache", "-j", "2", "."],
        cwd=many,
        capture_output=True,
        check=False,
        env=PLAIN,
        timeout=120,
    )

    assert done.stderr == b""
    assert done.stdout == b"1,000 posts checked: no findings.\n"
    assert done.returncode == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_where_the_locale_knows_no_emoji(folder: Path, format_: str) -> None:
    (folder / "a.md").rename(folder / "港😀.md")
    arguments = ["check", "--format", format_, ".", "ない😀.md"]
    japanese = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, capture_output=True, check=False, env=JAPANESE_WINDOWS
    )

    assert japanese.returncode == 2
    assert japanese.stderr.decode().startswith("dedupe: error: ない😀.md: no such file or folder")
    assert "DUP001" in japanese.stdout.decode()
    assert japanese.stdout == run(folder, *arguments).stdout


def test_a_diff_and_a_cleaned_post_where_the_locale_knows_no_emoji(folder: Path) -> None:
    for arguments, data in ((("clean", "-"), POST.encode()), (("check", "--diff", "a.md"), b"")):
        done = subprocess.run(
            [*COMMAND, *arguments],
            cwd=folder,
            input=data,
            capture_output=True,
            check=False,
            env=JAPANESE_WINDOWS,
        )

        assert "朝の市場では" in done.stdout.decode()
        assert done.returncode == (1 if "--diff" in arguments else 0)
