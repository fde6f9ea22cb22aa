"""Width: the one measure of length, in cells of a terminal."""

_NARROW = bytes((*range(0xE3), 0xEE, 0xEF))
"""Bytes of UTF-8 that begin no wide character: all but those of U+3000 to U+DFFF (kana, Han,
Hangul) and from U+10000 on (rare Han, emoji)."""


def width(text: str) -> int:
    """Return the cells of a text: two for a character of Chinese, Japanese or Korean, one for any
    other, so that the same number of cells says about as much in any of them.
    """
    if text.isascii():
        return len(text)
    return len(text) + len(text.encode("utf-8", "surrogatepass").translate(None, _NARROW))


def has_width(text: str, cells: int) -> bool:
    """Tell whether a text has at least so many cells; of a long one nothing is measured."""
    count = len(text)
    return count >= cells or (2 * count >= cells and width(text) >= cells)
