"""Pairs of quotes, brackets and marks of highlighting: what is inside is kept or removed whole."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dedupe_paragraphs.languages.scripts import is_cjk
from dedupe_paragraphs.text.pattern import pattern

_OPENING = {
    ")": "(",
    "]": "[",
    "」": "「",
    "』": "『",
    "】": "【",
    "》": "《",
    "〉": "〈",
    "›": "‹",
}
_BOTH = ('"', "«»", "==")
"""Marks of which one opens and the next one closes; guillemets point either way."""

_MARKS = pattern(r"[()\[\]「」『』【】《》〈〉‹›\"«»]|(?<!=)==(?!=)")
_ASCII_MARKS = pattern(r"[()\[\]\"]|(?<!=)==(?!=)")
Pair = tuple[int, int]
"""The places of the mark that opens and of the one that closes."""


@lru_cache(maxsize=16)
def find_pairs(text: str) -> tuple[Pair, ...]:
    """Return the pairs of a text, by code points; a mark without its partner is none, nor are
    inches (`5"`) outside of quotes."""
    found: list[Pair] = []
    open_: dict[str, list[int]] = {mark: [] for mark in (*_OPENING.values(), *_BOTH)}
    for match in (_ASCII_MARKS if text.isascii() else _MARKS).finditer(text):
        mark, at = match[0], match.start()
        if mark in open_:
            is_unit = mark == '"' and len(open_[mark]) % 2 == 0 and _is_unit(text, at)
            open_[mark] += () if is_unit else (at,)
        elif mark in "«»":
            open_["«»"].append(at)
        elif places := open_[_OPENING[mark]]:
            found.append((places.pop(), at))
    for places in (open_[marks] for marks in _BOTH):
        if len(places) % 2 == 0:
            found += zip(places[::2], places[1::2], strict=True)
    return tuple(found)


def _is_unit(text: str, at: int) -> bool:
    """Tell whether a mark is behind a number, and no word of a script with spaces behind it."""
    behind = text[at + 1 : at + 2]
    return text[at - 1 : at].isdecimal() and (not behind.isalnum() or is_cjk(behind))


def lone_marks(text: str) -> Counter[str]:
    """Return the marks of a text that have no partner."""
    paired = {at for pair in find_pairs(text) for at in pair}
    marks = (_ASCII_MARKS if text.isascii() else _MARKS).finditer(text)
    return Counter(mark[0] for mark in marks if mark.start() not in paired)


def cut_pair(pairs: Iterable[Pair], start: int, end: int) -> Pair | None:
    """Return a pair that a range holds in part, or is inside of."""
    for opening, closing in pairs:
        if opening < end and start <= closing and not start <= opening <= closing < end:
            return opening, closing
    return None
