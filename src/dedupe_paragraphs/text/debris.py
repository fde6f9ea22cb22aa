"""Debris: marks that generators and merges leave, and what they answer to a prompt."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.registry import (
    ANSWER_TOPICS,
    ANSWERS,
    AS_AI,
    CONTINUATIONS,
    LAST_WORDS,
    all_tables,
    codes_of,
    every,
    tables,
)
from dedupe_paragraphs.languages.scripts import HAN, KANA, is_cjk
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_MAX_MARK = 80
"""Cells: a longer line says something."""
_CONFLICT = pattern(r"<{7}(?:\s.*)?|={7,}|>{7}(?:\s.*)?|\|{7}(?:\s.*)?")
"""The marks of a merge."""
_TOKEN = r"<\|[\w ]{2,24}\|>|<(?:start|end)_of_\w+>|\[/?INST\]"
"""What a model writes at the border of a turn."""
_OPENS, _CLOSES = "-=~<([【", "-=~>)]】"
"""How a mark begins and ends that is no words alone."""
_PLAIN = pattern(r"(?:-{2,}[A-Z]+-{2,}\s*)+")
"""What is no author's last word: without spaces, in capitals."""


def is_debris(key: str) -> bool:
    """Tell whether a whole block is a mark; it says nothing of its own."""
    return is_never_prose(key) or is_conflict_mark(key) or is_last_word(key)


def is_conflict_mark(key: str) -> bool:
    """Tell whether a line is a mark of a merge."""
    is_short = key.startswith(("<", "=", ">", "|")) and not has_width(key, _MAX_MARK + 1)
    return is_short and _CONFLICT.fullmatch(key) is not None


def is_never_prose(key: str) -> bool:
    """Tell whether a line is nothing but marks that no author writes: `---END---`."""
    return key[:1] in _OPENS and bool(key) and before_marks(key) == 0


def before_marks(key: str) -> int:
    """Return how many code points of a text are before marks at its end that are never prose."""
    end = len(key)
    while end and key[end - 1] in _CLOSES:
        found = _never_prose().search(key, max(end - _MAX_MARK, 0), end)
        if found is None:
            break
        end = len(key[: found.start()].rstrip())
    return end


def is_last_word(key: str) -> bool:
    """Tell whether a line is a mark that an author may end a post with: `（つづく）`, `-END-`."""
    if has_width(key, _MAX_MARK // 2 + 1):
        return False
    is_marked = key[:1] in _OPENS or key.lower().startswith(LAST_WORDS)
    return is_marked and bool(_last_words().fullmatch(key)) and not _PLAIN.fullmatch(key)


def is_answer(key: str) -> bool:
    """Tell whether a line answers a prompt, or is a remark of the generator on its task."""
    text = key[1:-1] if key[:1] in "([【" and key[-1:] in ")]】" else key
    said = text.lower()
    if not said.startswith(ANSWERS) or has_width(text, 3 * _MAX_MARK):
        return False
    names_topic = said.startswith(AS_AI) or any(map(said.__contains__, ANSWER_TOPICS))
    if is_cjk(said[0]) and not names_topic:
        return False
    spaced = any(answer in said for answer in ANSWERS if not is_cjk(answer[0]))
    codes = (codes_of(said.lstrip("¡")[:1]) or "en") if spaced else ""
    return _answers(codes).fullmatch(text) is not None


def is_debris_line(line: bytes) -> bool:
    """Tell whether a source line is such a mark; it often stands right below a paragraph.

    A row of `=` is left out: below a paragraph it is the mark of a heading.
    """
    stripped = line.strip()
    if not stripped.startswith(DEBRIS_STARTS) or len(stripped) > 2 * _MAX_MARK:
        return False
    return is_debris(fold(stripped.decode("utf-8", "replace")))


DEBRIS_STARTS = (
    b"--",
    b"<<<<<<<",
    b">>>>>>>",
    b"|||||||",
    b"<|",
    b"(",
    b"[",
    "（".encode(),
    "【".encode(),
)
"""First bytes, so that a line of prose costs no more than one look."""


def _either(*reads: Callable[[Language], str]) -> str:
    """Return fields of all languages as one regular expression, each alternative once."""
    fields = (read(language) for read in reads for language in every())
    return f"(?:{'|'.join(dict.fromkeys(filter(None, fields)))})"


@cache
def _never_prose() -> re.Pattern[str]:
    ends = rf"\s*{_either(lambda each: each.ends, lambda each: each.continued)}\s*"
    marks = rf"-{{2,}}{ends}-{{2,}}|={{2,}}{ends}={{2,}}|{_either(lambda each: each.debris)}"
    return re.compile(rf"(?:{marks}|{_TOKEN})\Z", re.IGNORECASE)


@lru_cache(maxsize=256)
def without_continuation(heading: str) -> str:
    """Return a heading without a mark that it goes on with an earlier section: `（続き）`."""
    said = heading.lower()
    return _continued().sub("", heading) if any(map(said.__contains__, CONTINUATIONS)) else heading


@cache
def _continued() -> re.Pattern[str]:
    every_word = "|".join(dict.fromkeys(each.continued for each in all_tables() if each.continued))
    words = rf"(?:{every_word})(?:[\s,.:-]*(?:[a-z]{{4}} )?\d{{1,2}})?"
    return re.compile(
        rf"\A(?:[(\[【]\s*{words}\s*[)\]】]|{words}\s*:)\s*(?=\S)"
        rf"|[\s,.…:~-]*(?:[(\[【]\s*{words}\s*[)\]】]|(?<![a-z\u00c0-\u04ff]){words})\s*\Z",
        re.IGNORECASE,
    )


@cache
def _last_words() -> re.Pattern[str]:
    words = _either(lambda each: each.last_words)
    inside = _either(lambda each: each.last_words, lambda each: each.continued)
    ends = _either(lambda each: each.ends, lambda each: each.continued)
    return re.compile(
        rf"(?:[(\[【]\s*{inside}\s*[)\]】]|[\[【]\s*{ends}\s*[\]】]|[-=~]+\s*{ends}\s*[-=~]+|{words})[.。:!…]{{0,3}}",
        re.IGNORECASE,
    )


@cache
def _answers(codes: str) -> re.Pattern[str]:
    """Return the answers in the languages that are always asked and in those of a script; in a text
    without the beginning of one in a spaced script, in two."""
    read = (*every(), *tables(codes)) if codes else (each for each in every() if _is_cjk(each))
    sentences = "|".join(dict.fromkeys(_answers_of(each) for each in read if each.agrees))
    return re.compile(rf"(?:(?:{sentences})\s*){{1,4}}", re.IGNORECASE)


def _is_cjk(language: Language) -> bool:
    return language.script in (HAN, KANA)


def _answers_of(each: Language) -> str:
    """Return the answers of a language: what agrees and names a text, or what nobody else says."""
    rest, stop = r"[^.!?。:]{0,80}", r"[.:!。…]?"
    agreed = rf"(?:{each.agrees})\s?[,.!:。、\u060c]+\s*(?:{each.presents}){rest}"
    agreed += rf"(?:{each.texts}){rest}{stop}"
    return rf"{agreed}|(?:{each.presents}){rest}(?:{each.rests}){rest}{stop}|{each.remarks}"
