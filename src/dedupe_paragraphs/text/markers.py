"""Markers: what is left of a block's marks in a line that strings blocks together."""

import re

from dedupe_paragraphs.languages.en import EN
from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.text.pattern import pattern

MARKER_CHARACTERS = "-*+>#|`~=: \n"
_ENDED = rf"-{{2,}}(?:{EN.ends}|{JA.ends})-{{2,}}"
"""What a generator wrote at the end of a text that it went on with."""
MARKUP = pattern(rf"(?:{_ENDED}|[-*+>#|`~=:\s]|\d{{1,3}}[.)]\s?)*", re.IGNORECASE)
"""What block markers look like inside a run-together line: `- `, `1. `, `## `, `| `, `---`."""
MARKS = pattern(rf"(?:{_ENDED}|[-*+>#|`~=:\s])*", re.IGNORECASE)
"""The same without numbers, which a heading may begin with."""
SPACES = pattern(r"\s*")
_MARKED_END = pattern(r"(?:\s+|(?<=[。!?」』）)]))(?:(?:[-*+>#|`~=]+|\d{1,3}[.)])(?:\s+|\Z))+")


def behind_markers(text: str, at: int, end: int) -> list[int]:
    """Return where the text of a block may begin whose markers stand at a place, nearest first."""
    if text[at : min(at + 1, end)].isalpha():  # no mark, and nearly every place
        return [at]
    if text[at : at + 1] == " " and text[at + 1 : min(at + 2, end)].isalpha():
        return [at + 1]
    found = (pattern.match(text, at, end) for pattern in (SPACES, MARKS, MARKUP))
    return sorted({match.end() for match in found if match is not None})


def only_markers_follow(text: str, at: int, end: int) -> bool:
    """Tell whether nothing follows a place but the marks of a block that a cut left nothing of.

    A colon right after a text is its own, so white space must stand before the marks, or a stop of
    Japanese: the keys have no white space after one.
    """
    return _MARKED_END.fullmatch(text, at, end) is not None


def ends_with_marker(text: str) -> bool:
    """Tell whether the last thing in a text, white space left out, is a mark of a block."""
    return text.rstrip().endswith(tuple(MARKER_CHARACTERS.strip()))
