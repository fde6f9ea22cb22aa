"""Files: read whole or not at all, written whole or not at all."""

import os
import stat
from contextlib import suppress

from dedupe_paragraphs.model.errors import (
    ChangedMeanwhileError,
    MissingPathError,
    OutputError,
    too_large,
    unreadable,
    unwritable,
)
from dedupe_paragraphs.model.record import record

LIMIT = 256 * 1024 * 1024
"""Bytes; a post of a megabyte is long, and everything about a post is held in memory."""


def read(path: str) -> bytes:
    """Return the bytes of a file, all of one moment."""
    try:
        before = os.stat(path)
        if not stat.S_ISREG(before.st_mode):
            kind = "a folder" if stat.S_ISDIR(before.st_mode) else "no regular file"
            raise unreadable(path, kind)
        if before.st_size > LIMIT:
            raise too_large(path, before.st_size, LIMIT)
        with open(path, "rb") as stream:
            data = stream.read(LIMIT + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError as error:
        raise MissingPathError(path) from error
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    if len(data) > LIMIT:
        raise too_large(path, len(data), LIMIT)
    if _stamp(before) != _stamp(after) or len(data) != after.st_size:
        raise ChangedMeanwhileError(path)
    return data


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


@record
class _Target:
    """The file to be written: where it really is, and what it was."""

    path: str
    """As the user knows it, for messages."""
    real: str
    status: os.stat_result | None


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read; the same bytes touch nothing."""
    if before == after:
        return
    try:
        real = os.path.realpath(path)
        target = _Target(path, real, os.stat(real))
        _write(target, after, before)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error


def create(path: str, data: bytes, like: str | None = None) -> None:
    """Write a file at a path, with its folders, in the place of any that is there.

    A new file gets the mode of the one that it is like.
    """
    try:
        mode = os.stat(like).st_mode if like is not None else 0o666
        real = os.path.realpath(path)
        if os.path.islink(path) and not os.path.exists(real):
            raise unwritable(path, "a link that leads nowhere")
        os.makedirs(os.path.dirname(real), exist_ok=True)
        status = os.stat(real) if os.path.exists(real) else None
        _write(_Target(path, real, status), data, None, mode)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error


def _write(target: _Target, data: bytes, before: bytes | None, mode: int = 0o666) -> None:
    """Write beside the target first; then put the whole file in its place.

    Only names are changed then, which either happens or does not. A file with several names (hard
    links) keeps them only if it is written in place; its new bytes then lie complete beside it.
    """
    if target.status is not None and not os.access(target.real, os.W_OK):
        raise unwritable(target.path, "no permission to write")
    beside = _beside(target.real)
    try:
        _write_beside(beside, data, target.status, mode)
        if before is not None:
            _compare(target, before)
        if target.status is not None and target.status.st_nlink > 1:
            _overwrite(target, beside, data)
        else:
            os.replace(beside, target.real)
    except OutputError as error:
        if not error.rescue:
            _remove(beside)
        raise
    except BaseException:
        _remove(beside)
        raise
    _remove(beside)
    sync_folder(os.path.dirname(target.real))


def _beside(real: str) -> str:
    """Return a name in the same folder that no walk takes for a post."""
    return os.path.join(os.path.dirname(real), f".dedupe-{os.urandom(6).hex()}.tmp")


def _write_beside(beside: str, data: bytes, status: os.stat_result | None, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    file = os.open(beside, flags | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _write_all(file, data)
        if hasattr(os, "fchown"):  # Not on Windows, where files have no mode.
            _own(file, status)
            os.fchmod(file, stat.S_IMODE(status.st_mode if status else mode & ~_umask()))
        os.fsync(file)
    finally:
        os.close(file)


def _write_all(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _own(file: int, status: os.stat_result | None) -> None:
    """Give the new file to the owner of the old one, where that is allowed."""
    if status is None or (status.st_uid, status.st_gid) == (os.geteuid(), os.getegid()):
        return
    try:
        os.fchown(file, status.st_uid, status.st_gid)
    except PermissionError:
        return


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _compare(target: _Target, before: bytes) -> None:
    """Refuse to write over what is no longer what was read."""
    with open(target.real, "rb") as stream:
        if stream.read(len(before) + 1) != before:
            raise ChangedMeanwhileError(target.path)


def _overwrite(target: _Target, beside: str, data: bytes) -> None:
    """Write into the file itself, and put its old bytes back if that fails."""
    with open(target.real, "rb") as stream:
        old = stream.read()
    file = os.open(target.real, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        _fill(file, data)
    except BaseException as error:
        try:
            _fill(file, old)
        except OSError:
            raise unwritable(target.path, str(error), rescue=beside) from error
        raise
    finally:
        with suppress(OSError):  # All bytes are on the disk by now.
            os.close(file)


def _fill(file: int, data: bytes) -> None:
    os.lseek(file, 0, os.SEEK_SET)
    _write_all(file, data)
    os.ftruncate(file, len(data))
    os.fsync(file)


def _remove(beside: str) -> None:
    try:
        os.unlink(beside)
    except OSError:
        return


def sync_folder(folder: str) -> None:
    """Make the new name last, as far as the file system can: the post is in its place already."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
