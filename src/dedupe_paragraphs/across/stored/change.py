"""A change of an index: posts are put in or taken out, then what they are found by, all at once."""

import json
from collections.abc import Iterator
from functools import partial

import numpy as np

from dedupe_paragraphs.across.sql import PLACES
from dedupe_paragraphs.across.stored import entries
from dedupe_paragraphs.across.stored.entries import IndexedPost, IndexEntry, packed
from dedupe_paragraphs.across.stored.postings import Pairs, Postings
from dedupe_paragraphs.across.stored.published import IndexHead, head_of
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.model.errors import damaged_index
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import fields
from dedupe_paragraphs.model.report import Indexed


def posts_of(store: IndexStore) -> Iterator[tuple[int, IndexedPost]]:
    """Yield the posts of an index with their numbers."""
    count = 0
    for number, row in store.every("posts"):
        count += 1
        yield number, IndexedPost(*json.loads(row))
    if count != head_of(store).posts:
        raise damaged_index(store.location, Message("it is damaged"))


class IndexChange:
    """One change of an index, inside `IndexStore.writing`."""

    def __init__(self, store: IndexStore, *, anew: bool) -> None:
        self._store = store
        self._head = IndexHead() if anew else head_of(store)
        self.posts = {post.path: (n, post) for n, post in (() if anew else posts_of(store))}
        """The posts that are in it, with their numbers."""
        self._texts, self._no_texts, self._codes, self._no_codes = (Pairs() for _ in range(4))
        self._left: dict[int, str] = {}
        """Texts that were taken out somewhere."""
        self._counts = {"added": 0, "changed": 0, "removed": 0}

    def put(self, entry: IndexEntry) -> None:
        """Put a post in, in place of what it was."""
        path, count = entry.post.path, entry.post.passages
        if path in self.posts:
            number = self._take_out(path)
            self._counts["changed"] += 1
        else:
            number = self._head.next
            self._head.next += 1
            self._counts["added"] += 1
        self.posts[path] = number, entry.post
        self._store.put("posts", [(number, packed(entry.post))])
        self._store.put("passages", enumerate(entry.passages, number * PLACES))
        self._texts.add(entry.names, number * PLACES + entry.ordinals)
        self._codes.add(entry.codes, entry.code_names)
        self._head.passages += count

    def remove(self, path: str) -> None:
        """Take a post out."""
        self._store.delete("posts", [self._take_out(path)])
        self._counts["removed"] += 1

    def _take_out(self, path: str) -> int:
        """Take out the passages of a post; returns its number."""
        number, post = self.posts.pop(path)
        places = range(number * PLACES, number * PLACES + post.passages)
        packed_rows = enumerate(self._store.get("passages", places))
        passage = partial(entries.passage_of, post, source=number)
        solid = [row for at, each in packed_rows if (row := passage(each, ordinal=at)).solid]
        self._left |= {row.text: row.key for row in solid}
        ordinals = np.array([row.ordinal for row in solid], dtype=np.int64)
        names = np.array([row.text for row in solid], dtype=np.int64)
        self._no_texts.add(names, number * PLACES + ordinals)
        self._store.delete("passages", places)
        self._head.passages -= post.passages
        return number

    def close(self) -> Indexed:
        """Merge what posts are found by; returns what changed."""
        head = self._head
        head.posts = len(self.posts)
        if any(self._counts.values()) or not head.codes[0]:
            texts, codes = Postings("texts", *head.texts), Postings("codes", *head.codes)
            gone = texts.merge(self._store, self._texts, self._no_texts)
            self._no_codes.add(
                *entries.codes_of({name: self._left[name] for name in gone.tolist()})
            )
            codes.merge(self._store, self._codes, self._no_codes)
            head.texts, head.codes = [texts.bits, texts.count], [codes.bits, codes.count]
            values = {each.name: getattr(head, each.name) for each in fields(head)}
            self._store.put("head", [(0, packed(values))])
        return Indexed(head.posts, head.passages, **self._counts)
