"""Contrasts: what makes two sentences that are alike different ones, in any language.

Numbers, negations, units, weekdays, months, modals, opposites and names. The words are in the
tables of `languages/`; those of a language count in every text of its script.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from dedupe_paragraphs.languages.recognise import recognise
from dedupe_paragraphs.languages.registry import codes_of, tables, words_of
from dedupe_paragraphs.languages.units import CURRENCIES, SUMS, UNIT_SYMBOLS
from dedupe_paragraphs.text.atoms import ATOM, FIRST_ATOM
from dedupe_paragraphs.text.edits import words
from dedupe_paragraphs.text.pattern import pattern

_NUMERALS = (
    r"\u00b2\u00b3\u00b9\u00bc-\u00be\u09f4-\u09f9\u1369-\u137c\u2070-\u2089\u2150-\u2189"
    r"\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3021-\u3029\u3220-\u3229\u3248-\u325f"
    r"\u3280-\u3289\u32b1-\u32bf"
)
"""Numbers that are no digits: raised, lowered, fractions, Roman, circled and in brackets; Unicode's
categories No and Nl."""
_NUMBER = pattern(
    r"(?:(?<![0-9A-Za-z)])[-+±])?\d+(?:[.,]\d+)*|(?<![^\W_])(?:[IVXLCDM]{2,}|[VX](?!-[^\W\d_]))(?![^\W_])"
)
"""A sign is one only where nothing is before it that it could join (`3-5`); the single letters `I`,
`L`, `C`, `D` and `M` are words or names."""
_NUMERAL = pattern(f"[{_NUMERALS}]+")
_UNIT, _SUM = pattern(UNIT_SYMBOLS), pattern(SUMS)
_MARKED = pattern(rf"[\^_]\{{[^{{}}]*\}}|(?:\S[\u0335\u0336])+|{ATOM}")
"""Raised, lowered and struck-out text, images and addresses, as `post/visible.py` has them."""
_FORMULA = pattern(r"\$\$?[^$\n]+\$\$?|\\\(.+?\\\)|\\\[.+?\\\]")
_INNER_WORD = pattern(r"(?<=[^\W_] )[^\W\d_]\w+|(?<=[^\W_][,;] )[^\W\d_]\w+")
"""A word that begins no sentence, in scripts with capital letters."""
_NOUNS_ARE_CAPITAL = "de"

_LATIN = codes_of("a")

Words = Counter[str]


def says_the_same(ours: str, theirs: str) -> bool:
    """Tell whether two sentences agree in all that the tables know."""
    mine, other = _changed(ours, theirs)
    changed = mine.keys() | other.keys()
    both = f"{ours} {theirs}"
    return (
        same_numbers(ours, theirs)
        and _agree(_UNIT, ours, theirs)
        and (CURRENCIES.isdisjoint(both) or _agree(_SUM, ours, theirs))
        and not _has(changed, "negations", "modals", "calendar", "units")
        and not _opposed(mine, other)
        and _same_marks(both, ours, theirs, "negation_marks", "marks")
        and not _opposed_letters(both, ours, theirs)
        and not (changed and _names(changed, both))
    )


def same_numbers(ours: str, theirs: str) -> bool:
    """Tell whether two texts name the same numbers, as often, in digits or in words.

    Images, addresses, formulas, and text that is raised, lowered or struck out count as such.
    """
    both = f"{ours} {theirs}"
    if not _agree(_NUMBER, ours, theirs):
        return False
    if any(map(_is_numeral, both)) and not _agree(_NUMERAL, ours, theirs):
        return False
    if not _same_marks(both, ours, theirs, "number_marks"):
        return False
    mine, other = _changed(ours, theirs)
    if _has(mine.keys() | other.keys(), "numbers"):
        return False
    if ("$" in both or "\\" in both) and not _agree(_FORMULA, ours, theirs):
        return False
    may_be_marked = "{" in both or "\u0335" in both or "\u0336" in both or max(both) >= FIRST_ATOM
    return not may_be_marked or _agree(_MARKED, ours, theirs)


def _is_numeral(character: str) -> bool:
    return character.isnumeric() and not character.isdecimal() and not character.isalpha()


def negates(text: str) -> bool:
    """Tell whether a text has a word or a part of a word that negates."""
    patterns = (_marks(codes, "negation_marks") for codes in _codes_in(text))
    return _has(words(text), "negations") or any(each and each.search(text) for each in patterns)


def _changed(ours: str, theirs: str) -> tuple[Words, Words]:
    """Return the words that one of two texts has more often than the other."""
    mine, other = Counter(words(ours)), Counter(words(theirs))
    return mine - other, other - mine


def _agree(each: re.Pattern[str], ours: str, theirs: str) -> bool:
    return Counter(each.findall(ours)) == Counter(each.findall(theirs))


def _has(changed: Iterable[str], *fields: str) -> bool:
    """Tell whether a word is in one of some fields of the languages of its script."""
    return any(word in words_of(codes_of(word[0]), *fields) for word in changed)


@cache
def _opposites(codes: str) -> dict[str, frozenset[str]]:
    """Return each word that has an opposite, or begins with what negates it, with those."""
    found: dict[str, set[str]] = {}
    for table in tables(codes):
        for pair in table.opposites.split(",") if table.numbers else ():
            one, other = pair.split()
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _opposed(mine: Words, other: Words) -> bool:
    """Tell whether one text has a word, and the other its opposite."""
    for word in mine:
        codes = codes_of(word[0])
        if not other.keys().isdisjoint(_opposites(codes).get(word, ())):
            return True
        if any(
            f"{beginning}{word}" in other or word == f"{beginning}{each}"
            for beginning in words_of(codes, "negating")
            for each in other
        ):
            return True
    return False


def _codes_in(both: str) -> list[str]:
    """Return the languages of each script in a text; where there is kana, Han is Japanese."""
    codes = {codes_of(letter) for letter in ({"a"} if both.isascii() else {*both})}
    return sorted(codes - {"zh"} if "ja" in codes else codes)


@cache
def _marks(codes: str, field: str) -> re.Pattern[str] | None:
    fields = [found for table in tables(codes) if (found := getattr(table, field))]
    return re.compile("|".join(fields)) if fields else None


def _same_marks(both: str, ours: str, theirs: str, *fields: str) -> bool:
    for codes in _codes_in(both):
        # Marks in Latin letters are inside of words: where none changed, they agree.
        if codes != _LATIN or _latin_words(ours) != _latin_words(theirs):
            patterns = (_marks(codes, field) for field in fields)
            if not all(each is None or _agree(each, ours, theirs) for each in patterns):
                return False
    return True


def _latin_words(text: str) -> Words:
    return Counter(word for word in words(text) if codes_of(word[0]) == _LATIN)


def _opposed_letters(both: str, ours: str, theirs: str) -> bool:
    """Tell the same of letters, in languages whose words are not distinguished."""
    for codes in _codes_in(both):
        for table in tables(codes) if codes != _LATIN else ():
            for pair in table.opposites.split(",") if not table.numbers and table.opposites else ():
                one, other = pair.split()
                more = ours.count(one) - theirs.count(one)
                if more and (ours.count(other) - theirs.count(other)) * more < 0:
                    return True
    return False


def _names(changed: Iterable[str], both: str) -> bool:
    """Tell whether a word that changed is a name, as far as a capital letter shows it."""
    names = {word.lower() for word in _INNER_WORD.findall(both) if word[0].isupper()}
    return not names.isdisjoint(changed) and recognise(both) != _NOUNS_ARE_CAPITAL
