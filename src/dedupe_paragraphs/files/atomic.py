"""Files: read whole or not at all, written whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from dedupe_paragraphs.model import errors
from dedupe_paragraphs.text.pattern import pattern

if TYPE_CHECKING:
    from mmap import mmap

LEFT = pattern(r"\.dedupe-[0-9a-f]{12}\.(?:tmp|new)")
"""What a killed run leaves beside a post; `.new` holds the new text of one written in place."""
LIMIT = 256 * 1024 * 1024
"""Bytes; a post of a megabyte is long, and everything about a post is held in memory."""


def read(path: str) -> bytes:
    """Return the bytes of a file, all of one moment."""
    try:
        before = os.stat(path)
        if not stat.S_ISREG(before.st_mode):
            kind = "a folder" if stat.S_ISDIR(before.st_mode) else "no regular file"
            raise errors.unreadable(path, kind)
        if before.st_size > LIMIT:
            raise errors.too_large(path, before.st_size, LIMIT)
        with open(path, "rb") as stream:
            data = stream.read(LIMIT + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError as error:
        raise errors.MissingPathError(path) from error
    except OSError as error:
        raise errors.unreadable(path, error) from error
    if len(data) > LIMIT:
        raise errors.too_large(path, len(data), LIMIT)
    if _stamp(before) != _stamp(after) or len(data) != after.st_size:
        raise errors.ChangedMeanwhileError(path)
    return data


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def identity(path: str) -> tuple[int, int] | str:
    """Return what all names of a file have in common, hard links too; its place if it is none."""
    try:
        status = os.stat(path)
    except OSError:
        return os.path.realpath(path)
    return status.st_dev, status.st_ino


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read; the same bytes touch nothing."""
    if before == after:
        return
    try:
        _write(path, os.path.realpath(path), after, before)
    except OSError as error:
        raise errors.unwritable(path, error) from error


def create(path: str, data: "bytes | mmap", like: str | None = None) -> None:
    """Write a file at a path, with its folders, in the place of any that is there.

    A new file gets the mode of the one that it is like. A device or a pipe is written into.
    """
    try:
        mode = os.stat(like).st_mode if like is not None else 0o666
        real = os.path.realpath(path)
        if os.path.islink(path) and not os.path.exists(real):
            raise errors.unwritable(path, "a link that leads nowhere")
        os.makedirs(os.path.dirname(real), exist_ok=True)
        _write(path, real, data, None, mode)
    except OSError as error:
        raise errors.unwritable(path, error) from error


def _write(
    path: str, real: str, data: "bytes | mmap", before: bytes | None, mode: int = 0o666
) -> None:
    """Write beside the target first; then put the whole file in its place.

    Only names are changed then, which either happens or does not. A file with several names (hard
    links), or of an owner or with attributes that a new file cannot have, keeps them only if it is
    written in place; its new bytes then lie complete beside it.
    """
    status = os.stat(real) if before is not None or os.path.exists(real) else None
    if status is not None and not os.access(real, os.W_OK):
        raise errors.unwritable(path, "no permission to write")
    if status is not None and not stat.S_ISREG(status.st_mode):
        with open(real, "wb", buffering=0) as special:
            _write_all(special.fileno(), data)
        return
    # No walk takes a file of this name for a post.
    beside = os.path.join(os.path.dirname(real), f".dedupe-{os.urandom(6).hex()}.tmp")
    try:
        in_place = not _write_beside(beside, data, real, status, mode)
        if before is not None:
            with open(real, "rb") as stream:
                if stream.read(len(before) + 1) != before:
                    raise errors.ChangedMeanwhileError(path)
        if in_place:
            # Nobody removes a file of this name: killed now, it alone may hold the post.
            whole = beside.removesuffix(".tmp") + ".new"
            os.rename(beside, whole)
            beside = whole
            _overwrite(path, real, beside, data)
        else:
            os.replace(beside, real)
    except BaseException as error:
        if not getattr(error, "rescue", ""):
            _remove(beside)
        raise
    _remove(beside)
    with suppress(OSError):  # The new name lasts, as far as the file system can do that.
        folder = os.open(os.path.dirname(real), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _write_beside(
    beside: str, data: "bytes | mmap", real: str, status: os.stat_result | None, mode: int
) -> bool:
    """Write a new file, and tell whether it may take the place of the old one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    file = os.open(beside, flags | getattr(os, "O_BINARY", 0), 0o600)
    try:
        lock(file)
        _write_all(file, data)
        alike = status is None or (status.st_nlink == 1 and _dressed(file, real, status))
        if hasattr(os, "fchmod"):
            mask = os.umask(0)
            os.umask(mask)
            os.fchmod(file, stat.S_IMODE(status.st_mode if status else mode & ~mask))
        os.fsync(file)
    finally:
        os.close(file)
    return alike


def _dressed(file: int, real: str, status: os.stat_result) -> bool:
    """Give a new file the owner, access list and attributes of the old one, where that works."""
    if not hasattr(os, "fchown"):  # Not on Windows, where files have no mode.
        return True
    try:
        if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(file, status.st_uid, status.st_gid)
        old, new = _attributes(real), _attributes(file)
        for name in new.keys() - old.keys():  # as the folder gives them to new files
            os.removexattr(file, name)
        for name, value in old.items() - new.items():
            os.setxattr(file, name, value)
    except OSError:
        return False
    return True


def _attributes(file: int | str) -> dict[str, bytes]:
    if not hasattr(os, "listxattr"):
        return {}
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return {}
        raise


def _write_all(file: int, data: "bytes | mmap") -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _overwrite(path: str, real: str, beside: str, data: "bytes | mmap") -> None:
    """Write into the file itself, and put its old bytes back if that fails."""
    with open(real, "rb") as stream:
        old = stream.read()
    file = os.open(real, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        _fill(file, data)
    except BaseException as error:
        try:
            _fill(file, old)
        except OSError:
            raise errors.unwritable(path, str(error), rescue=beside) from error
        raise
    finally:
        with suppress(OSError):  # All bytes are on the disk by now.
            os.close(file)


def _fill(file: int, data: "bytes | mmap") -> None:
    os.lseek(file, 0, os.SEEK_SET)
    _write_all(file, data)
    os.ftruncate(file, len(data))
    os.fsync(file)


def lock(file: int) -> None:
    """Show other runs that a file is in use. Raises OSError where it is."""
    with suppress(ImportError):  # On Windows nobody removes what is open.
        import fcntl  # noqa: PLC0415  # who writes nothing need not pay

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remove_left(path: str) -> None:
    """Remove what a killed run left beside a post, unless a run is writing it."""
    with suppress(OSError):  # It is named again.
        file = os.open(path, os.O_RDONLY)
        try:
            lock(file)
            os.unlink(path)
        finally:
            os.close(file)


def _remove(beside: str) -> None:
    with suppress(OSError):
        os.unlink(beside)
