"""`dedupe review` in a terminal: a person at a keyboard, and what stands on disk behind them."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dedupe_paragraphs.report.layout import cells

pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

A = "港の灯台は百年前に建ち、いまも毎晩沖を照らす。船乗りはその光を頼りに帰る。霧の夜は鐘が鳴る。"
B = "坂の上の図書館に、海図と航海日誌が千冊あまり残る。読みに来る人は少ない。冬は閉まる。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
COMMAND = ["-m", "dedupe_paragraphs", "review", "--isolated"]
ASKED = r"\d+/\d+> "
WHY = r"Why\? .*\) "
WRITE = r"y/n "


class Terminal:
    """A terminal of 80 columns in which somebody reviews posts."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        kept = {key: value for key, value in os.environ.items() if "COLOR" not in key}
        self.child = pexpect.spawn(
            sys.executable,
            [*COMMAND, *arguments],
            cwd=str(folder),
            env=kept | {"TERM": "dumb", "LC_ALL": "C.UTF-8"} | environment,
            dimensions=(50, 80),
            encoding="utf-8",
            timeout=30,
            # A runner in the background of a shell ignores it, and its children with it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def answer(self, typed: str, prompt: str = ASKED) -> str:
        """Wait for a prompt, type, and return what was shown before it."""
        self.child.expect(prompt)
        self.child.sendline(typed)
        return str(self.child.before)

    def end(self) -> tuple[str, int]:
        """Return what was shown at last, and the exit code."""
        self.child.expect(pexpect.EOF)
        said = str(self.child.before)
        self.child.close()
        return said, int(self.child.exitstatus)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "一.md").write_text(f"{A}\n\n{B}\n\n{A}\n\n{C}\n\n{B}\n", encoding="utf-8")
    (tmp_path / "二.md").write_text(f"{A}\n\n{B}\n\n{C}\n\n{A}\n", encoding="utf-8")
    yield tmp_path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["一.md", "二.md"]


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_in_japanese(folder: Path) -> None:
    terminal = Terminal(folder, "--lang", "ja", "一.md")
    shown = terminal.answer("x") + terminal.answer("i")
    terminal.answer("わざと", r"理由（省略可） ")
    terminal.answer("q")
    last = terminal.answer("n", r"書き込みますか？\r\n  y/n ")
    said, code = terminal.end()

    assert "一字一句同じコピー" in shown
    assert "上の文字のどれかを入力してください" in shown
    assert "コメントを付けて無視" in shown
    assert re.search("[a-z] before|undo|help|keep|word for word", shown + last + said) is None
    assert "記事0件に書き込み" in said
    assert code == 1
    assert max(cells(line) for line in shown.split("\r\n")) <= 80


def test_keep_that_and_keep_this(folder: Path) -> None:
    terminal = Terminal(folder, "一.md")
    first = terminal.answer("r")
    second = terminal.answer("t")
    said, code = terminal.end()

    assert "一.md:5:1: DUP001 repeated-block" in first
    assert "r  remove line 5, keep line 1 (safe)" in first
    assert "t  keep this, remove line 3" in second
    assert text(folder, "一.md") == f"{A}\n\n{C}\n\n{B}\n"
    less = len(A) + len(B) + 4
    assert f"一.md: 2 of 2 findings decided, {less} characters less; written" in said
    assert "1 post written, 2 decisions; nothing left." in said
    assert code == 0


def test_nothing_is_wider_than_the_terminal(folder: Path) -> None:
    terminal = Terminal(folder, "一.md", TERM="xterm")
    shown = terminal.answer("k") + terminal.answer("s") + terminal.end()[0]
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)

    assert "\x1b[1;31mDUP001\x1b[0m" in shown
    assert max(cells(line) for line in plain.splitlines()) <= 80


def test_keep_both_and_skip_write_nothing(folder: Path) -> None:
    before = (folder / "一.md").stat().st_mtime_ns
    terminal = Terminal(folder, "一.md")
    terminal.answer("k")
    terminal.answer("s")
    said, code = terminal.end()

    assert "1 of 2 findings decided; not changed" in said
    assert "0 posts written, 1 decision; 2 findings left." in said
    assert (folder / "一.md").stat().st_mtime_ns == before
    assert code == 1


def test_ignore_with_a_comment_typed_on_a_japanese_keyboard(folder: Path) -> None:
    terminal = Terminal(folder, "二.md")
    terminal.answer("ｉ")
    terminal.answer("わざとです！", WHY)
    _, code = terminal.end()

    comment = "<!-- dedupe-ignore: DUP001 -- わざとです！ -->"
    assert text(folder, "二.md") == f"{A}\n\n{B}\n\n{C}\n\n{comment}\n\n{A}\n"
    assert code == 0


def test_edit(folder: Path) -> None:
    editor = folder.parent / "editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        "path.write_text(text.replace('灯台', '防波堤'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    command = f"{sys.executable} {editor}"
    terminal = Terminal(folder, "二.md", EDITOR=command, VISUAL=command)
    terminal.answer("e")
    terminal.end()

    assert text(folder, "二.md") == f"{A}\n\n{B}\n\n{C}\n\n{A.replace('灯台', '防波堤')}\n"


def test_an_editor_that_changes_nothing_or_fails_leaves_the_question(folder: Path) -> None:
    terminal = Terminal(folder, "二.md", EDITOR="true", VISUAL="true")
    terminal.answer("e")
    said = terminal.answer("k")
    terminal.end()
    failing = Terminal(folder, "二.md", EDITOR="false", VISUAL="false")
    failing.answer("e")
    failed = failing.answer("k")
    failing.end()

    assert "Not changed." in said
    assert "Editing failed" in failed


def test_all_like_this_goes_through_all_posts(folder: Path) -> None:
    terminal = Terminal(folder, ".")
    terminal.answer("ar")
    said, code = terminal.end()

    assert text(folder, "一.md") == text(folder, "二.md") == f"{A}\n\n{B}\n\n{C}\n"
    assert "DUP001 repeated-block (safe): 1 more decided in this post; those of later" in said
    assert "2 posts written, 3 decisions; nothing left." in said
    assert code == 0


def test_what_was_decided_for_all_is_undone_at_once(folder: Path) -> None:
    terminal = Terminal(folder, "一.md", "二.md")
    terminal.answer("k")
    terminal.answer("u")
    terminal.answer("r")
    terminal.answer("q")
    terminal.answer("n", WRITE)
    said, _ = terminal.end()

    assert "0 posts written, 0 decisions; 2 findings left and 1 post not looked at." in said


@pytest.mark.parametrize("typed", ["?", "？"])
def test_help_explains_each_key(folder: Path, typed: str) -> None:
    terminal = Terminal(folder, "一.md")
    terminal.answer(typed)
    shown = terminal.answer("q")
    terminal.end()

    lines = re.findall(r"^  ([a-z?])  (\S.*)", shown.replace("\r", ""), re.MULTILINE)
    assert [letter for letter, _ in lines] == list("rtkiesuqa")
    assert "r  remove line 5, keep line 1 (safe): apply the fix;" in shown
    assert "at once the same for all DUP001 repeated-block" in shown
    assert max(cells(line) for line in shown.split("\r\n")) <= 80


@pytest.mark.parametrize(("typed", "kept"), [("はい", True), ("ハイ", True), ("いいえ", False)])
def test_yes_and_no_in_japanese(folder: Path, typed: str, kept: bool) -> None:
    before = text(folder, "一.md")
    terminal = Terminal(folder, "--lang", "ja", "一.md", "二.md")
    terminal.answer("r")
    terminal.answer("q")
    terminal.answer("たぶん", WRITE)
    again = terminal.answer(typed, WRITE)
    terminal.end()

    assert "y（はい）か n（いいえ）" in again
    assert (text(folder, "一.md") == before) is not kept


def test_back_and_a_letter_that_is_none(folder: Path) -> None:
    terminal = Terminal(folder, "一.md")
    terminal.answer("b")
    first = terminal.answer("x")
    odd = terminal.answer("r")
    terminal.answer("b")
    again = terminal.answer("k")
    terminal.answer("r")
    terminal.end()

    assert "There is nothing to undo in this post." in first
    assert "Type one of the letters above; ? explains them." in odd
    assert "一.md:5:1: DUP001" in again
    assert text(folder, "一.md") == f"{A}\n\n{B}\n\n{A}\n\n{C}\n"


@pytest.mark.parametrize(("write", "kept"), [("y", True), ("n", False), ("YES", True)])
def test_quit_asks_about_what_was_decided(folder: Path, write: str, kept: bool) -> None:
    before = text(folder, "一.md")
    terminal = Terminal(folder, "一.md", "二.md")
    terminal.answer("r")
    terminal.answer("q")
    terminal.answer(write, WRITE)
    said, code = terminal.end()

    assert text(folder, "一.md") == (f"{A}\n\n{B}\n\n{C}\n\n{B}\n" if kept else before)
    assert f"{'1 finding' if kept else '2 findings'} left and 1 post not looked at." in said
    assert code == 1


def test_control_c_keeps_what_was_finished_and_says_how_much(folder: Path) -> None:
    second = text(folder, "二.md")
    terminal = Terminal(folder, "一.md", "二.md")
    terminal.answer("r")
    terminal.answer("r")
    terminal.child.expect(ASKED)
    terminal.child.sendintr()
    said, code = terminal.end()

    assert text(folder, "一.md") == f"{A}\n\n{B}\n\n{C}\n"
    assert text(folder, "二.md") == second
    assert "dedupe: interrupted; 1 post written, 二.md is as it was" in said
    assert code == 130


def test_the_end_of_the_input_is_the_end_of_the_questions(folder: Path) -> None:
    before = text(folder, "一.md")
    terminal = Terminal(folder, "一.md")
    terminal.answer("r")
    terminal.child.expect(ASKED)
    terminal.child.sendeof()
    said, code = terminal.end()

    assert text(folder, "一.md") == before
    assert "0 posts written" in said
    assert code == 1


def test_a_post_that_changed_meanwhile_is_not_written(folder: Path) -> None:
    terminal = Terminal(folder, "二.md")
    terminal.child.expect(ASKED)
    (folder / "二.md").write_text(f"{C}\n", encoding="utf-8")
    terminal.child.sendline("r")
    said, code = terminal.end()

    assert "二.md: changed while it was worked on; not written, run again" in said
    assert text(folder, "二.md") == f"{C}\n"
    assert code == 2


def test_what_would_be_lost_is_told_and_asked_again(folder: Path) -> None:
    linked = A.replace("灯台", "[灯台](https://example.com/light)")
    (folder / "二.md").write_text(f"{linked}\n\n{B}\n\n{A}\n", encoding="utf-8")
    terminal = Terminal(folder, "二.md")
    terminal.answer("t")
    refused = terminal.answer("r")
    terminal.end()

    assert (
        "That would lose something: line 1: link lost: [灯台](https://example.com/light)."
        in refused
    )
    assert text(folder, "二.md") == f"{linked}\n\n{B}\n"


def test_without_a_terminal_it_refuses(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, *COMMAND, "一.md"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert b"stdin is no terminal" in done.stderr
    assert done.stdout == b""
    assert done.returncode == 2
