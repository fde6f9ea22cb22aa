"""Pairs of quotes and brackets: what is inside one is kept whole or removed whole."""

from collections.abc import Iterable

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
_BOTH = ('"', "«»")
"""Marks of which one opens and the next one closes; guillemets point either way."""

Pair = tuple[int, int]
"""The places of the mark that opens and of the one that closes."""


def find_pairs(text: str) -> list[Pair]:
    """Return the pairs of a text, by code points; a mark without its partner is none."""
    found: list[Pair] = []
    open_: dict[str, list[int]] = {mark: [] for mark in _OPENING.values()}
    for at, character in enumerate(text):
        if character in open_:
            open_[character].append(at)
        elif (places := open_.get(_OPENING.get(character, ""))) is not None and places:
            found.append((places.pop(), at))
    for marks in _BOTH:
        places = [at for at, character in enumerate(text) if character in marks]
        if len(places) % 2 == 0:
            found += zip(places[::2], places[1::2], strict=True)
    return found


def cut_pair(pairs: Iterable[Pair], start: int, end: int) -> Pair | None:
    """Return a pair that a range holds in part, or is inside of."""
    for opening, closing in pairs:
        if opening < end and start <= closing and not start <= opening <= closing < end:
            return opening, closing
    return None
