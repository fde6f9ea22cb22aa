"""Cells: how wide a text is, and so how much it says; a character of CJK says as much as two."""

from dedupe_paragraphs.languages.scripts import is_cjk


def cells(text: str) -> int:
    """Return the width of a text in cells: two for each character of CJK, one for any other."""
    return len(text) + sum(map(is_cjk, text))
