"""A real terminal, and what it is sent: our own colours and lines, and nothing of a post's."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.test_process import in_terminal
from tests.cli.test_review import ASKED, WHY, Terminal
from tests.security.poison import ACTIVE, ESCAPES, OUR_COLOURS, POISON, poisoned

EVIL = "".join(POISON.values())
NAME = "".join(ESCAPES.values()).replace("/", "")[:80] + ".md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(poisoned(EVIL).encode())
    return tmp_path


def assert_harmless(sent: str) -> None:
    """Line ends come as the terminal makes them of ours."""
    found = ACTIVE.search(OUR_COLOURS.sub("", sent.replace("\r\n", "\n")))
    assert found is None, ascii(sent[max(0, found.start() - 80) : found.end() + 80])


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "."),
        ("check", "--color", "always", "."),
        ("check", "--diff", "."),
        ("check", "--diff", "--color", "never", "."),
        ("check", "--format", "json", "."),
        ("clean", "--diff", "--unsafe", "."),
        ("clean", "--unsafe", "--backup", "../old", "."),
    ],
    ids=" ".join,
)
def test_a_command(folder: Path, arguments: tuple[str, ...]) -> None:
    sent = in_terminal(folder, *arguments)

    assert_harmless(sent)
    assert "\\x1b]52;c;" in sent or "\\u001b]52;c;" in sent


def test_a_cleaned_post_on_a_terminal(folder: Path) -> None:
    """In a pipe it is bytes; on a terminal it is only looked at."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dedupe_paragraphs", "clean", "-q", "-"]
    with (folder / NAME).open("rb") as post:
        subprocess.run(command, stdin=post, stdout=theirs, stderr=subprocess.DEVNULL, check=False)
    os.close(theirs)
    sent = os.read(ours, 1_000_000)
    os.close(ours)
    piped = subprocess.run(
        command, input=(folder / NAME).read_bytes(), capture_output=True, check=False
    )

    assert_harmless(sent.decode())
    assert b"\\x1b]52;c;" in sent
    assert ESCAPES["clipboard"].encode() in piped.stdout


def test_a_review(folder: Path) -> None:
    """Question by question, a letter that is none among the answers."""
    terminal = Terminal(folder, NAME, FORCE_COLOR="1")
    sent = terminal.answer("?")
    sent += terminal.answer("i")
    terminal.child.expect(WHY)
    terminal.child.sendline("because")
    questions = 0
    while terminal.child.expect([ASKED, pexpect.EOF]) == 0:
        sent += terminal.child.before
        terminal.child.sendline("s")
        questions += 1
    sent += terminal.child.before

    shown = re.sub(r"\x1b\[\?2004[hl]\r?", "", sent)  # readline: bracketed paste
    assert questions > 3
    assert "\\x1b]52;c;" in shown
    assert_harmless(shown)
