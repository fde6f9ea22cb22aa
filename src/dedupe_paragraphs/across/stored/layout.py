"""The file of an index: a head that says what it is, and arrays that are mapped, not read."""

import contextlib
import json
import marshal
import mmap
import os
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs import __version__
from dedupe_paragraphs.across.keys import SCHEME
from dedupe_paragraphs.files.atomic import sync_folder
from dedupe_paragraphs.match.signatures import PERMUTATIONS, SEED
from dedupe_paragraphs.model.errors import (
    MissingPathError,
    damaged_index,
    misfit_index,
    unreadable,
    unwritable,
)
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BlockKind

MAGIC = b"dedupe index\n"
FORM = 1
"""Rises when the layout changes; another one is refused, not guessed at."""
_HEAD = 8192
"""Bytes of the head: the magic, JSON, blanks."""
_ALIGN = 64
KINDS = [kind.value for kind in BlockKind]

POSTS = np.dtype(
    [
        ("path_at", "<u8"),
        ("path_size", "<u4"),
        ("first", "<u8"),
        ("count", "<u4"),
        ("heap_at", "<u8"),
        ("heap_size", "<u8"),
        ("digest", "V16"),
        ("moment", "S19"),
    ]
)
"""A post: its path, its passages, where their texts lie, a digest of its bytes, its date."""
PASSAGES = np.dtype(
    [
        ("name", "<i8"),
        ("key_at", "<u4"),
        ("key_size", "<u4"),
        ("extra_size", "<u4"),
        ("block", "<u4"),
        ("length", "<u4"),
        ("start", "<u4"),
        ("size", "<u4"),
        ("start_line", "<u4"),
        ("start_column", "<u4"),
        ("stop_line", "<u4"),
        ("stop_column", "<u4"),
        ("kind", "u1"),
        ("level", "u1"),
        ("solid", "?"),
    ]
)
"""A passage: the name of its text, where it is after its post's `heap_at`, its place."""
SECTIONS = {
    "posts": POSTS,
    "passages": PASSAGES,
    "paths": np.dtype("u1"),
    "heap": np.dtype("u1"),
    "names": np.dtype("<i8"),
    "places": np.dtype("<u8"),
    "rows": np.dtype("<u8"),
    "signatures": np.dtype(("<u4", (PERMUTATIONS,))),
    "codes": np.dtype("<i8"),
    "code_texts": np.dtype("<u4"),
    "code_weights": np.dtype("i1"),
}
"""`names` are the distinct texts, sorted, with their `signatures`; text t is in the passages
`rows[places[t]:places[t + 1]]`, the oldest first. `codes` are band keys and seeds, sorted, with the
text of each and its weight."""


def unpacked(record: Any, heap: bytes | memoryview) -> dict[str, Any]:
    """Return what a passage's record and its post's heap hold, as a `ViewRow` names it."""
    at = int(record["key_at"])
    end = at + int(record["key_size"])
    extra = heap[end : end + int(record["extra_size"])]
    shown, raw, detail = marshal.loads(extra) if extra else ("", b"", "")
    return {
        "kind": KINDS[int(record["kind"])],
        "level": int(record["level"]),
        "size": int(record["size"]),
        "key": bytes(heap[at:end]).decode("utf-8", "surrogatepass"),
        "shown": shown,
        "raw": raw,
        "detail": detail,
    }


def marks_of(record: Any) -> tuple[int, int, int, int]:
    """Return the line and column where a passage begins, and those where it ends."""
    names = ("start_line", "start_column", "stop_line", "stop_column")
    line, column, end_line, end_column = (int(record[name]) for name in names)
    return line, column, end_line, end_column


def write(
    path: str, sections: Mapping[str, Iterable[bytes | memoryview]], counts: Mapping[str, int]
) -> None:
    """Write an index beside the old one, force it to disk, and put it in its place.

    Killed at any moment, this leaves the old index or the new one. Raises `OutputError`.
    """
    real = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(real), f".{os.path.basename(real)}-{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as file:
            _write(file, sections, counts)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, real)
        sync_folder(os.path.dirname(real))
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)


def _write(
    file: BinaryIO, sections: Mapping[str, Iterable[bytes | memoryview]], counts: Mapping[str, int]
) -> None:
    file.write(b"\0" * _HEAD)
    where: dict[str, tuple[int, int]] = {}
    for name, dtype in SECTIONS.items():
        file.write(b"\0" * (-file.tell() % _ALIGN))
        begin = file.tell()
        file.writelines(sections[name])
        where[name] = (begin, (file.tell() - begin) // dtype.itemsize)
    head = {
        "form": FORM,
        "scheme": SCHEME,
        "seed": SEED,
        "version": __version__,
        "kinds": KINDS,
        "size": file.tell(),
        "sections": where,
        **counts,
    }
    text = MAGIC + json.dumps(head).encode()
    assert len(text) < _HEAD
    file.seek(0)
    file.write(text.ljust(_HEAD))


def read(path: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of an index, mapped.

    Raises `InputError` and `EngineError`.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(_HEAD)
            size = os.fstat(file.fileno()).st_size
            head = _head(path, start, size)
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise MissingPathError(path) from error
    except OSError as error:
        raise unreadable(path, error) from error
    return {
        name: np.frombuffer(whole, dtype=dtype, count=count, offset=at)
        if count
        else np.empty(0, dtype=dtype)
        for name, dtype in SECTIONS.items()
        for at, count in [head["sections"][name]]
    }


def _head(path: str, start: bytes, size: int) -> dict[str, Any]:
    if not start.startswith(MAGIC):
        raise damaged_index(path, Message("it is no index of dedupe"))
    if len(start) < _HEAD:
        raise damaged_index(path, Message("it is cut after {size:,} bytes", {"size": size}))
    try:
        head = json.loads(start[len(MAGIC) :])
        told = (head["form"], head["scheme"], head["kinds"])
        whole = int(head["size"])
    except (ValueError, KeyError, TypeError) as error:
        raise damaged_index(path, Message("its head cannot be read")) from error
    ours = (FORM, SCHEME, KINDS)
    for what, their, our in zip(("form", "scheme", "kinds of blocks"), told, ours, strict=True):
        if their != our:
            raise misfit_index(path, what=Message(what), version=str(head.get("version", "?")))
    if size != whole:
        problem = Message("it has {size:,} of {whole:,} bytes", {"size": size, "whole": whole})
        raise damaged_index(path, problem)
    return dict(head)
