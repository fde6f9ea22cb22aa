"""Overlaps: a text that begins with the last words of another."""

from collections.abc import Iterator

from dedupe_paragraphs.text.width import has_width

MIN_SURE = 8
"""Cells of words that end one text and begin the next by no chance: the first was cut."""
_LIMIT_OVERLAP = 400
"""Code points of the end of a text that are compared."""


def overlaps(text: str, head: str, least: int) -> Iterator[int]:
    """Yield where each end of a text begins that another text begins with, the longest first.

    Places are in code points. An end is shorter than the text, and has `least` cells and two code
    points or more.
    """
    at = text.find(head[:2], max(len(text) - min(len(head), _LIMIT_OVERLAP), 1))
    while at >= 0 and has_width(text[at:], least):
        if head.startswith(text[at:]):
            yield at
        at = text.find(head[:2], at + 1)
