"""Stubs: does a text stop where the fuller text right after it goes on, and is it no label?"""

import re
import unicodedata
from itertools import islice

from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.languages.recognise import LIMIT_SAMPLE, recognise
from dedupe_paragraphs.languages.scripts import is_cjk, is_hiragana, script_of
from dedupe_paragraphs.match.halves import MIN_BEGUN
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.text.cuts import ends_open, lacks_stop
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.width import has_width

_COMMA = pattern(r"、|, ")
_OPEN = tuple("、,「『（(【〈《")
_JA_WORD = r"[\u3040-\u30ff\u3400-\u9fff]"
_CLAUSE = pattern(rf"{_JA_WORD}[{JA.clause_marks}]{_JA_WORD}|\S \S+ \S+ \S")
"""A subject or an object with something after it, or four words; less is a label."""
_MIN_WORDS = 3
"""Words of which the last is cut; two may be a label, and its plural what follows."""
_LITERAL_STRONG = "**"
"""An emphasis that begins and is never closed."""


def is_cut(layout: Layout, block: Block, key: str, rest: str) -> bool:
    """Tell whether a text that continues with `rest` elsewhere is cut, and no label or term."""
    if key.endswith(_OPEN) or _is_mark(rest[0]) or begins_in_bold(block):
        return True
    in_word = _is_in_word(key, rest)
    language = layout.post.metadata.language or recognise(key + rest)
    is_open = ends_open(key, language or recognise(layout.text[:LIMIT_SAMPLE]))
    if " " in key or any(map(is_cjk, key)):
        if is_open or len(sentence_spans(key)) > 1 or _COMMA.search(key):
            return True
        if (in_word or rest[0] in "、,") and _CLAUSE.search(key):
            return True
    elif is_open and len(key) > 1 and rest[0] == " " and not lacks_stop(rest):
        return True
    return in_word and _is_no_word(layout, key)


def begins_in_bold(block: Block) -> bool:
    """Tell whether a text was cut before its bold was closed: it is no heading and no label."""
    strong = block.text.count(_LITERAL_STRONG)
    return strong % 2 == 1 and block.text.startswith(_LITERAL_STRONG)


def may_be_cut(key: str, rest: str) -> bool:
    """Tell whether a text says more than a label, or stops inside its second word.

    In Chinese no particle tells a clause: a long text may be a title, and may be cut.
    """
    if _CLAUSE.search(key) is not None or (" " in key and _is_in_word(key, rest)):
        return True
    is_chinese = all(map(is_cjk, filter(str.isalnum, key))) and not any(
        map(is_hiragana, key + rest)
    )
    return is_chinese and has_width(key, MIN_BEGUN)


def _is_in_word(key: str, rest: str) -> bool:
    """Tell whether a text that continues with `rest` elsewhere stops inside a word."""
    last = "spaced" if _is_mark(key[-1]) else script_of(key[-1])
    return _is_mark(rest[0]) or last == script_of(rest[0]) != ""


def _is_mark(character: str) -> bool:
    """Tell whether a character is a vowel or a tone that is written around a letter."""
    return unicodedata.category(character).startswith("M")


def _is_no_word(layout: Layout, key: str) -> bool:
    """Tell whether the last of three words of a text or more is nowhere else in the post."""
    words = key.split()
    if len(words) < _MIN_WORDS or any(map(is_cjk, key)):
        return False
    word = re.compile(rf"(?<!\w){re.escape(words[-1])}(?!\w)")
    *_, run = re.finditer(r"\w+", words[-1])  # it has a letter, since it stops inside a word
    starts = (at - run.start() for at in layout.words.get(run[0], ()))
    whole = (at for at in starts if word.match(layout.text, at))
    return len(list(islice(whole, 2))) < 2
