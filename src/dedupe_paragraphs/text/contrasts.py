"""Contrasts: what makes two sentences that are alike different ones, in any language.

Numbers, negations, units, weekdays, months, modals, opposites and names. The words are in the
tables of `languages/`; those of a language count in every text of its script.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

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
_MARKED = pattern(rf"[\^_+]\{{[^{{}}]*\}}|(?:\S[\u0335\u0336])+|{ATOM}")
"""Raised, lowered, inserted and struck-out text, images, tags and addresses, as `post/visible.py`
has them."""
_SIGN = pattern(
    r"[<>+±×÷°′″\u2190-\u22ff\u23e9-\u23fa\u25b2\u25b3\u25bc\u25bd\u25cb\u25ce\u2605-\u2757"
    r"\u2795-\u2797\u2b00-\u2bff\U0001f300-\U0001faff]|\{(?:\+\+|--)"
)
"""Arrows, comparisons, ticks and crosses, stars, faces and hands; insertions and deletions."""
_FORMULA = pattern(r"\$\$?[^$\n]+\$\$?|\\\(.+?\\\)|\\\[.+?\\\]")
_INNER_WORD = pattern(r"(?<=[^\W_] )[^\W\d_]\w+|(?<=[^\W_][,;] )[^\W\d_]\w+")
"""A word that begins no sentence, in scripts with capital letters."""
_NOUNS_ARE_CAPITAL = "de"

_LATIN = codes_of("a")

Words = Counter[str]


@lru_cache(maxsize=1024)  # the next round of a cleaning asks again
def says_the_same(ours: str, theirs: str) -> bool:
    """Tell whether two sentences agree in all that the tables know."""
    pair = _Pair(ours, theirs)
    return (
        _same_numbers(pair)
        and pair.agree(_UNIT)
        and (CURRENCIES.isdisjoint(pair.letters) or pair.agree(_SUM))
        and not _has(pair.changed, "negations", "modals", "calendar", "units")
        and not _opposed(*pair.more)
        and _same_marks(pair, "negation_marks", "marks")
        and not _opposed_letters(pair)
        and not (pair.changed and _names(pair.changed, pair.both))
    )


def same_numbers(ours: str, theirs: str) -> bool:
    """Tell whether two texts name the same numbers, as often, in digits or in words.

    Images, addresses, formulas, and text that is raised, lowered or struck out count as such.
    """
    return _same_numbers(_Pair(ours, theirs))


class _Pair:
    """Two texts, with what several tests ask of them."""

    def __init__(self, ours: str, theirs: str) -> None:
        self.texts = ours, theirs
        self.both = f"{ours} {theirs}"
        self.letters = {*self.both}

    @cached_property
    def more(self) -> tuple[Words, Words]:
        """The words that each has more often than the other."""
        mine, other = (Counter(words(text)) for text in self.texts)
        return mine - other, other - mine

    @cached_property
    def changed(self) -> frozenset[str]:
        """All of these words."""
        return frozenset().union(*self.more)

    @cached_property
    def codes(self) -> list[str]:
        """The languages of each script."""
        return _codes_in(self.letters)

    def agree(self, each: re.Pattern[str]) -> bool:
        """Tell whether a pattern finds the same in both."""
        ours, theirs = map(each.findall, self.texts)
        return ours == theirs or Counter(ours) == Counter(theirs)


def _same_numbers(pair: _Pair) -> bool:
    letters = pair.letters
    is_marked = not letters.isdisjoint("{\u0335\u0336") or max(letters) >= FIRST_ATOM
    return (
        pair.agree(_NUMBER)
        and (not any(map(_is_numeral, letters)) or pair.agree(_NUMERAL))
        and _same_marks(pair, "number_marks")
        and not _has(pair.changed, "numbers")
        and (letters.isdisjoint("$\\") or pair.agree(_FORMULA))
        and (not is_marked or pair.agree(_MARKED))
        and _same_signs(pair)
    )


def _same_signs(pair: _Pair) -> bool:
    """Tell whether two texts have the same signs, or only one of them has any."""
    return pair.agree(_SIGN) or not all(map(_SIGN.search, pair.texts))


def _is_numeral(character: str) -> bool:
    return character.isnumeric() and not character.isdecimal() and not character.isalpha()


def negates(text: str) -> bool:
    """Tell whether a text has a word or a part of a word that negates."""
    patterns = (_marks(codes, "negation_marks") for codes in _codes_in({*text}))
    return _has(words(text), "negations") or any(each and each.search(text) for each in patterns)


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


def _codes_in(letters: Iterable[str]) -> list[str]:
    """Return the languages of each script of some letters; where there is kana, Han is Japanese."""
    codes = {*map(codes_of, letters)}
    return sorted(codes - {"zh"} if "ja" in codes else codes)


@cache
def _marks(codes: str, field: str) -> re.Pattern[str] | None:
    fields = [found for table in tables(codes) if (found := getattr(table, field))]
    return re.compile("|".join(fields)) if fields else None


def _same_marks(pair: _Pair, *fields: str) -> bool:
    for codes in pair.codes:
        # Marks in Latin letters are inside of words: where none changed, they agree.
        if codes != _LATIN or any(codes_of(word[0]) == _LATIN for word in pair.changed):
            patterns = (_marks(codes, field) for field in fields)
            if not all(each is None or pair.agree(each) for each in patterns):
                return False
    return True


@cache
def _opposite_letters(codes: str) -> list[list[str]]:
    """Return the opposites of languages whose words are not distinguished."""
    found = (table.opposites for table in tables(codes) if not table.numbers and table.opposites)
    return [pair.split() for opposites in found for pair in opposites.split(",")]


def _opposed_letters(pair: _Pair) -> bool:
    """Tell the same of letters, in languages whose words are not distinguished."""
    ours, theirs = pair.texts
    for one, other in (each for codes in pair.codes for each in _opposite_letters(codes)):
        more = ours.count(one) - theirs.count(one)
        if more and (ours.count(other) - theirs.count(other)) * more < 0:
            return True
    return False


def _names(changed: Iterable[str], both: str) -> bool:
    """Tell whether a word that changed is a name, as far as a capital letter shows it."""
    names = {word.lower() for word in _INNER_WORD.findall(both) if word[0].isupper()}
    return not names.isdisjoint(changed) and recognise(both) != _NOUNS_ARE_CAPITAL
