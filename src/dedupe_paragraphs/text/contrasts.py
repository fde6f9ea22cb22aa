"""Contrasts: numbers and negations, which make two sentences that are alike different ones."""

import re
from collections import Counter

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.text.atoms import ATOM, FIRST_ATOM
from dedupe_paragraphs.text.pattern import pattern

_NUMERALS = (
    r"\u00b2\u00b3\u00b9\u00bc-\u00be\u09f4-\u09f9\u1369-\u137c\u2070-\u2089\u2150-\u2189"
    r"\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3021-\u3029\u3220-\u3229\u3248-\u325f"
    r"\u3280-\u3289\u32b1-\u32bf"
)
"""Numbers that are no digits: raised, lowered, fractions, Roman, circled and in brackets; Unicode's
categories No and Nl."""
_NUMBER = pattern(
    rf"(?:(?<![^\W_])(?<!\))[-+±])?\d+(?:[.,]\d+)*|[{_NUMERALS}]+"
    rf"|{either(lambda language: language.numbers)}",
    re.IGNORECASE,
)
"""A sign is one only where nothing is before it that it could join: `3-5` is a range."""
_ROMAN = pattern(r"(?<![^\W_])(?:[IVXLCDM]{2,}|[VX])(?![^\W_])")
"""A single `I` is a pronoun, other single letters are names of things."""
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
    if not _agree(_NUMBER, ours, theirs) or not _agree(_ROMAN, ours, theirs):
        return False
    both = ours + theirs
    may_be_marked = (
        "{" in both or "\u0335" in both or "\u0336" in both or max(both, default="") >= FIRST_ATOM
    )
    return not may_be_marked or _agree(_MARKED, ours, theirs)


def _agree(pattern: re.Pattern[str], ours: str, theirs: str) -> bool:
    return Counter(pattern.findall(ours)) == Counter(pattern.findall(theirs))
