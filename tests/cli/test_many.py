"""Many posts: workers, the cache, the bar, and what goes wrong in masses."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PARAGRAPHS = (
    "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光{n}を頼りに帰ってくる。",
    "坂の上の図書館には、海図と航海日誌が{n}冊あまり残っている。読みに来る人はもう少ない。",
    "The ferry to the islands leaves {n} minutes after the bell, whatever the fog may say.",
)
COUNT = 60
# Workers and cache serve long work only; here any folder is long.
START = """
import os, sys, time, signal
from dedupe_paragraphs.batch import work as batch
batch._LONG = 1
"""
END = """
from dedupe_paragraphs.cli.main import main
main()
"""
DYING = """
from dedupe_paragraphs.files import atomic as files
read = files.read
def dying(path):
    if "020" in path: os.kill(os.getpid(), signal.SIGKILL)
    if "031" in path: os._exit(3)
    return read(path)
files.read = dying
"""
SLOW = """
from dedupe_paragraphs.files import atomic as files
read = files.read
def slow(path):
    time.sleep(0.05)
    return read(path)
files.read = slow
"""
FULL = """
from dedupe_paragraphs.files import atomic as files
write_all = files._write_all
def full(file, data):
    if data[-3:-1] in (b"5.", b"8."):
        write_all(file, data[:len(data) // 2])
        raise OSError(28, os.strerror(28))
    write_all(file, data)
files._write_all = full
"""


def post(number: int) -> str:
    said = [paragraph.format(n=number) for paragraph in PARAGRAPHS]
    return "\n\n".join([f"# 日記 {number}", *said, said[0], said[1], f"Number {number}.\n"])


def clean_post(number: int) -> str:
    said = [paragraph.format(n=number) for paragraph in PARAGRAPHS]
    return "\n\n".join([f"# 日記 {number}", *said, f"Number {number}.\n"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(COUNT):
        path = tmp_path / "posts" / f"{number // 10}" / f"{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(post(number), encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def command(*arguments: str, patch: str = "") -> list[str]:
    return [sys.executable, "-c", START + patch + END, *arguments]


def run(folder: Path, *arguments: str, patch: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments, patch=patch), cwd=folder, capture_output=True, check=False
    )


def begun(
    folder: Path, *arguments: str, patch: str = "", until: Callable[[], bool] = lambda: True
) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        command(*arguments, patch=patch),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    end = time.monotonic() + 30
    while not until() and time.monotonic() < end:
        time.sleep(0.01)
    return process


def stems(data: bytes) -> list[str]:
    return re.findall(r"(\d{3})\.md:1", data.decode())


def half_files(folder: Path) -> list[Path]:
    return list(folder.rglob(".dedupe-*"))


@pytest.mark.parametrize("options", [("--format", each) for each in ("full", "json", "sarif")])
def test_the_report_is_the_same_whatever_the_number_of_workers(
    folder: Path, options: tuple[str, str]
) -> None:
    alone, two, five = (
        run(folder, "check", "--no-cache", *options, "-j", jobs, "posts") for jobs in "125"
    )

    assert alone.returncode == two.returncode == five.returncode == 1
    assert alone.stdout == two.stdout == five.stdout
    assert len(alone.stdout) > 10_000
    assert alone.stderr == two.stderr == five.stderr == b""


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_clean_does_the_same_whatever_the_number_of_workers(folder: Path, jobs: str) -> None:
    done = run(folder, "clean", "-j", jobs, "posts")
    again = run(folder, "clean", "-j", jobs, "posts")

    assert done.returncode == again.returncode == 0
    assert done.stdout.decode().startswith(f"posts/0/000.md: {done.stdout[16:].decode()[:1]}")
    assert b"60 posts read, 60 cleaned" in done.stdout
    assert b"60 posts read, 0 cleaned" in again.stdout
    for path in (folder / "posts").rglob("*.md"):
        assert path.read_text(encoding="utf-8") == clean_post(int(path.stem))
    assert half_files(folder) == []


def test_a_tree_elsewhere(folder: Path) -> None:
    first = run(folder, "clean", "-j", "3", "-o", "out", "posts")
    warm = run(folder, "clean", "-j", "3", "-o", "again", "posts", "out/0")

    assert first.returncode == warm.returncode == 0
    assert len(list((folder / "out").rglob("*.md"))) == COUNT
    assert (folder / "out" / "4" / "041.md").read_text(encoding="utf-8") == clean_post(41)
    assert (folder / "again" / "0" / "001.md").read_text(encoding="utf-8") == clean_post(1)


def test_an_unchanged_post_is_not_analysed_again(folder: Path) -> None:
    count = """
from dedupe_paragraphs.fix import check
examine = check.examine_post
def counting(post, *given, **named):
    with open("examined", "a") as file: file.write(post.path + "\\n")
    return examine(post, *given, **named)
check.examine_post = counting
from dedupe_paragraphs.fix import clean
clean.examine_post = counting
"""
    examined = folder / "examined"

    def examined_by(*arguments: str) -> list[str]:
        examined.write_text("")
        run(folder, *arguments, "-j", "2", "posts", patch=count)
        return sorted({line[8:11] for line in examined.read_text().split()})

    everything = [f"{number:03}" for number in range(COUNT)]
    cold = run(folder, "check", "--format", "concise", "posts")

    assert examined_by("check", "--format", "concise") == []
    assert examined_by("check", "--format", "json") == []
    assert examined_by("check", "--no-cache") == everything
    assert examined_by("check", "--min-length", "9") == everything
    (folder / "posts" / "0" / "004.md").write_text("別の文章です。\n", encoding="utf-8")
    (folder / "posts" / "0" / "005.md").rename(folder / "posts" / "0" / "905.md")
    assert examined_by("check") == ["004"]
    assert examined_by("clean") == sorted({*everything, "905"} - {"004", "005"})
    assert examined_by("clean") == []
    assert examined_by("check") == []
    assert cold.stdout.count(b"\n") == 60


def test_a_warm_report_is_the_cold_one(folder: Path) -> None:
    for options in ((), ("--format", "json"), ("--format", "github"), ("--statistics",)):
        cold = run(folder, "check", "--no-cache", *options, "posts")
        run(folder, "check", *options, "posts")
        warm = run(folder, "check", *options, "posts")

        assert warm.stdout == cold.stdout
        assert warm.returncode == cold.returncode == 1


def test_warnings_are_remembered(folder: Path) -> None:
    (folder / "posts" / "a.md").write_text("---\ntitle: [\n---\n\nx\n")
    said = [run(folder, "check", "posts").stderr for _ in range(2)]

    assert said[0] == said[1]
    assert said[0].startswith(b"dedupe: warning: posts/a.md: front matter cannot be read")


def test_a_damaged_cache_is_thrown_away(folder: Path) -> None:
    cold = run(folder, "check", "posts")
    [cache] = (folder / "cache").rglob("*.sqlite")
    cache.write_bytes(b"x" * 10_000)
    done = run(folder, "check", "posts")

    assert done.stdout == cold.stdout
    assert b"the cache was damaged and was thrown away" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert run(folder, "check", "posts").stderr == b""


def test_a_cache_with_changed_bytes_is_thrown_away(folder: Path) -> None:
    cold = run(folder, "check", "posts")
    [cache] = (folder / "cache").rglob("*.sqlite")
    data = bytearray(cache.read_bytes())
    for match in re.finditer(rb"DUP001", bytes(data)):
        data[match.start() + 5] = ord("9")
    cache.write_bytes(data)
    done = run(folder, "check", "-j", "2", "posts")

    assert done.stdout == cold.stdout
    assert done.stderr.count(b"the cache was damaged and was thrown away") == 1
    assert done.returncode == 1
    assert run(folder, "check", "posts").stderr == b""


def test_where_no_cache_can_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "file"))
    done = run(folder, "check", "posts")

    assert done.stderr.startswith(b"dedupe: warning: ")
    assert b"the cache cannot be used: Not a directory; --no-cache runs without it" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert done.returncode == 1
    assert run(folder, "check", "--no-cache", "posts").stderr == b""


def test_two_runs_at_once(folder: Path) -> None:
    """Both clean the same posts; what one finds changed by the other it names and leaves."""
    runs = [begun(folder, "clean", "-j", "2", "--format", "concise", "posts") for _ in range(3)]
    said = [process.communicate() for process in runs]

    for (_, errors), process in zip(said, runs, strict=True):
        lines = errors.decode().splitlines()
        assert all("changed while it was worked on; not written, run again" in x for x in lines)
        assert process.returncode == (2 if lines else 0)
    for path in (folder / "posts").rglob("*.md"):
        assert path.read_text(encoding="utf-8") == clean_post(int(path.stem))
    assert half_files(folder) == []


@pytest.mark.parametrize("what", ["check", "clean"])
def test_a_worker_that_dies_is_named_with_its_post(folder: Path, what: str) -> None:
    done = run(folder, what, "-j", "2", "--no-cache", "posts", patch=DYING)

    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "dedupe: error: posts/2/020.md: the process that worked on it was killed by signal 9, "
        "perhaps out of memory; the file is whole, run it alone or with -j 1 to see why",
        "dedupe: error: posts/3/031.md: the process that worked on it ended with code 3; "
        "the file is whole, run it alone or with -j 1 to see why",
    ]
    assert b"58 posts" in done.stdout


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_interrupted_while_cleaning(folder: Path, jobs: str) -> None:
    """Ctrl-C: the old post or the new one, nothing beside them, no process left."""
    first = folder / "posts" / "0" / "008.md"
    old = first.stat().st_ino
    process = begun(
        *(folder, "clean", "-j", jobs, "posts"),
        patch=SLOW,
        until=lambda: first.stat().st_ino != old,
    )
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    texts = {int(p.stem): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}

    assert process.returncode == 130
    assert re.fullmatch(
        rb"dedupe: interrupted after \d+ of 60 posts, \d+ posts? cleaned; every file is whole\n",
        errors,
    )
    assert all(text in (post(n), clean_post(n)) for n, text in texts.items())
    assert any(text == post(n) for n, text in texts.items())
    assert half_files(folder) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_broken_pipe_is_quiet(folder: Path) -> None:
    process = begun(folder, "check", "-j", "2", "posts", patch=SLOW)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert said == b""
    assert process.wait() == 2
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_broken_files_in_masses(folder: Path) -> None:
    broken = {
        "3/900.md": b"\xff\xfe\x00",
        "3/901.md": b"abc\0",
        "4/902.md": "ただの文章。".encode("cp932"),
        "4/903.md": b"",
    }
    for name, data in broken.items():
        (folder / "posts" / name).write_bytes(data)
    (folder / "posts" / "5" / "904.md").symlink_to("nowhere.md")
    done = run(folder, "check", "-j", "2", "--format", "json", "posts")
    document = json.loads(done.stdout)

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 3
    assert [error["path"][-6:-3] for error in document["errors"]] == ["900", "901", "902"]
    assert len(document["posts"]) == COUNT + 1
    assert [each["path"] for each in document["posts"]] == sorted(
        each["path"] for each in document["posts"]
    )


def test_a_post_that_vanishes(folder: Path) -> None:
    vanish = """
import dedupe_paragraphs.api.run as job
discover = job.discover
def vanishing(*a, **k):
    items = discover(*a, **k)
    os.unlink("posts/1/015.md"); os.unlink("posts/5/059.md")
    return items
job.discover = vanishing
"""
    done = run(folder, "clean", "-j", "2", "posts", patch=vanish)

    assert done.stderr.decode().splitlines() == [
        "dedupe: error: posts/1/015.md: no such file or folder",
        "dedupe: error: posts/5/059.md: no such file or folder",
    ]
    assert done.returncode == 2
    assert b"58 posts read, 58 cleaned" in done.stdout


def test_a_full_disk_while_cleaning(folder: Path) -> None:
    done = run(folder, "clean", "-j", "2", "posts", patch=FULL)
    lines = done.stderr.decode().splitlines()

    assert len(lines) == 12
    assert all("cannot be written: No space left on device; the old file is" in x for x in lines)
    assert done.returncode == 2
    for path in (folder / "posts").rglob("*.md"):
        number = int(path.stem)
        kept = number % 10 in (5, 8)
        assert path.read_text(encoding="utf-8") == (post if kept else clean_post)(number)
    assert half_files(folder) == []


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Run with stderr, alone, a terminal; return what it was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(*arguments, patch=SLOW),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", **environment},
    ):
        os.close(theirs)
        sent = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            sent += part
    os.close(ours)
    return sent.decode()


def test_a_bar_on_a_terminal_while_the_work_is_long(folder: Path) -> None:
    sent = on_terminal(folder, "check", "-j", "1", "posts")

    assert re.search(r"\d+/60", sent)
    assert sent.endswith("\r\x1b[2K")


@pytest.mark.parametrize("watching", ["CI", "PRE_COMMIT"])
def test_no_bar_for_a_log(folder: Path, watching: str) -> None:
    assert on_terminal(folder, "check", "-j", "1", "posts", **{watching: "1"}) == ""


def test_no_bar_in_a_pipe(folder: Path) -> None:
    assert run(folder, "check", "-j", "1", "posts", patch=SLOW).stderr == b""
