"""An index of published posts as it is asked: texts that are like new ones, and their passages."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dedupe_paragraphs import __version__
from dedupe_paragraphs.across.keys import ENOUGH, SCHEME, keys_of
from dedupe_paragraphs.across.rows import SHORT, Row
from dedupe_paragraphs.across.sql import PLACES, REACH, partners_of
from dedupe_paragraphs.across.stored.entries import IndexedPost, passage_of
from dedupe_paragraphs.across.stored.postings import Postings
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.model.errors import misfit_index
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.record import field, mutable_record

_PLACES = 64
"""Places of a text that are looked at to tell whether it is at the same one in many posts."""
MEMBERS = 32
"""Published texts of one key that are looked at; a key of more is a formula, or a text that other
keys find too."""


@mutable_record
class IndexHead:
    """What an index holds, and how its keys were made."""

    posts: int = 0
    passages: int = 0
    next: int = 0
    """The number of the next post that is put in."""
    texts: list[int] = field(default_factory=lambda: [0, 0])
    codes: list[int] = field(default_factory=lambda: [0, 0])
    """The bits and the count of the postings `texts` (name of a text to places) and `codes` (key to
    names of texts)."""
    scheme: str = SCHEME
    kinds: list[str] = field(default_factory=lambda: [kind.value for kind in BlockKind])
    version: str = __version__


def head_of(store: IndexStore) -> IndexHead:
    """Return the head of an index. Raises `EngineError` where its keys were made in another way."""
    (row,) = store.get("head", [0])
    head = IndexHead(**json.loads(row))
    if (head.scheme, head.kinds) != (SCHEME, [kind.value for kind in BlockKind]):
        what = "scheme" if head.scheme != SCHEME else "kinds of blocks"
        raise misfit_index(store.location, what=Message(what), version=head.version)
    return head


class IndexHit(NamedTuple):
    """A published text that is like one of the new ones."""

    post: int
    ordinal: int
    """Its oldest passage."""
    posts: int
    """How many posts have it."""
    members: tuple[int, ...] = ()
    """Some of these."""
    is_common: bool = False
    """Whether it is boilerplate."""


class PublishedPosts:
    """The posts of an index, in one moment of its store."""

    def __init__(self, store: IndexStore) -> None:
        head = head_of(store)
        self._store = store
        self._texts = Postings("texts", *head.texts)
        self._codes = Postings("codes", *head.codes)
        self._size = head.posts
        self._posts: dict[int, IndexedPost] = {}

    def find(self, rows: Sequence[Row], boilerplate: int) -> list[list[IndexHit]]:
        """Return for each new passage the published texts that are the same or like it.

        Those that are like it are as many as `partners_of` says. What the post that asks published
        itself is left out.
        """
        same = self._places(row.text for row in rows)
        best = [
            [row.text] if row.text in same else best_of(score, row.key)
            for row, score in zip(rows, self._scores([row.key for row in rows]), strict=True)
        ]
        places = self._places(text for texts in best for text in texts)
        return [
            [hit for text in texts if (hit := self._hit(places[text], row.path, boilerplate))]
            for row, texts in zip(rows, best, strict=True)
        ]

    def _places(self, names: Iterable[int]) -> dict[int, list[int]]:
        asked = np.unique(np.fromiter(names, dtype=np.int64))
        places, low, high = self._texts.find(self._store, asked)
        found = zip(asked.tolist(), low.tolist(), high.tolist(), strict=True)
        return {name: places[a:b].tolist() for name, a, b in found if a < b}

    def _scores(self, keys: Sequence[str]) -> list[dict[int, int]]:
        """Return for each text the published ones that share keys, with the weight of all these."""
        asked = keys_of(keys)
        names, low, high = self._codes.find(self._store, asked.key)
        scores: list[dict[int, int]] = [{} for _ in keys]
        for at in np.flatnonzero(high > low).tolist():
            score, weight = scores[int(asked.text[at])], int(asked.weight[at])
            for name in names[low[at] : min(high[at], low[at] + MEMBERS)].tolist():
                score[name] = score.get(name, 0) + weight
        return scores

    def _hit(self, places: Sequence[int], path: str, boilerplate: int) -> IndexHit | None:
        mine = os.path.normpath(path)
        posts = sorted({place // PLACES for place in places})
        few = [n for n in posts[: MEMBERS + 1] if os.path.normpath(self._post(n).path) != mine]
        if not few:
            return None
        oldest = min(few, key=self.when)
        ordinal = min(place % PLACES for place in places if place // PLACES == oldest)
        count = len(posts) - (len(few) < min(len(posts), MEMBERS + 1))
        is_common = count >= max(boilerplate, self._size / 10) or (
            count >= boilerplate and self._is_in_place(places, boilerplate)
        )
        return IndexHit(oldest, ordinal, count, tuple(few), is_common)

    def _is_in_place(self, places: Sequence[int], boilerplate: int) -> bool:
        """Tell whether posts of one folder have a text at one place from the start or the end."""
        found: Counter[tuple[str, int]] = Counter()
        for place in places[:_PLACES]:
            post, at = self._post(place // PLACES), place % PLACES
            folder = os.path.dirname(post.path)
            found.update([(folder, at), (folder, at - post.passages)])
        return max(found.values()) >= boilerplate

    def said_by(self, post: int) -> list[Row]:
        """Return what a post says, its plain passages."""
        places = range(post * PLACES, post * PLACES + self._post(post).passages)
        rows = enumerate(self._store.get("passages", places))
        passages = (passage_of(self._post(post), row, source=post, ordinal=at) for at, row in rows)
        return [row for row in passages if row.plain]

    def _post(self, number: int) -> IndexedPost:
        if number not in self._posts:
            (row,) = self._store.get("posts", [number])
            self._posts[number] = IndexedPost(*json.loads(row))
        return self._posts[number]

    def when(self, number: int) -> tuple[str, str]:
        """Return what sorts posts by when they were published."""
        post = self._post(number)
        return post.moment, post.path

    def beside(self, wanted: Iterable[tuple[int, int]]) -> list[Row]:
        """Return passages (post and ordinal) and the short ones beside them, the oldest first.

        The `source` of each is the number of its post.
        """
        chosen = set(wanted)
        near = {(post, at + n) for post, at in chosen for n in range(-REACH, REACH + 1)}
        places = [
            each
            for each in sorted(near, key=lambda each: (self.when(each[0]), each[1]))
            if 0 <= each[1] < self._post(each[0]).passages
        ]
        packed = self._store.get("passages", [post * PLACES + at for post, at in places])
        found = (
            passage_of(self._post(post), row, source=post, ordinal=at)
            for (post, at), row in zip(places, packed, strict=True)
        )
        return [
            row
            for row in found
            if (row.source, row.ordinal) in chosen or not row.solid or row.length < SHORT
        ]


def best_of(scores: Mapping[int, int], key: str) -> list[int]:
    """Return the published texts that a text is compared with, by the weight of shared keys."""
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    return [text for text, weight in ranked[: partners_of(key)] if weight >= ENOUGH]
