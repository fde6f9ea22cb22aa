"""Folding: the normalised text (the key) that is compared, with a map back.

What is folded says the same whichever way it is written: white space, zero-width characters, full
and half width, kinds of quotes and dashes, emphasis that Markdown left over as literal `**`. What
changes the meaning is kept: case, digits, superscripts (NFKC would make x² to x2), accents.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

from dedupe_paragraphs.languages.scripts import FIRST_CJK, MARKS, is_cjk
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.prefix import common_prefix

_LITERAL_STRONG = pattern(r"(?<![0-9A-Za-z])\*\*|\*\*(?![0-9A-Za-z])")
"""`2**3` and `x**y` are no emphasis."""

_DELETED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_SAME = {
    "'": "\u2018\u2019\u201a\u201b\uff07",
    '"': "\u201c\u201d\u201e\u201f\u301d\u301e\u301f\uff02",
    # U+30FC, the long vowel mark, is a letter and no dash.
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe63\uff0d",
    "~": "\u301c\u223c\u223e",
    "・": "\uff65",
    "「": "\uff62",
    "」": "\uff63",
    "。": "\uff61",
    "、": "\uff64",
}


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(character): None for character in _DELETED}
    # The full-width forms of ASCII lie at a fixed distance; NFKC agrees (a test says so).
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    table.update({ord(character): to for to, froms in _SAME.items() for character in froms})
    table.update(dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000), " "))
    return table


TABLE = _table()
"""Code point to its fold: one character or nothing, so that the map back remains easy."""


_WIDE = "（［｛）］｝，．：；！？"
"""White space beside a full-width mark was never typed: a line was wrapped there. Asked before the
mark is folded to its narrow twin, beside which a space counts."""

_FOLDED = {chr(code): to or "" for code, to in TABLE.items()}
_ELSE = "".join(map(re.escape, (char for char in _FOLDED if not "\uff01" <= char <= "\uff5e")))
_FOLDABLE = pattern(f"[\uff01-\uff5e{_ELSE}]")
"""A search for the few characters that change is ten times as fast as `str.translate`, which looks
up each."""


def fold(text: str) -> str:
    """Return the key of a visible text.

    White space becomes one space, and none beside a character of a script written without spaces.
    """
    text = " ".join(text.split())
    if not text.isascii():
        for mark in _WIDE if " " in text else ():
            if mark in text:
                text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
        text = _FOLDABLE.sub(lambda match: _FOLDED[match[0]], text)
    if "**" in text:
        text = _LITERAL_STRONG.sub("", text)
    if " " not in text:
        return text
    words = text.split()
    if text.isascii() or not words:
        return " ".join(words)
    joined = [words[0]]
    for left, right in pairwise(words):
        joined += [space_between(left, right), right]
    return "".join(joined)


class FoldMap:
    """Where the code points of a key stand in the text that it was folded from.

    Folding only deletes and replaces one by one, so that the way back is a walk on which both go in
    step for long stretches; only the starts of the stretches are kept.
    """

    def __init__(self, text: str, key: str) -> None:
        self._keys: list[int] = []
        self._texts: list[int] = []
        in_step = re.sub(r"\s", " ", _FOLDABLE.sub(lambda match: _FOLDED[match[0]] or _GONE, text))
        at = place = 0
        while place < len(key):
            at = in_step.index(key[place], at)
            self._keys.append(place)
            self._texts.append(at)
            room = min(len(in_step) - at, len(key) - place)
            length = common_prefix(in_step, at, key, place, room)
            at += length
            place += length
        self._keys.append(len(key))
        self._texts.append(len(text))

    def __getitem__(self, place: int) -> int:
        """Return the index in the text; after the last code point of the key, the text's end."""
        stretch = bisect_right(self._keys, place) - 1
        return self._texts[stretch] + place - self._keys[stretch]


_GONE = "\0"
"""Stands for what folding deletes; no post holds it."""


def space_between(left: str, right: str) -> str:
    """Return what is between two keys that are joined: a space, or nothing beside CJK."""
    if not left or not right:
        return ""
    if left[-1] < FIRST_CJK and right[0] < FIRST_CJK:
        return " "
    return "" if is_cjk(left[-1]) or is_cjk(right[0]) else " "


_NARROW_KANA = pattern(rb"\xef(?:\xbd[\xa6-\xbf]|\xbe[\x80-\x9f])")
"""U+FF66 to U+FF9F; in bytes a search for the first of one character is ten times as fast."""


def is_composed(text: str, encoded: bytes) -> bool:
    """Tell whether the text, given in UTF-8 too, needs no composition before it is folded."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and _NARROW_KANA.search(encoded) is None
    )


_CLUSTER = pattern(
    rf"[\uff66-\uff9d][\uff9e\uff9f]?"
    rf"|.[{MARKS}\u0bd7\u0d57\u0f71-\u0fbc\u102e\u1160-\u11ff\u3099\u309a]{{0,30}}",
    re.DOTALL,
)
"""A character and the marks that compose with it: accents, hamza, vowels of India and of Hangul,
marks of kana. No more than 30, Unicode's limit for safe streams (UAX 15): to order marks is
quadratic."""


def composed_clusters(text: str) -> list[tuple[str, str]]:
    """Return the text as pairs of a source cluster and its composed form.

    Half-width kana are widened with their marks (NFKC); all else is only composed (NFC).
    """
    clusters = _CLUSTER.findall(text)
    return [(cluster, unicodedata.normalize(_form(cluster), cluster)) for cluster in clusters]


def _form(cluster: str) -> "unicodedata._NormalizationForm":
    return "NFKC" if re.match(r"[\uff66-\uff9f]", cluster) else "NFC"
