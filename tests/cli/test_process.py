"""What only a process of its own can show: streams, terminals, signals, imports."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dedupe_paragraphs.report.layout import cells

A = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
POST = f"{A}\n\n{B}\n\n{C}\n\n{A}\n\n{B}\n"
CLEAN = f"{A}\n\n{B}\n\n{C}\n"
COMMAND = [sys.executable, "-m", "dedupe_paragraphs"]
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "TERM"}
}
JAPANESE_WINDOWS = PLAIN | {"PYTHONIOENCODING": "cp932", "LC_ALL": "C"}


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    return path


def run(
    folder: Path, *args: str | bytes, stdin: bytes = b"", env: Mapping[str, str] = PLAIN
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *args],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env=env,
    )


def test_streams_are_utf8_whatever_the_locale(post: Path) -> None:
    odd = post.with_name("😀.md")
    odd.write_text(CLEAN + "\n" + C + "\n", encoding="utf-8")
    done = run(post.parent, "check", "--diff", "😀.md", env=JAPANESE_WINDOWS)
    full = run(post.parent, "check", ".", "none😀.md", env=JAPANESE_WINDOWS)

    assert done.returncode in (0, 1)
    assert "none😀.md: no such file" in full.stderr.decode()
    assert "港の灯台" in full.stdout.decode()


def test_undecodable_names_are_shown_and_read(post: Path) -> None:
    name = b"caf\xe9.md"
    (post.parent / os.fsdecode(name)).write_text(POST, encoding="utf-8")
    done = run(post.parent, "check", "--format", "concise", name)

    assert done.stdout.startswith(b"caf\\udce9.md:7:1: DUP001 ")
    assert done.returncode == 1


def test_clean_of_stdin_is_a_filter_byte_for_byte(post: Path) -> None:
    crlf = ("\ufeff" + POST).replace("\n", "\r\n").encode()
    done = run(post.parent, "clean", "-", stdin=crlf)

    assert done.stdout == ("\ufeff" + CLEAN).replace("\n", "\r\n").encode()
    assert done.returncode == 0


def test_bad_files_are_named_and_the_others_done(post: Path) -> None:
    (post.parent / "b.md").write_bytes(b"abc\nx\x93y\n")
    (post.parent / "c.md").write_bytes(b"abc\0\n")
    os.mkfifo(post.parent / "d.md")
    done = run(post.parent, "clean", "-q", "b.md", "c.md", "d.md", "a.md")

    assert done.stderr.decode().split("\n") == [
        "dedupe: error: b.md: not UTF-8: byte 0x93 at offset 5 (line 2); save it as UTF-8",
        "dedupe: error: c.md: not text: a NUL byte at offset 3 (line 1); exclude it",
        "dedupe: error: d.md: cannot be read: no regular file",
        "",
    ]
    assert done.returncode == 2
    assert post.read_text(encoding="utf-8") == CLEAN


def test_metadata_that_cannot_be_read_is_a_warning(post: Path) -> None:
    post.write_text(f"---\ntitle: [\n---\n\n{POST}", encoding="utf-8")
    done = run(post.parent, "check", "--format", "concise", "a.md")

    assert done.stderr.startswith(b"dedupe: warning: a.md: front matter cannot be read (")
    assert done.stdout.startswith(b"a.md:11:1: DUP001")
    assert done.returncode == 1


def test_nothing_is_said_at_the_end_where_pandas_is_installed(post: Path) -> None:
    pytest.importorskip("pandas", reason="DuckDB looks for pandas, which is not installed")
    post.with_name("b.md").write_text(f"{A}\n\n{C}\n", encoding="utf-8")

    done = run(post.parent, "check", "--across", "--format", "concise", ".")

    assert (done.returncode, done.stderr) == (1, b"")


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(POST, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "check", "--color", "never", "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert said == b""
    assert process.wait() == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_under_the_report(post: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", "a.md"],
            cwd=post.parent,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.stderr == b"dedupe: error: stdout: No space left on device\n"
    assert done.returncode == 2


def test_interrupted(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b"a\n" * 500_000)  # more than a pipe holds: it reads when this returns
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()

    assert process.returncode == 130
    assert said.strip() == b"dedupe: interrupted"


def in_terminal(folder: Path, *args: str, **environment: str) -> str:
    """Run in a terminal of 200 columns and return what it was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *args],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=PLAIN | {"TERM": "xterm"} | environment,
    ):
        os.close(theirs)
        chunks = []
        while True:
            try:
                chunks.append(os.read(ours, 65536))
            except OSError:
                break
            if not chunks[-1]:
                break
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_eighty_cells(post: Path) -> None:
    sent = in_terminal(post.parent, "check", "a.md")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", sent)

    assert "\x1b[1;31mDUP001\x1b[0m" in sent
    assert max(cells(line) for line in plain.split("\n")) <= 80


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe(
    post: Path, color: str, environment: dict[str, str], coloured: bool
) -> None:
    done = run(post.parent, "check", "--color", color, "a.md", env=PLAIN | environment)

    assert (b"\x1b[" in done.stdout) == coloured


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_in_a_terminal(post: Path, environment: dict[str, str]) -> None:
    assert "\x1b[" not in in_terminal(post.parent, "check", "a.md", **environment)


def test_nothing_is_wrapped_in_a_pipe(post: Path) -> None:
    long = (
        "The harbour master counts every boat twice before the bell rings at dusk. "
        "Nobody remembers who began it, and the children now do the same with gulls."
    )
    post.write_text(f"{long}\n\n{C}\n\n{long}\n", encoding="utf-8")
    lines = run(post.parent, "check", "a.md", env=PLAIN | {"COLUMNS": "40"}).stdout.split(b"\n")

    assert lines[0].startswith(b"a.md:5:1: DUP001")
    assert lines[2].startswith(b"    5 | The harbour master")
    assert cells(lines[2].decode()) > 100
    assert lines[3].startswith(b"  Fix: ")


def test_json_is_one_document(post: Path) -> None:
    done = run(post.parent, "check", "--format", "json", ".", "none.md")
    document = json.loads(done.stdout)

    assert [post["path"] for post in document["posts"]] == ["a.md"]
    assert document["errors"] == [{"path": "none.md", "message": "no such file or folder"}]
    assert done.returncode == 2


HEAVY = ("scipy", "datasketch", "rich.console", "rich.markup", "pathspec", "difflib", "tomli_w")


def test_a_check_imports_only_what_it_needs(post: Path) -> None:
    script = (
        "import sys; from dedupe_paragraphs.cli.main import run\n"
        "sys.argv = ['dedupe', 'check', '--color', 'never', 'a.md']\n"
        "assert run() == 1\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=post.parent,
        capture_output=True,
        check=True,
        env=PLAIN,
    )

    assert done.stderr == b"[]\n"
