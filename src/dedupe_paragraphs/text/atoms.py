"""Atoms: images and addresses, equal or different as a whole, as one character each of a text.

So no address is the beginning of another, nothing that an image says to those who do not see it
counts as text, and neither makes a text long.
"""

from zlib import crc32

from dedupe_paragraphs.languages.scripts import HIRAGANA
from dedupe_paragraphs.text.pattern import pattern

FIRST_ATOM = "\U000f0000"
LAST_ATOM = "\U000ffffd"
"""Private use, plane 15."""
ATOM = f"[{FIRST_ATOM}-{LAST_ATOM}]"
"""An atom, as a part of a regular expression."""

ADDRESS = pattern(
    r"(?<![A-Za-z0-9_])(?:https?://|www\.)"
    rf"(?:(?:(?![{HIRAGANA}])[^\s<>\"`()\[\]（）「」『』【】《》、。，；！？])"
    rf"|(?<![\x00-\x7f])[{HIRAGANA}]|\([^\s<>\"`()]*\))+",
)
"""A bare address; letters of any script belong to it, stops of Chinese and Japanese do not, nor
does the word that follows one of ASCII without a space (`https://example.comです`)."""
_AFTER_ADDRESS = ".,;:!?*_~'"
"""Marks at the end of an address that are of the sentence around it."""


def atom(*parts: str) -> str:
    """Return the character for what has these parts; the same in every process."""
    count = ord(LAST_ATOM) - ord(FIRST_ATOM) + 1
    return chr(ord(FIRST_ATOM) + crc32("\0".join(parts).encode("utf-8", "surrogatepass")) % count)


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where bare addresses are in a text, in code points."""
    if "://" not in text and "www." not in text:
        return []
    return [
        (match.start(), match.start() + len(match[0].rstrip(_AFTER_ADDRESS)))
        for match in ADDRESS.finditer(text)
    ]
