"""Settles nothing: whether one of two sentences can be dropped, since the other says all of it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dedupe_paragraphs.languages.language import CONCLUSION, CONTRAST, MEANWHILE, Language
from dedupe_paragraphs.languages.recognise import recognise
from dedupe_paragraphs.languages.registry import tables
from dedupe_paragraphs.languages.scripts import LATIN, is_cjk
from dedupe_paragraphs.text.atoms import FIRST_ATOM
from dedupe_paragraphs.text.contrasts import negates
from dedupe_paragraphs.text.edits import letters_apart
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import width

_MARKS = (
    r"!\"'()*,.:;\[\]_`{}\-\u00a1\u00ab\u00b7\u00bb\u00bf\u055a-\u055f\u0589\u05be\u05f3\u05f4\u060c"
    r"\u061b\u06d4\u0964\u0965\u104a\u104b\u1361-\u1366\u1368\u17d4\u17d5\u2010-\u2027\u2030-\u205e"
    r"\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u30fb"
)
"""Punctuation, quotes, dashes and emphasis; no question mark."""
_SYMBOLS = r"?%&@#/\\$+<=>^|~\u061f\u037e\u1367\u20a0-\u20bf"
_TOKEN = pattern(
    rf"(\$[^$\s](?:[^$]*[^$\s])?\$(?!\w)"
    rf"|(?<![^\s(=])-(?=[^\W\d_](?![^\W_]))"
    rf"|(?:-\s?)?\d+(?:[{_MARKS}]\d+)*|(?<=\d)[\u2032\u2033]"
    rf"|(?:[^\s{_MARKS}{_SYMBOLS}]+|(?<=[{LATIN}])[.'_](?=[{LATIN}]))+|[{_SYMBOLS}])|[{_MARKS}]+"
)
"""A formula, the sign of a letter, a number with its sign, the prime after one, a word or a symbol
that is read; or marks that are none of these."""
_DOTS = pattern(r"…|\.\.")
_FEW = 2
"""Words: a text that differs in no more of substance is another text."""
_CELLS = 4
"""Cells that count as a word in scripts written without spaces."""
_MIN_BEGINNING = 20
"""Cells of a sentence that another one goes on from: shorter ones begin many."""
_LIMIT_CLAUSES = 4
"""Clauses that one sentence may have more than another."""
_LIMIT_WORDS = 1000
"""Words, or characters in scripts without spaces: in a longer sentence no clause is looked for. The
time is quadratic, and the longest sentences of prose have a few hundred."""


def says_all(theirs: str, ours: str, context: str = "") -> bool:
    """Tell whether one sentence says all that another says, so that the other can be dropped.

    The two differ only in marks; or, where the language of the context is known, in function words,
    politeness and connectives; or one has clauses more, inside or after its end.
    """
    language = _language_of(context or ours)
    if not has_letters(theirs, ours, language):  # as of nearly every two sentences
        return False
    mine, other = _read(ours), _read(theirs)
    if mine.words == other.words:
        return bool(mine.words) or theirs == ours
    dotted = "…" in theirs or ".." in theirs  # dots may end a sentence, or not
    if dotted and any(mine.words == _read(part).words for part in _DOTS.split(theirs)):
        return bool(mine.words)
    if language is None or not mine.words:
        return False
    mine, other = _read(_plain(ours, language)), _read(_plain(theirs, language))
    # Nearly every rewritten sentence has a word, or a character, that the other lacks.
    if not set(mine.words).difference(other.words, _CONNECTIVES):
        if _agree(mine.words, other.words):
            return True
        added = _added(mine, other) if language.bound else ()
        if added and all(_is_clause(other, *each, language) for each in added):
            return True
    return _goes_on(theirs, ours, language) or _goes_on(
        _plain(theirs, language), _plain(ours, language), language
    )


def letters(text: str) -> str:
    """Return what a sentence says without marks and spaces."""
    return _read(text).letters


class _Read:
    """A sentence as it is compared."""

    def __init__(self, words: tuple[str, ...], marked: frozenset[int]) -> None:
        self.words = words
        """Its words; in scripts without spaces its characters."""
        self.letters = "".join(words)
        self.marked = marked
        """The words that marks are before; its length if they end it."""


@lru_cache(maxsize=1024)
def _read(text: str) -> _Read:
    words: list[str] = []
    marked = set()
    for token in _TOKEN.findall(text):
        if not token:
            marked.add(len(words))
        else:
            words += (token,) if token.isascii() else letters_apart(token, is_cjk)
    if words and words[0][1:].islower():
        words[0] = words[0].lower()
    return _Read(tuple(words), frozenset(marked))


@lru_cache(maxsize=64)
def _language_of(text: str) -> Language | None:
    return _language(recognise(text))


@cache
def _language(code: str) -> Language | None:
    return next((each for each in tables(code) if each.free), None)


@cache
def _free(language: Language) -> list[tuple[str | re.Pattern[str], str]]:
    """Return what is free; letters without case as they are: they are replaced in less time."""
    return [
        (free if re.escape(free) == free.upper() == free.lower() else _ignoring_case(free), to)
        for free, to in language.free
    ]


def must_have(ours: str, context: str) -> list[str]:
    """Return the lower-case letters and digits without which no text says all of a sentence."""
    return _own_letters(ours, _language_of(context or ours))


def has_letters(theirs: str, ours: str, language: Language | None = None) -> bool:
    """Tell whether a text has all letters and digits that it must have to say all of another."""
    return all(map(theirs.lower().__contains__, _own_letters(ours, language)))


@lru_cache(maxsize=1024)
def _own_letters(text: str, language: Language | None) -> list[str]:
    """Return the letters and digits that whatever says all of a text has."""
    return [each for each in {*text.lower()} - _free_letters(language) if each.isalnum()]


@cache
def _free_letters(language: Language | None) -> frozenset[str]:
    """Return the letters of what may be said or not, or otherwise, by the tables of a language."""
    if language is None:
        return frozenset()
    joining = (end for end, _ in language.joining)
    return frozenset("".join([*sum(language.free, ()), *joining]).lower())


def _ignoring_case(source: str) -> re.Pattern[str]:
    flags = re.NOFLAG if source.upper() == source.lower() else re.IGNORECASE
    return pattern(rf"(?:{source})", flags)


@lru_cache(maxsize=1024)
def _plain(text: str, language: Language) -> str:
    """Return a text without what may be said or not; what is first then has a capital letter."""
    for free, to in _free(language):
        text = text.replace(free, to) if isinstance(free, str) else free.sub(to, text)
    return text[:1].upper() + text[1:]


def without_free(text: str, context: str) -> str:
    """Return a text without the function words and politeness of its language."""
    language = _language_of(context)
    return text if language is None else _plain(text, language)


_CONNECTIVES = tuple(each.strip() for each in (CONTRAST, CONCLUSION, MEANWHILE))


def is_connective(lead: str, context: str) -> bool:
    """Tell whether the first words of a sentence are a connective in the language of a context."""
    language = _language_of(context)
    return language is not None and _plain(lead, language).strip() in ("", *_CONNECTIVES)


def _agree(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two texts are equal, but for a connective that only one of them has."""
    if mine == other:
        return True
    heads = {each[0] for each in (mine, other) if each[:1] and each[0] in _CONNECTIVES}
    return len(heads) == 1 and _unled(mine) == _unled(other)


def _unled(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words[:1] and words[0] in _CONNECTIVES else words


def _added(mine: _Read, other: _Read) -> list[tuple[int, int]]:
    """Return the ranges of words that one sentence has more, if it has all of the other's."""
    ours, theirs = mine.words, other.words
    found: list[tuple[int, int]] = []
    at = begin = 0
    if len(theirs) > _LIMIT_WORDS:
        return []
    while len(found) <= _LIMIT_CLAUSES and len(theirs) - begin > len(ours) - at:
        head = _in_step(ours, at, theirs, begin)
        at, begin = at + head, begin + head
        left = len(ours) - at
        if ours[at:] == theirs[len(theirs) - left :]:
            return [*found, (begin, len(theirs) - left)]
        places = range(begin + 1, len(theirs) - left)
        if not places:
            break
        end = max(places, key=lambda place: _in_step(ours, at, theirs, place))
        found.append((begin, end))
        begin = end
    return []


def _in_step(ours: Sequence[str], at: int, theirs: Sequence[str], begin: int) -> int:
    length = 0
    for mine, other in zip(ours[at:], theirs[begin:], strict=False):
        if mine != other:
            break
        length += 1
    return length


def _is_clause(read: _Read, start: int, end: int, language: Language) -> bool:
    """Tell whether words inside a sentence are a clause that can be left out.

    What is added may as well be taken to begin some words earlier, where it ends in the same ones.
    """
    words = read.words
    while True:
        if end < len(words) and _may_be_left_out(read, start, end, language):
            return True
        if not start or words[start - 1] != words[end - 1]:
            return False
        start, end = start - 1, end - 1


def _may_be_left_out(read: _Read, start: int, end: int, language: Language) -> bool:
    words = read.words[start:end]
    spaced = not is_cjk(words[0][0])
    said = (" " if spaced else "").join(words)
    if _bound(language).search(said) or negates(said) or _count(words, language) <= _FEW:
        return False
    if any((each[1:] == "" and not each.isalnum()) or each[0] >= FIRST_ATOM for each in words):
        return False
    opened, closed = start == 0 or start in read.marked, end in read.marked
    particles = language.clause_ends
    if spaced and not particles:
        return opened or closed or not _is_content(words[0], language)
    before, last = read.words[start - 1][-1], words[-1][-1]
    return (opened or before in particles) and (closed or last in particles or opened)


@cache
def _bound(language: Language) -> re.Pattern[str]:
    return re.compile(language.bound, re.IGNORECASE)


def _count(words: Sequence[str], language: Language) -> int:
    """Return how many content words there are; where none are told apart, by their width."""
    count = cells = 0
    for word in (*words, ""):
        if word and is_cjk(word[0]):
            cells += width(word)
            continue
        count += -(-cells // _CELLS) + _is_content(word, language)
        cells = 0
    return count


def _is_content(word: str, language: Language) -> bool:
    return word[:1].isalnum() and word.lower() not in _function_words(language)


@cache
def _function_words(language: Language) -> frozenset[str]:
    return frozenset(language.function_words.split()) | frozenset(
        re.findall(r"[^\W\d_]+", language.cut_ends.replace(r"\b", " "))
    )


def _goes_on(theirs: str, ours: str, language: Language) -> bool:
    """Tell whether a sentence goes on where another one of the same words ends."""
    if ours[:1] != theirs[:1]:
        return False
    ours = ours.rstrip(" .。!")
    if not language.joining or width(ours) < _MIN_BEGINNING:
        return False
    for end, joined in _joining(language):
        ending = end.search(ours)
        if ending is None:
            continue
        stem = ours[: ending.start()]
        if common_prefix(stem, 0, theirs, 0, min(len(stem), len(theirs))) < len(stem):
            continue
        match = joined.match(theirs, len(stem))
        if match is not None:
            return _count(_read(theirs[match.end() :]).words, language) > _FEW
    return False


@cache
def _joining(language: Language) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(_ignoring_case(rf"(?:{end})$"), _ignoring_case(on)) for end, on in language.joining]
