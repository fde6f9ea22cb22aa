"""How to get a post back that was cleaned in place."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

A = "港の灯台は百年前に建てられた。いまも毎晩、沖を照らす。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
REPEATED, CLEANED = f"{A}\n\n{B}\n\n{A}\n", f"{A}\n\n{B}\n"
COMMAND = (sys.executable, "-m", "dedupe_paragraphs", "clean", "--isolated")


@pytest.fixture(autouse=True)
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    folder = tmp_path / "posts"
    (folder / "二").mkdir(parents=True)
    (folder / "a.md").write_text(REPEATED, encoding="utf-8")
    (folder / "二" / "b.md").write_text(REPEATED, encoding="utf-8")
    (folder / "c.md").write_text(CLEANED, encoding="utf-8")
    return folder


def clean(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *args], capture_output=True, encoding="utf-8", check=False)


def test_a_backup_has_the_old_posts_in_the_same_tree_and_no_others(tmp_path: Path) -> None:
    done = clean("--backup", "old", "posts")

    kept = {path.relative_to("old").as_posix() for path in Path("old").rglob("*.md")}
    assert (done.returncode, done.stderr) == (0, "dedupe: the old posts are in old\n")
    assert kept == {"a.md", "二/b.md"}
    assert Path("old/二/b.md").read_text(encoding="utf-8") == REPEATED
    assert Path("posts/二/b.md").read_text(encoding="utf-8") == CLEANED


def test_an_older_backup_is_kept_and_its_post_not_cleaned() -> None:
    Path("old").mkdir()
    Path("old/a.md").write_text("older\n", encoding="utf-8")
    done = clean("--backup", "old", "posts/a.md")

    assert done.returncode == 2
    assert "old/a.md: cannot be written: a backup is there already" in done.stderr
    assert Path("old/a.md").read_text(encoding="utf-8") == "older\n"
    assert Path("posts/a.md").read_text(encoding="utf-8") == REPEATED


def test_a_backup_is_not_written_over_the_posts_themselves() -> None:
    done = clean("--backup", "posts", "posts")

    assert done.returncode == 2
    assert "posts/a.md: cannot be written: --backup would overwrite a post" in done.stderr
    assert Path("posts/a.md").read_text(encoding="utf-8") == REPEATED


@pytest.mark.parametrize("other", [("--diff",), ("-o", "out.md")])
def test_a_backup_is_refused_where_nothing_is_written_in_place(other: tuple[str, ...]) -> None:
    done = clean("--backup", "old", *other, "posts/a.md")

    assert (done.returncode, Path("old").exists()) == (2, False)


def test_in_a_work_tree_git_has_the_old_text(posts: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)

    assert clean("posts").stderr == (
        "dedupe: `git diff posts` shows what was changed\n"
        "dedupe: `git restore posts` brings back what was last committed\n"
    )
    assert clean("posts").stderr == ""


def test_outside_of_one_a_terminal_is_asked(posts: Path) -> None:
    for answer, text in (("n", REPEATED), ("y", CLEANED)):
        terminal = pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], "posts/a.md"], encoding="utf-8", timeout=60,
            env=os.environ | {"TERM": "dumb"},
        )  # fmt: skip
        terminal.expect("Clean them")
        terminal.sendline(answer)
        terminal.expect(pexpect.EOF)
        terminal.close()

        assert (posts / "a.md").read_text(encoding="utf-8") == text


def test_a_pipe_is_never_asked(posts: Path) -> None:
    assert clean("posts/a.md").returncode == 0
    assert (posts / "a.md").read_text(encoding="utf-8") == CLEANED
