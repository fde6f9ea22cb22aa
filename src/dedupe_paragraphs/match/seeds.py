"""Seeds: exact k-grams of text that was seen, to find where a repeat may begin.

Blocks that are cut, contained or run together share no symmetric similarity with their
originals (a truncated copy: Jaccard 0.53), but long exact stretches. Grams at every `STEP`th place
of the kept text, looked up at every place of the other, find each repeat of `K + STEP - 1` code
points. The scheme is that of seed-and-extend aligners; sampling one side is enough.
"""

K = 16
"""Code points of a gram. In Japanese 16 are about seven words, so that chance hits are rare; 98.8 %
of the run-together giants of an archive are explained with it."""
STEP = 8
"""Code points between sampled places: a repeat of 23 code points is always found."""
LIMIT_PLACES = 16
"""Places remembered for one gram: a formula said more often than that in text that is otherwise
different tells nothing, and a longer list makes hostile input quadratic."""


class SeedIndex:
    """Places of the kept text by the gram that is there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, int] = {}
        """Where each gram was seen first."""
        self._others: dict[str, list[int]] = {}

    def add(self, start: int, end: int) -> None:
        """Remember the range `start` to `end` (code points) of the text."""
        text, first = self._text, self._first
        for at in range(start, end - K + 1, STEP):
            gram = text[at : at + K]
            if first.setdefault(gram, at) != at:  # a range is added once
                known = self._others.setdefault(gram, [])
                if len(known) < LIMIT_PLACES - 1:
                    known.append(at)

    def places(self, at: int) -> list[int]:
        """Return where the gram at a place of the text was seen."""
        gram = self._text[at : at + K]
        first = self._first.get(gram)
        return _NOWHERE if first is None else [first, *self._others.get(gram, _NOWHERE)]

    def next_hit(self, start: int, end: int) -> int:
        """Return the first place from `start` on whose gram was seen, or `end`."""
        text, first = self._text, self._first
        for at in range(start, end - K + 1):
            if text[at : at + K] in first:
                return at
        return end


_NOWHERE: list[int] = []


def common_suffix(text: str, a: int, b: int, limit: int) -> int:
    """Return how many code points before `a` equal those before `b`, at most `limit`."""
    length = 0
    while length < limit and text[a - length - 1] == text[b - length - 1]:
        length += 1
    return length
