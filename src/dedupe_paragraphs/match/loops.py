"""Loops: a phrase, or a row of blocks, that is there three times or more in direct succession."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width

MIN_PHRASE = 12
"""Cells of what is repeated; shorter words are said again for their sound."""
_MIN_TIMES = 3
"""Copies in direct succession: twice is said for emphasis."""
_LIMIT_PERIOD = 400
"""Code points of a phrase; a longer one has whole sentences."""
_LIMIT_ROW = 8
"""Blocks of a row; a longer one has whole sentences."""


_PARTS = " ,;、・/"
"""What may part the copies of a phrase."""


class Loop(NamedTuple):
    """What is repeated, by places in a text or in a row."""

    start: int
    first_end: int
    """Where the first copy ends."""
    end: int


def phrase_loops(key: str, sentences: Sequence[int] = ()) -> Iterator[Loop]:
    """Yield the loops of a text, none over another; from a start of `sentences` where one can."""
    step = MIN_PHRASE if key.isascii() else MIN_PHRASE // 2
    last = len(key) + 1 - _MIN_TIMES * step
    if last < 0:
        return
    at = begin = 0
    while at <= last:  # a long phrase is met by every fourth look
        reach = _LIMIT_PERIOD if not at // step % 4 else 4 * step
        again = key.find(key[at : at + step], at + step, at + step + reach)
        if again < 0:  # nearly always
            at += step
            continue
        found = _loop(key, at, again, begin, sentences)
        if isinstance(found, Loop):
            yield found
            at = begin = found.end
        else:
            at += step * max(1, (found - at) // step)


def _loop(key: str, at: int, again: int, begin: int, sentences: Sequence[int]) -> Loop | int:
    """Return the loop at a place whose text is again at another, after `begin`.

    Where there is none, return how far the text repeats what is too short or no word.
    """
    period = again - at
    reach = 64
    while True:  # no copy of all that is before, each time
        low = max(begin, at - reach)
        back = common_prefix(key[low:at][::-1], 0, key[low + period : again][::-1], 0, at - low)
        if back < reach or low == begin:
            break
        reach *= 4
    end = again + common_prefix(key, at, key, again, len(key) - again)
    start = at - back
    start += period - len(key[start : start + period].lstrip(_PARTS))
    if start == at - back + period:  # nothing but what parts copies
        return end - _MIN_TIMES * period
    first = bisect_left(sentences, start)
    starts = *sentences[first : first + 1], start
    for start in starts:
        phrase = key[start : start + period]
        words = len(phrase.rstrip(_PARTS))
        if end - start >= (_MIN_TIMES - 1) * period + words:
            break
    else:
        return at
    shortest = (phrase + phrase).find(phrase, 1)
    if not has_width(phrase[:shortest].strip(), MIN_PHRASE) or not any(map(str.isalpha, phrase)):
        return end - _MIN_TIMES * period
    whole = start + (end - start) // period * period
    if end == len(key):
        return Loop(start, start + shortest, end)
    if words < period and end - whole >= words:  # what parts them is missing after the last
        return Loop(start, start + words, whole + words)
    return Loop(start, start + shortest, whole)


def row_loops(keys: Sequence[Hashable]) -> Iterator[Loop]:
    """Yield the loops of a row, none over another."""
    last: dict[Hashable, int] = {}
    at = 0
    while at < len(keys):
        period = at - last.get(keys[at], at)
        start = at - period
        if 0 < period <= _LIMIT_ROW and keys[start:at] == keys[at : at + period]:
            end = at + period
            while keys[end : end + period] == keys[start:at]:
                end += period
            if end - start >= _MIN_TIMES * period:
                yield Loop(start, at, end)
                last.clear()
                at = end
                continue
        last[keys[at]] = at
        at += 1
