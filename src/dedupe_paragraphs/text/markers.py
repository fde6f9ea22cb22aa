"""Markers: what is left of a block's marks in a line that runs blocks together."""

import re

from dedupe_paragraphs.languages.en import EN
from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.pattern import pattern

MARKER_CHARACTERS = "-*+>#|`~=: \n"
_ENDED = rf"(?<!-)-{{2,}}+(?:{EN.ends}|{JA.ends})-{{2,}}"
"""What a generator wrote at the end of a text that it went on with."""
_CHARACTERS, _NUMBER = r"(?:[*>#|`~=:\s]|[-+](?!\d))", r"\d{1,3}[.)]\s?"
_MARKUP, _MARKS = pattern(rf"(?:{_CHARACTERS}|{_NUMBER})*"), pattern(rf"{_CHARACTERS}*")
_ENDED_MARKUP = pattern(rf"(?:{_ENDED}|{_CHARACTERS}|{_NUMBER})*", re.IGNORECASE)
_ENDED_MARKS = pattern(rf"(?:{_ENDED}|{_CHARACTERS})*", re.IGNORECASE)
SPACES = pattern(r"\s*")
_MARKED_END = pattern(r"(?:(?:[-*+>#|`~=]+|\d{1,3}[.)])(?:\s+|\Z))+")
_BEFORE_MARKS = frozenset("。!?」』）)")
_FENCES = pattern(r"^(?:`{3,}|~{3,}) ?| ?(?:`{3,}|~{3,})$")


def run_together_key(block: Block) -> str:
    """Return the key of a block as it reads inside a run-together line: there code is a code span,
    without its fences."""
    return _FENCES.sub("", block.key) if block.kind is BlockKind.CODE else block.key


def markup_end(text: str, at: int, end: int, *, numbers: bool = True) -> int:
    """Return where markers of blocks end that begin at a place, inside a run-together line: `- `,
    `1. `, `## `, `| `, `---`; a heading may begin with a number."""
    found = (_MARKUP if numbers else _MARKS).match(text, at, end)
    if found is not None and "--" in found[0]:
        found = (_ENDED_MARKUP if numbers else _ENDED_MARKS).match(text, at, end)
    return found.end() if found else at


def is_markup(text: str, at: int = 0, end: int | None = None) -> bool:
    """Tell whether a text, or a range of one, is nothing but markers."""
    last = len(text) if end is None else end
    return markup_end(text, at, last) == last


def behind_markers(text: str, at: int, end: int) -> list[int]:
    """Return where the text of a block may begin whose markers stand at a place, nearest first."""
    if at < end and text[at].isalpha():  # no mark, and nearly every place
        return [at]
    if text[at : at + 1] == " " and text[at + 1 : min(at + 2, end)].isalpha():
        return [at + 1]
    spaces = SPACES.match(text, at, end)
    assert spaces is not None
    markers = (markup_end(text, at, end, numbers=numbers) for numbers in (False, True))
    return sorted({spaces.end(), *markers})


def only_markers_follow(text: str, at: int, end: int) -> bool:
    """Tell whether nothing follows a place but the marks of a block that a cut left nothing of.

    A colon right after a text is its own, so white space must stand before the marks, or a stop of
    Japanese: the keys have no white space after one.
    """
    begin = at
    while begin < end and text[begin].isspace():
        begin += 1
    if begin == end or (begin == at and (not at or text[at - 1] not in _BEFORE_MARKS)):
        return False
    return _MARKED_END.fullmatch(text, begin, end) is not None


def ends_with_marker(text: str) -> bool:
    """Tell whether the last thing in a text, white space left out, is a mark of a block."""
    return text.rstrip().endswith(tuple(MARKER_CHARACTERS.strip()))
