"""Where a text occurs in another, and where one begins with the last words of another."""

from collections.abc import Iterator

from dedupe_paragraphs.text.width import has_width

MIN_SURE = 8
"""Cells of words that end one text and begin the next by no chance: the first was cut."""
_LIMIT_OVERLAP = 400
"""Code points of the end of a text that are compared."""


def occurrences(text: str, part: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where a text occurs in another, over itself too."""
    at = text.find(part, start, end)
    while at >= 0:
        yield at
        at = text.find(part, at + 1, end)


def overlaps(text: str, head: str, least: int) -> Iterator[int]:
    """Yield where each end of a text begins that another text begins with, the longest first.

    Places are in code points. An end is shorter than the text, and has `least` cells and two code
    points or more.
    """
    start = max(len(text) - min(len(head), _LIMIT_OVERLAP), 1)
    for at in occurrences(text, head[:2], start):
        if not has_width(text[at:], least):
            return
        if head.startswith(text[at:]):
            yield at
