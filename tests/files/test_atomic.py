"""Reading and writing: whatever fails, the file is the old one or the new one, and whole."""

import errno
import os
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import (
    ChangedMeanwhileError,
    InputError,
    MissingPathError,
    OutputError,
)

OLD = "古い文章です。\r\n".encode() * 100
NEW = "新しい文章です。\n".encode() * 50


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "日記 😀.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_read(post: Path) -> None:
    assert files.read(str(post)) == OLD


def test_read_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        files.read(str(tmp_path / "none.md"))


def test_read_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        files.read(str(tmp_path))


def test_read_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    with pytest.raises(InputError, match="regular"):
        files.read(str(tmp_path / "pipe.md"))


def test_read_a_device() -> None:
    with pytest.raises(InputError):
        files.read("/dev/zero")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_read_without_permission(post: Path) -> None:
    post.chmod(0)

    with pytest.raises(InputError, match="Permission denied"):
        files.read(str(post))


def test_read_what_is_too_large(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 10)

    with pytest.raises(InputError):
        files.read(str(post))


def test_read_what_changes_meanwhile(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fstat = os.fstat

    def later(file: int) -> os.stat_result:
        with post.open("ab") as stream:
            stream.write(b"more")
        return fstat(file)

    monkeypatch.setattr(os, "fstat", later)

    with pytest.raises(ChangedMeanwhileError):
        files.read(str(post))


def test_the_same_bytes_touch_nothing(post: Path) -> None:
    os.utime(post, ns=(1, 1))
    files.replace(str(post), OLD, OLD)

    assert post.stat().st_mtime_ns == 1


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_replace_keeps_the_mode(post: Path, mode: int) -> None:
    post.chmod(mode)
    files.replace(str(post), OLD, NEW)

    assert post.read_bytes() == NEW
    assert stat.S_IMODE(post.stat().st_mode) == mode
    assert names(post.parent) == [post.name]


def test_replace_follows_links(post: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.md"
    link.symlink_to(Path("..") / post.name)
    files.replace(str(link), OLD, NEW)

    assert link.is_symlink()
    assert post.read_bytes() == NEW
    assert names(folder) == ["link.md"]


def test_replace_keeps_hard_links(post: Path) -> None:
    other = post.with_name("other.md")
    os.link(post, other)
    files.replace(str(post), OLD, NEW)

    assert os.path.samefile(post, other)
    assert other.read_bytes() == NEW
    assert names(post.parent) == sorted([post.name, "other.md"])


def test_replace_refuses_what_was_edited_meanwhile(post: Path) -> None:
    post.write_bytes(OLD + b"my own words")

    with pytest.raises(ChangedMeanwhileError):
        files.replace(str(post), OLD, NEW)
    assert post.read_bytes() == OLD + b"my own words"
    assert names(post.parent) == [post.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everything")
def test_replace_respects_read_only_files(post: Path) -> None:
    post.chmod(0o444)

    with pytest.raises(OutputError, match="permission"):
        files.replace(str(post), OLD, NEW)
    assert post.read_bytes() == OLD


def test_create_makes_folders_and_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.md"
    files.create(str(path), OLD)
    files.create(str(path), NEW)

    assert path.read_bytes() == NEW
    assert names(path.parent) == ["c.md"]


def test_create_takes_the_mode_of_the_original(post: Path, tmp_path: Path) -> None:
    post.chmod(0o640)
    files.create(str(tmp_path / "new.md"), NEW, like=str(post))

    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640


def test_create_where_a_file_is_in_the_way(post: Path) -> None:
    with pytest.raises(OutputError):
        files.create(str(post / "below.md"), NEW)


STEPS = ["open", "write", "fchmod", "fsync", "replace", "ftruncate", "lseek"]
FAULTS = [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EDQUOT]


class Fault:
    """Lets a function of `os` fail at its nth call."""

    def __init__(self, real: Callable[..., Any], nth: int, code: int, *, half: bool) -> None:
        self.real, self.left, self.code, self.half = real, nth, code, half

    def __call__(self, *arguments: Any, **more: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            if self.half:  # A disk that fills up takes some of the bytes first.
                self.real(arguments[0], bytes(arguments[1])[:100])
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*arguments, **more)


@pytest.mark.parametrize("linked", [False, True], ids=["one name", "hard link"])
@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("code", FAULTS, ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("step", STEPS)
def test_a_fault_at_any_step(
    post: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, nth: int, linked: bool
) -> None:
    if linked:
        os.link(post, post.with_name("other.md"))
    before = names(post.parent)
    fault = Fault(getattr(os, step), nth, code, half=step == "write")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fault)
        try:
            files.replace(str(post), OLD, NEW)
        except OutputError as error:
            expected, reason = OLD, str(error)
        else:
            expected, reason = NEW, os.strerror(code)

    assert post.read_bytes() == expected
    assert os.strerror(code) in reason
    assert names(post.parent) == before
    if linked:
        assert os.path.samefile(post, post.with_name("other.md"))


def test_a_fault_that_cannot_be_undone_leaves_the_new_text(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(post, post.with_name("other.md"))

    def fail(*arguments: Any) -> None:
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(os, "ftruncate", fail)

    with pytest.raises(OutputError) as caught:
        files.replace(str(post), OLD, NEW)
    assert Path(caught.value.rescue).read_bytes() == NEW


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_step(post: Path, step: str, after: bool) -> None:
    script = f"""
        import os, signal, sys
        from dedupe_paragraphs.files import atomic as files
        real = os.{step}
        def killed(*arguments):
            if {after}:
                real(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)
        os.{step} = killed
        files.replace(sys.argv[1], {OLD!r}, {NEW!r})
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(post)], check=False, capture_output=True
    )

    assert done.returncode == -9, done.stderr
    assert post.read_bytes() in (OLD, NEW)
    left = [name for name in names(post.parent) if name != post.name]
    assert all(name.startswith(".") and not name.endswith(".md") for name in left)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_replace_keeps_extended_attributes(post: Path) -> None:
    try:
        os.setxattr(post, "user.reviewed", b"by Aiko")
    except OSError as error:
        pytest.skip(f"no extended attributes here: {error}")
    inode = post.stat().st_ino
    files.replace(str(post), post.read_bytes(), b"new\n")

    assert os.getxattr(post, "user.reviewed") == b"by Aiko"
    assert post.read_bytes() == b"new\n"
    assert post.stat().st_ino != inode


def test_what_a_new_file_cannot_have_is_written_in_place(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague's post: who may write it may not give a file to him."""

    def forbidden(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    monkeypatch.setattr(os, "fchown", forbidden)
    before = post.stat()
    files.replace(str(post), post.read_bytes(), b"new\n")

    assert post.read_bytes() == b"new\n"
    assert post.stat().st_ino == before.st_ino
    assert os.listdir(post.parent) == [post.name]


def test_create_writes_into_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.create(str(pipe), b"new\n")
    read = os.read(reader, 100)
    os.close(reader)

    assert read == b"new\n"
    assert pipe.is_fifo()


def test_create_leaves_a_socket_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(OutputError):
            files.create("socket", b"new\n")

        assert (tmp_path / "socket").is_socket()


def test_what_a_killed_run_left_is_removed_unless_it_is_in_use(tmp_path: Path) -> None:
    left = tmp_path / ".dedupe-0123456789ab.tmp"
    left.write_bytes(b"new\n")
    with left.open("rb") as other:
        files.lock(other.fileno())
        files.remove_left(str(left))
        assert left.exists()
    files.remove_left(str(left))

    assert not left.exists()
