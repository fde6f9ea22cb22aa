"""Whatever step of a write goes wrong, or is the last one: the post is the old or the new one."""

import builtins
import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import FoundPost, discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.model.errors import DedupeError, OutputError

OLD = "古い文章です。\r\n".encode() * 100
NEW = "新しい文章です。\n".encode() * 50
STEPS = (
    *("open", "write", "close", "fsync", "fchmod", "fchown", "replace", "unlink"),
    *("lseek", "ftruncate", "stat", "lstat", "access", "umask", "mkdir", "readlink"),
)
"""Everything that the writing of a file asks of the system, and reading it with `open`."""
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)
At = Callable[[int, str], None]
"""Told the number and the name of each step before it is taken."""

KINDS = ("one name", "hard link", "link", "new", "over another")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "日記\n😀"
    folder.mkdir()
    return folder


def prepared(folder: Path, kind: str) -> Path:
    """Return what is to be written: a post that was read, or a new one."""
    for name in os.listdir(folder):
        (folder / name).unlink()
    path = folder / "a.md"
    if kind == "new":
        return path
    path.write_bytes(OLD)
    if kind == "hard link":
        os.link(path, folder / "b.md")
    if kind == "link":
        (folder / "b.md").symlink_to("a.md")
        return folder / "b.md"
    return path


def write(path: Path, kind: str) -> None:
    if kind in ("new", "over another"):
        files.create(str(path), NEW)
    else:
        files.replace(str(path), OLD, NEW)


@contextmanager
def watched(at: At) -> Iterator[None]:
    """Tell of each step."""
    count = 0
    real = {name: getattr(os, name) for name in STEPS}
    real_open = builtins.open

    def watching(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any, **more: Any) -> Any:
            nonlocal count
            count += 1
            at(count, name)
            return step(*arguments, **more)

        return taken

    try:
        for name, step in real.items():
            setattr(os, name, watching(name, step))
        builtins.open = watching("read", real_open)
        yield
    finally:
        builtins.open = real_open
        for name, step in real.items():
            setattr(os, name, step)


def steps(folder: Path, kind: str) -> list[str]:
    """Return the steps of a write that goes well."""
    taken: list[str] = []
    path = prepared(folder, kind)
    with watched(lambda _, name: taken.append(name)):
        write(path, kind)
    assert path.read_bytes() == NEW
    return taken


def posts(folder: Path) -> list[str]:
    """Return the posts that the next run finds."""
    found = discover([str(folder)], Patterns(()).match)
    return [os.path.basename(item.path) for item in found if isinstance(item, FoundPost)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_every_step(folder: Path, kind: str) -> None:
    taken = steps(folder, kind)
    assert {"open", "write", "fsync", "close"} <= set(taken)
    for number, name in enumerate(taken, 1):
        for code in FAULTS:
            path = prepared(folder, kind)
            before = sorted(os.listdir(folder))

            def fail(at: int, _: str, number: int = number, code: int = code) -> None:
                if at == number:
                    raise OSError(code, os.strerror(code))

            said = ""
            try:
                with watched(fail):
                    write(path, kind)
            except DedupeError as error:
                said = str(vars(error))
            after = path.read_bytes() if path.exists() else None
            step = f"{number} {name} {errno.errorcode[code]}"

            # Told as failed: nothing was changed. Not told: the new text is in place.
            untouched = None if kind == "new" else OLD
            assert after == (untouched if said else NEW), step
            left = {*os.listdir(folder)} - {*before, "a.md"}
            assert not left or name == "unlink", step
            assert set(posts(folder)) <= {"a.md", "b.md"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_every_step(folder: Path, kind: str) -> None:
    """What is left beside the post is no post, and the next run does its work as if nothing were.

    A file with several names is written in place, so that they all have the new text: killed in
    the middle of that, its new text lies whole beside it.
    """
    taken = steps(folder, kind)
    for number, name in enumerate(taken, 1):
        path = prepared(folder, kind)
        child = os.fork()
        if not child:
            with watched(killing(number)):
                write(path, kind)
            os._exit(1)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        after = path.read_bytes() if path.exists() else None
        left = [each for each in os.listdir(folder) if each not in ("a.md", "b.md")]

        if kind == "hard link" and after not in (OLD, NEW):
            assert [(folder / each).read_bytes() for each in left] == [NEW]
            continue
        assert after in ((None, NEW) if kind == "new" else (OLD, NEW)), (number, name)
        assert all(each.startswith(".dedupe-") and each.endswith((".tmp", ".new")) for each in left)
        assert set(posts(folder)) <= {"a.md", "b.md"}
        if after == OLD and kind != "over another":
            files.replace(str(path), OLD, NEW)
        elif after != NEW:
            files.create(str(path), NEW)
        assert path.read_bytes() == NEW


def killing(last: int) -> At:
    def kill(at: int, _: str) -> None:
        if at == last:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill


def test_a_disk_that_takes_a_part(folder: Path) -> None:
    """Written byte by byte at last, it is whole all the same."""
    path = prepared(folder, "one name")
    real = os.write
    os.write = lambda file, data: real(file, bytes(data)[:7])
    try:
        files.replace(str(path), OLD, NEW)
    finally:
        os.write = real

    assert path.read_bytes() == NEW


def test_what_is_interrupted_leaves_nothing(folder: Path) -> None:
    for number in range(1, len(steps(folder, "one name")) + 1):
        path = prepared(folder, "one name")

        def interrupt(at: int, name: str, number: int = number) -> None:
            if at == number and name != "unlink":
                raise KeyboardInterrupt

        try:
            with watched(interrupt):
                write(path, "one name")
        except KeyboardInterrupt:
            assert path.read_bytes() in (OLD, NEW)
        assert os.listdir(folder) == ["a.md"]


def test_the_folder_of_a_new_file_cannot_be_made(folder: Path) -> None:
    for code in FAULTS:

        def fail(at: int, name: str, code: int = code) -> None:
            if name == "mkdir":
                raise OSError(code, os.strerror(code))

        with watched(fail), pytest.raises(OutputError, match=os.strerror(code)):
            files.create(str(folder / "new" / "a.md"), NEW)
        assert os.listdir(folder) == []
