"""Cut ends: does a paragraph stop in mid-sentence?

"No final stop" alone is a bad sign (17-48 % of legitimate paragraphs have none), so the rule asks
for a word that cannot end a sentence, or for a longer text whose earlier sentences do have stops.
"""

from functools import cache, lru_cache

from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.languages.recognise import recognise
from dedupe_paragraphs.languages.registry import LANGUAGES, codes_of, tables, words_of
from dedupe_paragraphs.languages.scripts import (
    HANGUL_LETTERS,
    KANA,
    MARKS,
    UNSPACED,
    is_cjk,
    is_hiragana,
    is_thai,
)
from dedupe_paragraphs.languages.zh import ZH
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.stops import TERMINALS
from dedupe_paragraphs.text.width import has_width

_FINAL_STOPS = frozenset(f"{TERMINALS}:;~♪☆★)）」』】〉》»]\"'>}}|*_`^")
_FINAL_SIGNS = (HANGUL_LETTERS, ("\u2600", "\u27bf"), ("\U0001f300", "\U0001faff"))
"""The first and the last of ranges: with those of emoji."""
_FACE = pattern(r"(?<!\S)(?:[:;=]-?[DPpOo03]|[xX]D|T_?T)$")
_FACES = "DPpOo03T"
"""What emoticons end with that are letters."""
_PLAIN_STOPS = ".。!?:)」"
_OPEN_MARKS = "、,「『（(【〈《"
_CUT_ENDS = (*_OPEN_MARKS, *JA.cut_ends.split("|"))
_CHINESE_CUT_ENDS = (*_OPEN_MARKS, *ZH.cut_ends.split("|"))
_KANA = pattern(f"[{KANA}]")
_WHOLE_ENDS = tuple(JA.whole_ends.split("|"))
_TAIL = 12
"""Code points at the end of a text, whose script says in which language it ends; no word that ends
no sentence has twice as many."""
_MIN_UNSTOPPED = 80
"""Cells: a shorter text without a stop may be a title or a label."""
_ENGLISH = "en"
_COMMAS = frozenset(",،፣՝")
_LAST_WORD = pattern(rf"(?:(?!_)[\w{MARKS}{UNSPACED}])+$")
_LIMIT_WORD = 40
"""Code points at the end of a text that its last word is looked for in."""
_CASELESS = pattern(rf"[\u0590-\u1fff\ua800-\ud7ff]|[{MARKS}]")

_DOTS = r"\[?(?:…|‥|\.{2,}|・{3,})+\]?"
_LEADING_DOTS = pattern(rf"(?:{_DOTS}\s*)?")
_DOT_STARTS = ("[", "…", "‥", ".", "・")
_DOT_ENDS = ("…", "‥", ".", "・", "]")
_TRAILING_DOTS = pattern(rf"\s*{_DOTS}$")


def after_dots(key: str) -> int:
    """Return where the text begins that dots (`…`, `...`) at the start of a key continue."""
    if key[:1] not in _DOT_STARTS:
        return 0
    match = _LEADING_DOTS.match(key)
    return match.end() if match else 0


_OPENERS = frozenset("\"'「『（(【〈《«*")


def after_opening(key: str) -> int:
    """Return where the first word of a key begins, after dots, quotes and brackets."""
    at = 0
    while step := 1 if key[at : at + 1] in _OPENERS else after_dots(key[at:]):
        at += step
    return at


_CLOSERS = frozenset("」』）)】〉》、。,")


@cache
def _continuations() -> dict[str, list[tuple[str, str]]]:
    """Return the words that a text in mid-sentence begins with by their first letters, each with
    the letters that may not follow it; `!` for any letter."""
    words: dict[str, list[tuple[str, str]]] = {}
    for each in " ".join(language.continuations for language in LANGUAGES).split():
        word, mark, unfollowed = each.partition("!")
        words.setdefault(word[0], []).append((word, unfollowed or mark))
    return words


def _continues(key: str) -> bool:
    first = key[:1]
    for word, unfollowed in _continuations().get(first, ()):
        following = key[len(word) : len(word) + 1]
        if key.startswith(word) and not (
            _is_letter(following) if unfollowed == "!" else following and following in unfollowed
        ):
            return True
    following = key[1:2]
    is_kanji = _is_letter(following) and not ("a" <= following <= "z" or is_hiragana(following))
    return first in _CLOSERS or (is_kanji and first in JA.inflections)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


@lru_cache(maxsize=1024)
def begins_inside(key: str) -> bool:
    """Tell whether a key begins in mid-sentence: after dots, in lower case, with a particle.

    A word of both cases (`iPhone`) begins a sentence as it is written.
    """
    first = key[:1]
    if first.islower():
        return key.partition(" ")[0].islower()
    if first.isascii() and first.isalnum():
        return False
    return after_dots(key) > 0 or _continues(key)


def before_dots(key: str) -> int:
    """Return where the text ends that dots at the end of a key leave open."""
    if key[-1:] not in _DOT_ENDS:  # a search looks at each place of a long text
        return len(key)
    match = _TRAILING_DOTS.search(key)
    return match.start() if match else len(key)


def is_dots(key: str) -> bool:
    """Tell whether a text is nothing but dots."""
    return bool(key) and after_dots(key) == len(key)


@lru_cache(maxsize=1024)  # of a text the matcher, the rules and the proof ask ten times
def lacks_stop(key: str) -> bool:
    """Tell whether a key ends without any mark that can end a sentence."""
    last = key[-1:]
    if last in _PLAIN_STOPS:  # nearly every text
        return False
    if last.isascii() and last.isalnum() and last not in _FACES:
        return True
    end = key[-8:].rstrip()
    last = end[-1:]
    if last in _FINAL_STOPS or any(first <= last <= final for first, final in _FINAL_SIGNS):
        return False
    return last not in _FACES or _FACE.search(end) is None


def ends_open(key: str, language: str = "") -> bool:
    """Tell whether the last word of a key is one that ends no sentence."""
    start = max(0, len(key) - 2 * _TAIL)
    if any(map(is_cjk, key[-_TAIL:])):
        return key.endswith(_CUT_ENDS if _KANA.search(key, start) else _CHINESE_CUT_ENDS)
    if key[-1:] in _COMMAS:
        return True
    last = _LAST_WORD.search(key, max(0, len(key) - _LIMIT_WORD))
    codes = codes_of(last[0][0]) if last else ""
    if not codes or " " in codes:
        # Its own words where the language is known for sure; elsewhere those of English, or of all.
        known, every = recognise(key, language) or language[:2].lower(), codes.split()
        codes = next((code for code in (known, _ENGLISH) if code in every), codes)
    if last is None or last[0].lower() in words_of(codes, "cut_ends"):
        return last is not None
    return any(
        "|" in table.cut_ends
        and key.endswith(tuple(table.cut_ends.split("|")))
        and not (table.whole_ends and key.endswith(tuple(table.whole_ends.split("|"))))
        for table in tables(codes)
    )


_NO_WORD = pattern(
    r"(?:^|\s)[#^][\w/-]+$|(?<!\S)(?=\S++$)\S*?://\S|;\s\w+$"
    r"|(?:^|\s)@[\w.-]+$|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+$|[→⇒»▶>]$"
    r"|[.!?。] ?[—–-] ?[^\W\d_a-z\u0430-\u044f]\w*(?: [^\W\d_a-z\u0430-\u044f]\w*)?$"
)
"""A tag, an id of a block, an address, a name, a mark that points on, a signature; a clause that
leads to the next (`; and`)."""
_NO_WORD_MARKS = frozenset("#^/;@→⇒»▶>—–-")
_LAUGHTER = pattern(r"(?:^|\s)([a-z\u0430-\u044f]{1,2})\1+[h\u0445]?$|([^\W\d_])\2\2$")
CLAUSE_NUMBER = pattern(r"(?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})[.)] ")
"""What a clause of an enumeration begins with."""
_LEADS_ON = pattern(r"[,،](?: \w{1,5})?$| \w{1,3}$")
"""How a clause ends that leads to the next: with a comma and a word, or with a short word."""


def ends_cut(key: str, sentences: int, language: str = "", *, sure: bool = False) -> bool:
    """Tell whether a paragraph's key looks cut in mid-sentence.

    With `sure` only a word or a mark that ends no sentence says so. `sentences` is how many it has;
    `language` is the one that the front matter names. Fires on 2.45 % of the paragraphs of an
    archive of generated posts, 99 of 100 hits right.
    """
    if not lacks_stop(key) or (not _NO_WORD_MARKS.isdisjoint(key) and _NO_WORD.search(key)):
        return False
    if _LAUGHTER.search(key, max(0, len(key) - _LIMIT_WORD)):
        return False
    if key[1:6].count(" ") and CLAUSE_NUMBER.match(key) and _LEADS_ON.search(key):
        return False
    inner, long = sentences > 1, has_width(key, _MIN_UNSTOPPED)
    if not (inner or long):
        return False
    return ends_open(key, language) or (not sure and inner and long and _stops_inside(key))


def _stops_inside(key: str) -> bool:
    """Tell whether a longer text whose earlier sentences have stops is hardly whole without one."""
    last = key[-1:]
    if any(map(is_cjk, key[-_TAIL:])):
        return not (key.endswith(_WHOLE_ENDS) or (last.isascii() and last.isalnum()))
    if is_thai(key):  # it has no stops
        return False
    return last.islower() or (not last.isupper() and is_caseless(last))


def is_in_number(text: str, at: int) -> bool:
    """Tell whether a place is between the digits of one number."""
    before = text[max(at - 2, 0) : at].rstrip(".,")[-1:]
    return before.isdecimal() and text[at : at + 2].lstrip(".,")[:1].isdecimal()


def is_caseless(character: str) -> bool:
    """Tell whether a character is of a script that has spaces and no capital letters."""
    return _CASELESS.match(character) is not None


_OPENING = pattern(r"\[+|\*|_+|`+|~~")
_TARGET = pattern(r"\]\([^\s)]*\Z")
"""The target of a link that was cut inside it."""


def open_mark(key: str, start: int = 0) -> tuple[int, int, int]:
    """Return where the last mark begins and ends that a text opens and does not close, and where
    its text ends: a cut inside a link, emphasis, code or a deletion leaves it.

    The place after the text, if there is none.
    """
    target = _TARGET.search(key, start)
    last = target.start() if target else len(key)
    *_, found = (None, *_OPENING.finditer(key, start, last))
    if found is None or key.count(found[0], start, last) % 2 == 0 or "]" in key[found.end() : last]:
        return last, last, last
    return found.start(), found.end(), last
