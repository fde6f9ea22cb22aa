"""Building an index: posts that are new or changed are analysed, all others taken over."""

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs.across.keys import keys_of
from dedupe_paragraphs.across.rows import Row, rows_of
from dedupe_paragraphs.across.stored.file import IndexFile
from dedupe_paragraphs.across.stored.layout import KINDS, PASSAGES, POSTS, write
from dedupe_paragraphs.match.signatures import PERMUTATIONS, signatures
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.report import Indexed
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.post.published import UNDATED, published


class IndexedText(NamedTuple):
    """The distinct texts of a post, with all that an index knows of them."""

    names: NDArray[np.int64]
    signatures: NDArray[np.uint32]
    code_texts: NDArray[np.int64]
    """For each code the text, by its place among the names."""
    codes: NDArray[np.int64]
    weights: NDArray[np.int8]


_NONE = np.empty(0, dtype=np.int64)
_NO_TEXTS = IndexedText(
    names=_NONE,
    signatures=np.empty((0, PERMUTATIONS), dtype=np.uint32),
    code_texts=_NONE,
    codes=_NONE,
    weights=np.empty(0, dtype=np.int8),
)


class IndexEntry(NamedTuple):
    """A post as an index has it."""

    path: str
    digest: bytes
    moment: str
    passages: NDArray[Any]
    heap: bytes | memoryview
    """The texts of its passages."""
    texts: IndexedText


class Unchanged(NamedTuple):
    """A post that is as it was."""

    path: str


Result = IndexEntry | Unchanged | DedupeError
"""What became of a post; an error, where it could not be read."""


def digest_of(data: bytes) -> bytes:
    """Return a digest of a post's bytes."""
    return blake2b(data, digest_size=16).digest()


@mutable_record
class Analyse:
    """Makes the entry of a post, unless it is as it was; copied into each worker."""

    read: Callable[[str], bytes]
    options: Callable[[str], Options]
    known: Mapping[str, bytes] = field(default_factory=dict)
    """The digests of posts that the index has."""

    def __call__(self, path: str) -> Result:
        """Analyse a post."""
        try:
            data = self.read(path)
            digest = digest_of(data)
            if self.known.get(path) == digest:
                return Unchanged(path)
            options = self.options(path)
            post = parse(data, path, options.paragraphs)
            rows = list(rows_of(post, options))
        except DedupeError as error:
            return error
        moment = rows[0].moment if rows else published(data, post.body, path)
        return entry_of(path, digest, moment, rows)

    def close(self) -> None:
        """Nothing is open."""


def entry_of(path: str, digest: bytes, moment: str, rows: Sequence[Row]) -> IndexEntry:
    """Return the entry of a post from its rows."""
    records = np.zeros(len(rows), dtype=PASSAGES)
    heap = bytearray()
    for at, row in enumerate(rows):
        key = row.key.encode("utf-8", "surrogatepass")
        extra = b""
        if row.shown or row.raw or row.detail:
            extra = marshal.dumps((row.shown, row.raw, row.detail))
        records[at] = (
            row.text, len(heap), len(key), len(extra), row.block, row.length, row.start,
            row.size, row.start_line, row.start_column, row.stop_line,
            row.stop_column, KINDS.index(row.kind), row.level, row.solid,
        )  # fmt: skip
        heap += key + extra
    return IndexEntry(path, digest, moment, records, bytes(heap), _texts(rows))


def _texts(rows: Sequence[Row]) -> IndexedText:
    solid = {row.text: row.key for row in rows if row.solid}
    bodies = list(solid.values())
    if not bodies:
        return _NO_TEXTS
    drawn = signatures(bodies)
    keys = keys_of(bodies, drawn)
    names = np.fromiter(solid, dtype=np.int64, count=len(solid))
    return IndexedText(names, drawn, keys.text, keys.key, keys.weight)


def update(
    path: str,
    old: IndexFile | None,
    results: Iterable[Result],
    failed: Callable[[DedupeError], None],
) -> Indexed:
    """Write an index of posts, those that are as they were taken over from the old one."""
    numbers = {old.path(at): at for at in range(len(old))} if old is not None else {}
    entries: list[IndexEntry] = []
    kept: list[int] = []
    for result in results:
        if isinstance(result, IndexEntry):
            entries.append(result)
        elif isinstance(result, Unchanged):
            kept.append(numbers[result.path])
        else:
            failed(result)
            if result.path in numbers:  # What cannot be read now was published all the same.
                kept.append(numbers[result.path])
    changed = sum(entry.path in numbers for entry in entries)
    change = Indexed(
        posts=len(kept) + len(entries),
        passages=0,
        added=len(entries) - changed,
        changed=changed,
        removed=len(numbers) - len(kept) - changed,
    )
    if old is not None and not (change.added or change.changed or change.removed):
        return change._replace(passages=len(old.passages_))
    every = entries + [_taken_over(old, at) for at in kept if old is not None]
    return change._replace(passages=_write(path, old, every))


def _write(path: str, old: IndexFile | None, entries: list[IndexEntry]) -> int:
    fresh = [entry.texts for entry in entries]
    entries = sorted(entries, key=lambda entry: (entry.moment, entry.path))
    posts, passages = _tables(entries)
    names, places, rows = _occurrences(passages)
    known = [] if old is None else [_texts_of(old)]
    drawn, codes, code_texts, weights = _keys(names, [*known, *fresh])
    sections: dict[str, Iterable[bytes | memoryview]] = {
        "posts": [posts.tobytes()],
        "passages": [passages.tobytes()],
        "paths": (os.fsencode(entry.path) for entry in entries),
        "heap": (entry.heap for entry in entries),
        "names": [names.tobytes()],
        "places": [places.tobytes()],
        "rows": [rows.tobytes()],
        "signatures": _sliced(drawn),
        "codes": _sliced(codes),
        "code_texts": _sliced(code_texts),
        "code_weights": _sliced(weights),
    }
    write(path, sections, {"posts": len(posts), "passages": len(passages), "texts": len(names)})
    return len(passages)


def _taken_over(old: IndexFile, number: int) -> IndexEntry:
    """Return the entry of a post that is as it was; its texts are those of the old index."""
    record = old.posts[number]
    first, heap_at = int(record["first"]), int(record["heap_at"])
    return IndexEntry(
        path=old.path(number),
        digest=record["digest"].tobytes(),
        moment=record["moment"].decode() or UNDATED,
        passages=old.passages_[first : first + int(record["count"])],
        heap=old.heap[heap_at : heap_at + int(record["heap_size"])].data,
        texts=_NO_TEXTS,
    )


def _texts_of(old: IndexFile) -> IndexedText:
    return IndexedText(old.names, old.signatures, old.code_texts, old.codes, old.code_weights)


def _tables(entries: Sequence[IndexEntry]) -> tuple[NDArray[Any], NDArray[Any]]:
    posts = np.zeros(len(entries), dtype=POSTS)
    path_at = first = heap_at = 0
    for at, entry in enumerate(entries):
        name, count, size = os.fsencode(entry.path), len(entry.passages), len(entry.heap)
        moment = entry.moment.encode()
        posts[at] = (path_at, len(name), first, count, heap_at, size, entry.digest, moment)
        path_at, first, heap_at = path_at + len(name), first + count, heap_at + size
    none = np.empty(0, dtype=PASSAGES)
    return posts, np.concatenate([none, *(entry.passages for entry in entries)])


def _occurrences(
    passages: NDArray[Any],
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the distinct texts, and the rows of passages that have each."""
    solid = np.flatnonzero(passages["solid"])
    names, texts = np.unique(passages["name"][solid], return_inverse=True)
    order = np.argsort(texts, kind="stable")
    places = np.searchsorted(texts[order], np.arange(len(names) + 1)).astype(np.uint64)
    return names.astype(np.int64), places, solid[order].astype(np.uint64)


def _keys(
    names: NDArray[np.int64], given: Sequence[IndexedText]
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.uint32], NDArray[np.int8]]:
    """Return the signatures of texts, and their codes sorted, with the text and weight of each.

    What a text has is taken from the first that knows it.
    """
    drawn = np.zeros((len(names), PERMUTATIONS), dtype=np.uint32)
    known = np.zeros(len(names), dtype=np.bool_)
    codes, texts, weights = [_NO_TEXTS.codes], [_NO_TEXTS.code_texts], [_NO_TEXTS.weights]
    for text in given if len(names) else ():
        places = np.minimum(np.searchsorted(names, text.names), len(names) - 1)
        new = (names[places] == text.names) & ~known[places]
        known[places[new]] = True
        drawn[places[new]] = text.signatures[new]
        chosen = new[text.code_texts]
        codes.append(text.codes[chosen])
        texts.append(places[text.code_texts[chosen]])
        weights.append(text.weights[chosen])
    every = np.concatenate(codes)
    order = np.argsort(every, kind="stable")
    owners = np.concatenate(texts).astype(np.uint32)
    return drawn, every[order], owners[order], np.concatenate(weights)[order]


def _sliced(array: NDArray[Any]) -> Iterator[bytes]:
    """Yield the bytes of an array in pieces: a copy of all of it would double the memory."""
    for at in range(0, len(array), 1 << 20):
        yield array[at : at + (1 << 20)].tobytes()
