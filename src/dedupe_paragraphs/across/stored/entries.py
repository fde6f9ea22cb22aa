"""What an index holds of a post: its entry, and its passages as rows; made in workers."""

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np

from dedupe_paragraphs.across.keys import keys_of
from dedupe_paragraphs.across.rows import Row, rows_of, title_of
from dedupe_paragraphs.across.stored.postings import Numbers
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.post.published import is_draft, published

_GIVEN = ("path", "title", "draft", "moment", "source", "ordinal", "quiet")
_KEPT = [name for name in Row._fields if name not in _GIVEN]
"""Fields of a passage as it is stored; the others are known from its post and its place."""


class IndexedPost(NamedTuple):
    """A post of an index."""

    path: str
    title: str
    draft: bool
    moment: str
    digest: str
    """Of its bytes and of the options that it was read with."""
    passages: int


class IndexEntry(NamedTuple):
    """A post, its passages, and what they are found by."""

    post: IndexedPost
    passages: list[bytes]
    names: Numbers
    """Of the texts that are found by themselves."""
    ordinals: Numbers
    """The passage of each name."""
    codes: Numbers
    code_names: Numbers
    """The text of each code."""


@mutable_record
class Analyse:
    """Makes the entry of a post, unless it is as it was; copied into each worker."""

    read: Callable[[str], bytes]
    options: Callable[[str], Options]
    known: Mapping[str, str] = field(default_factory=dict)
    """The digests of posts that the index has."""

    def __call__(self, path: str) -> IndexEntry | DedupeError | None:
        """Analyse a post; None where it is as it was."""
        from dedupe_paragraphs.batch.cache import key  # noqa: PLC0415 - start-up

        try:
            data, options = self.read(path), self.options(path)
            digest = blake2b(key(options).encode() + data, digest_size=16).hexdigest()
            if self.known.get(path) == digest:
                return None
            post = parse(data, path, options.paragraphs)
            rows = list(rows_of(post, options))
        except DedupeError as error:
            return error
        solid = [row for row in rows if row.solid]
        codes, code_names = codes_of({row.text: row.key for row in solid})
        return IndexEntry(
            post=IndexedPost(
                *(path, title_of(post), is_draft(data, post.body, path)),
                *(published(data, post.body, path), digest, len(rows)),
            ),
            passages=[packed([getattr(row, name) for name in _KEPT]) for row in rows],
            names=np.array([row.text for row in solid], dtype=np.int64),
            ordinals=np.array([row.ordinal for row in solid], dtype=np.int64),
            codes=codes,
            code_names=code_names,
        )


def codes_of(texts: Mapping[int, str]) -> tuple[Numbers, Numbers]:
    """Return the codes of texts by their names, and the name of each."""
    if not texts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    keys = keys_of(list(texts.values()))
    return keys.key, np.array(list(texts), dtype=np.int64)[keys.text]


def packed(value: object) -> bytes:
    """Return a value of JSON as a row, bytes as the text that they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=bytes.decode)
    return text.encode("utf-8", "surrogatepass")


def passage_of(post: IndexedPost, packed_row: bytes, *, source: int, ordinal: int) -> Row:
    """Return a passage again; `source` is the number of its post."""
    values = dict(zip(_KEPT, json.loads(packed_row), strict=True))
    values["raw"] = values["raw"].encode()
    given: dict[str, Any] = dict(zip(_GIVEN, (*post[:4], source, ordinal, False), strict=True))
    return Row(**given, **values)
