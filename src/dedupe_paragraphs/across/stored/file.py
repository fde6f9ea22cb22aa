"""An index in a file, asked through memory maps: nothing is read that is not looked at."""

import os
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dedupe_paragraphs.across.keys import keys_of
from dedupe_paragraphs.across.rows import ViewRow
from dedupe_paragraphs.across.stored.ask import MEMBERS, IndexedPassage, IndexHit, best_of
from dedupe_paragraphs.across.stored.layout import marks_of, read, unpacked
from dedupe_paragraphs.model.errors import damaged_index
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.span import Place, Span

_OPENS = Message("the texts of this index cannot be read")


class IndexFile:
    """An index in a file."""

    def __init__(self, path: str) -> None:
        """Open an index. Raises what `layout.read` raises."""
        self._path = path
        arrays = read(path)
        self.posts = arrays["posts"]
        self.passages_ = arrays["passages"]
        self.heap = arrays["heap"]
        self.paths = arrays["paths"]
        self.names = arrays["names"]
        self.places = arrays["places"]
        self.rows = arrays["rows"]
        self.signatures = arrays["signatures"]
        self.codes = arrays["codes"]
        self.code_texts = arrays["code_texts"]
        self.code_weights = arrays["code_weights"]

    def __len__(self) -> int:
        """Return how many posts it holds."""
        return len(self.posts)

    def path(self, post: int) -> str:
        """Return the path of a post."""
        record = self.posts[post]
        at, size = int(record["path_at"]), int(record["path_size"])
        return os.fsdecode(self.paths[at : at + size].tobytes())

    def digests(self) -> dict[str, bytes]:
        """Return the digests of all posts by their paths."""
        return {self.path(at): self.posts[at]["digest"].tobytes() for at in range(len(self))}

    def find(self, names: Sequence[int], keys: Sequence[str], path: str) -> list[list[IndexHit]]:
        """Return for each text the published ones that are the same or like it, the best first."""
        try:
            return [
                [found for text in texts if (found := self._found(text, path)) is not None]
                for texts in self._texts(names, keys)
            ]
        except (IndexError, ValueError) as error:
            raise damaged_index(self._path, _OPENS) from error

    def _texts(self, names: Sequence[int], keys: Sequence[str]) -> Iterator[list[int]]:
        asked = keys_of(keys)
        low = np.searchsorted(self.codes, asked.key, side="left")
        high = np.searchsorted(self.codes, asked.key, side="right")
        same = np.searchsorted(self.names, np.asarray(names, dtype=np.int64))
        hit = np.flatnonzero(high > low)
        scores: list[dict[int, int]] = [{} for _ in keys]
        for at in hit.tolist():
            begin, end = int(low[at]), min(int(high[at]), int(low[at]) + MEMBERS)
            weight = int(asked.weight[at])
            score = scores[int(asked.text[at])]
            for text in self.code_texts[begin:end].tolist():
                score[text] = score.get(text, 0) + weight
        for at, (name, key, score) in enumerate(zip(names, keys, scores, strict=True)):
            exact = int(same[at])
            if exact < len(self.names) and int(self.names[exact]) == name:
                yield [exact]  # The same text explains all of it.
            else:
                yield best_of(score, key)

    def _found(self, text: int, path: str) -> IndexHit | None:
        rows = self.rows[int(self.places[text]) : int(self.places[text + 1])]
        posts = np.searchsorted(self.posts["first"], rows, side="right") - 1
        distinct = np.unique(posts).tolist()
        others = [post for post in distinct if not _is_same(self.path(post), path)]
        if not others:
            return None
        at = int(np.searchsorted(posts, others[0]))
        ordinal = int(rows[at]) - int(self.posts[others[0]]["first"])
        return IndexHit(others[0], ordinal, len(others))

    def passages(
        self, places: Sequence[tuple[int, int]]
    ) -> Mapping[tuple[int, int], IndexedPassage]:
        """Return the passages at places (post and ordinal) that there are."""
        try:
            return {
                (post, ordinal): self._passage(post, ordinal)
                for post, ordinal in places
                if ordinal < int(self.posts[post]["count"])
            }
        except (IndexError, ValueError, EOFError, TypeError) as error:
            raise damaged_index(self._path, _OPENS) from error

    def _passage(self, post: int, ordinal: int) -> IndexedPassage:
        stored = self.posts[post]
        record = self.passages_[int(stored["first"]) + ordinal]
        row = ViewRow(post, ordinal, **unpacked(record, self.heap[int(stored["heap_at"]) :].data))
        start = int(record["start"])
        place = Place(self.path(post), Span(start, start + row.size), marks_of(record))
        return IndexedPassage(row, bool(record["solid"]), place)


def _is_same(stored: str, path: str) -> bool:
    return stored == path or os.path.normpath(stored) == os.path.normpath(path)
