"""Debris: marks that generators and merges leave between two stretches of text."""

import re

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_CONFLICT = r"<{7}(?:\s.*)?|={7,}|>{7}(?:\s.*)?|\|{7}(?:\s.*)?"
"""The marks of a merge."""
_DEBRIS = pattern(rf"{either(lambda language: language.debris)}|{_CONFLICT}", re.IGNORECASE)

_MAX_MARK = 80
"""Cells: a longer line says something."""


def is_debris(key: str) -> bool:
    """Tell whether a whole block is such a mark; it says nothing of its own."""
    return not has_width(key, _MAX_MARK + 1) and _DEBRIS.fullmatch(key) is not None


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
    b"(",
    b"[",
    "（".encode(),
    "【".encode(),
)
"""First bytes, so that a line of prose costs no more than one look."""
