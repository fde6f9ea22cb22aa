"""Contrasts: numbers and negations, which make two sentences that are alike different ones."""

import re
from collections import Counter

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.text.atoms import ATOM, FIRST_ATOM
from dedupe_paragraphs.text.pattern import pattern

_NUMBER = pattern(
    rf"\d+(?:[.,]\d+)*|[²³¹⁰-₉]+|{either(lambda language: language.numbers)}", re.IGNORECASE
)
_MARKED = pattern(rf"[\^_]\{{[^{{}}]*\}}|(?:\S[\u0335\u0336])+|{ATOM}")
"""Raised, lowered and struck-out text, images and addresses, as `post/visible.py` has them."""
_NEGATION = pattern(either(lambda language: language.negations), re.IGNORECASE)


def says_the_same(ours: str, theirs: str) -> bool:
    """Tell whether two sentences agree in their numbers and negations."""
    return same_numbers(ours, theirs) and _agree(_NEGATION, ours, theirs)


def same_numbers(ours: str, theirs: str) -> bool:
    """Tell whether two texts name the same numbers, as often, in digits or in words.

    Images, addresses, and text that is raised, lowered or struck out count as such.
    """
    if not _agree(_NUMBER, ours, theirs):
        return False
    both = ours + theirs
    may_be_marked = (
        "{" in both or "\u0335" in both or "\u0336" in both or max(both, default="") >= FIRST_ATOM
    )
    return not may_be_marked or _agree(_MARKED, ours, theirs)


def _agree(pattern: re.Pattern[str], ours: str, theirs: str) -> bool:
    return Counter(pattern.findall(ours)) == Counter(pattern.findall(theirs))
