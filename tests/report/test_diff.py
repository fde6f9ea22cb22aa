"""A diff is right when the tools that read diffs make the new bytes of the old."""

import random
import subprocess
from pathlib import Path

import pytest

from dedupe_paragraphs.report.diff import compare, shown, unified

LONG = "潮の匂いがする坂道を、配達の自転車がゆっくりと登っていく。\n"


def text(*lines: str) -> bytes:
    return "".join(lines).encode()


PAIRS = [
    pytest.param(text("a\n", LONG, "b\n"), text("a\n", "b\n"), id="a line goes"),
    pytest.param(text(LONG, "\n", LONG), text(LONG), id="the end goes"),
    pytest.param(text(LONG, "\n", "b\n", "\n", LONG), text("b\n", "\n", LONG), id="first goes"),
    pytest.param(b"a\nb", b"a\n", id="no final newline before"),
    pytest.param(b"a\nb\n", b"a", id="no final newline after"),
    pytest.param(b"a\nb\nc", b"a\nc", id="no final newline in both"),
    pytest.param(b"a\r\nb\r\nc\r\n", b"a\r\nc\r\n", id="CRLF"),
    pytest.param(b"a\rb\rc", b"a\rc", id="lone carriage returns are one line"),
    pytest.param(b"\xef\xbb\xbfa\n\nb\n\nb\n", b"\xef\xbb\xbfa\n\nb\n", id="byte order mark"),
    pytest.param("a\u2028b\nc\n".encode(), "a\u2028b\n".encode(), id="U+2028 ends no line"),
    pytest.param(
        b"".join(b"%d\n" % n for n in range(40)),
        b"".join(b"%d\n" % n for n in range(40) if n not in {3, 20, 21, 39}),
        id="several hunks",
    ),
    pytest.param(b"x\n" * 30 + b"y\n" + b"x\n" * 30, b"x\n" * 30 + b"z\n" + b"x\n" * 29, id="same"),
]
NAMES = [
    "post.md",
    "a b.md",
    "日記.md",
    'qu"ote.md',
    "back\\slash.md",
    "tab\tnew\nline.md",
    "é😀.md",
]


def applied(tool: list[str], folder: Path, name: str, before: bytes, diff: bytes) -> bytes:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(before)
    done = subprocess.run(tool, cwd=folder, input=diff, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout + diff
    return target.read_bytes()


TOOLS = [
    pytest.param(["git", "apply", "--whitespace=nowarn", "-"], id="git apply"),
    pytest.param(["patch", "-p1", "--binary", "--no-backup-if-mismatch"], id="patch"),
]


def test_the_same_bytes_have_no_diff() -> None:
    assert unified(b"a\n", b"a\n", "a.md") == b""


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_tools_accept_it(
    tool: list[str], before: bytes, after: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    diff = unified(before, after, "post.md")

    assert applied(tool, tmp_path, "post.md", before, diff) == after


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", NAMES)
def test_tools_accept_odd_names(
    tool: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    diff = unified(b"a\nb\n", b"a\n", name)

    assert applied(tool, tmp_path, name, b"a\nb\n", diff) == b"a\n"


def test_an_absolute_path_becomes_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert b"--- a/posts/a.md\n" in unified(b"a\nb\n", b"a\n", str(tmp_path / "posts" / "a.md"))


def test_a_removed_copy_is_removed_lines_only() -> None:
    body = text("one\n", "\n", LONG, "\n", "two\n", "\n")
    old = (body + text(LONG, "\n", "end\n")).splitlines(keepends=True)
    new = (body + text("end\n")).splitlines(keepends=True)

    changed = [stretch for stretch in compare(old, new) if not stretch.same]

    assert [len(stretch.old) for stretch in changed] == [2]
    assert all(not stretch.new for stretch in changed)


@pytest.mark.parametrize("seed", range(200))
def test_any_two_texts_are_paired_whole(seed: int) -> None:
    dice = random.Random(seed)
    lines = [b"\n", b"a\n", LONG.encode(), b"b\n", b"c" * 30 + b"\n"]
    old = dice.choices(lines, k=dice.randrange(30))
    new = [line for line in old if dice.random() < 0.7] + dice.choices(lines, k=dice.randrange(3))

    stretches = compare(old, new)

    assert [at for stretch in stretches for at in stretch.old] == list(range(len(old)))
    assert [at for stretch in stretches for at in stretch.new] == list(range(len(new)))
    for stretch in stretches:
        if stretch.same:
            assert [old[at] for at in stretch.old] == [new[at] for at in stretch.new]


def test_a_large_post_takes_no_time() -> None:
    lines = [b"%d %s" % (n % 5000, LONG.encode()) for n in range(100_000)]

    assert len(unified(b"".join(lines), b"".join(lines[:5000]), "a.md")) > 1_000_000


def test_a_terminal_is_sent_no_control_characters() -> None:
    diff = unified(b"a\x1b[2Jb\n", b"a\n", "a.md")

    assert [("-a\\x1b[2Jb", "old")] in shown(diff)
