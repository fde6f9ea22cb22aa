"""The lines that two texts share, where the second is mostly the first with lines gone."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

_ANCHOR = 3
"""Lines that must agree before the old text is taken up again further down."""
_TELLING = 20
"""Bytes from which a line is an anchor by itself; `---` or a closing tag stands anywhere."""


class ComparedStretch(NamedTuple):
    """Lines of the old text, and the lines of the new text in their place."""

    old: range
    new: range
    same: bool


def compare(old: list[bytes], new: list[bytes]) -> Iterator[ComparedStretch]:
    """Pair the lines of two texts of which the second is mostly the first with lines gone.

    Linear, whereas a general algorithm is quadratic in just our case: many repeated lines, much
    removed. It is always right; it may call more lines changed than need be.
    """
    tail = _common_tail(old, new)
    anchors = _Anchors(old[: len(old) - tail])
    end = len(new) - tail
    at_old = at_new = done_old = done_new = 0
    while at_new < end:
        found = anchors.find(new[at_new : min(end, at_new + _ANCHOR)], at_old)
        if found is None:
            at_new += 1
            continue
        if found > done_old or at_new > done_new:
            yield ComparedStretch(range(done_old, found), range(done_new, at_new), False)
        begin_old, begin_new, at_old = found, at_new, found
        while at_old < len(old) - tail and at_new < end and old[at_old] == new[at_new]:
            at_old, at_new = at_old + 1, at_new + 1
        yield ComparedStretch(range(begin_old, at_old), range(begin_new, at_new), True)
        done_old, done_new = at_old, at_new
    if done_old < len(old) - tail or done_new < end:
        yield ComparedStretch(range(done_old, len(old) - tail), range(done_new, end), False)
    if tail:
        yield ComparedStretch(range(len(old) - tail, len(old)), range(end, len(new)), True)


def _common_tail(old: list[bytes], new: list[bytes]) -> int:
    tail = 0
    for left, right in zip(reversed(old), reversed(new), strict=False):
        if left != right:
            break
        tail += 1
    return tail


class _Anchors:
    """Where lines, alone and in threes, stand in the old text."""

    def __init__(self, old: list[bytes]) -> None:
        self._old = old
        self._places: dict[bytes | tuple[bytes, ...], list[int]] = {}
        for at, line in enumerate(old):
            self._places.setdefault(tuple(old[at : at + _ANCHOR]), []).append(at)
            if len(line) >= _TELLING:
                self._places.setdefault(line, []).append(at)

    def find(self, lines: list[bytes], start: int) -> int | None:
        """Return the first place from `start` on where the lines go on."""
        if start < len(self._old) and self._old[start] == lines[0]:
            return start
        for key in (tuple(lines), lines[0]):
            places = self._places.get(key, [])
            at = bisect_left(places, start)
            if at < len(places):
                return places[at]
        return None
