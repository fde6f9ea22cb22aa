"""Contrasts: numbers and negations, which make two sentences that are alike different ones."""

import re
from collections import Counter

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.text.atoms import ATOM
from dedupe_paragraphs.text.pattern import pattern

_MARKED = r"[\^_]\{[^{}]*\}|(?:\S\u0336)+"
"""Raised, lowered and struck-out text, as `post/visible.py` has it."""
_NUMBER = pattern(
    rf"{_MARKED}|\d+(?:[.,]\d+)*|[²³¹⁰-₉]+|{ATOM}|{either(lambda language: language.numbers)}",
    re.IGNORECASE,
)
_NEGATION = pattern(either(lambda language: language.negations), re.IGNORECASE)


def says_the_same(ours: str, theirs: str) -> bool:
    """Tell whether two sentences agree in their numbers and negations."""
    return same_numbers(ours, theirs) and _agree(_NEGATION, ours, theirs)


def same_numbers(ours: str, theirs: str) -> bool:
    """Tell whether two texts name the same numbers, as often, in digits or in words.

    Images, addresses, and text that is raised, lowered or struck out count as such.
    """
    return _agree(_NUMBER, ours, theirs)


def _agree(pattern: re.Pattern[str], ours: str, theirs: str) -> bool:
    return Counter(pattern.findall(ours)) == Counter(pattern.findall(theirs))
