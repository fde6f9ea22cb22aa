"""Bytes to text that may be read: UTF-8 without NUL."""

from dedupe_paragraphs.languages.scripts import KANA
from dedupe_paragraphs.model.errors import not_utf8, nul_byte, other_encoding
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import Positions

BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_KANA = pattern(f"[{KANA}]")
_JAPANESE = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp"}
"""Encodings of older Japanese editors, and what Python calls what they write."""


def require_text(data: bytes, path: str) -> None:
    """Refuse bytes that are no text.

    Raises `InputError` with the encoding that they are in, else with the first offset that is no
    text, and its line.
    """
    nul = data.find(b"\0")
    if nul >= 0:
        if data.startswith(_UTF_16) or _is_half_nul(data):
            raise other_encoding(path, "UTF-16")
        raise nul_byte(path, nul, Positions(data).line(nul))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = "UTF-16" if data.startswith(_UTF_16) else _japanese(data)
        if encoding:
            raise other_encoding(path, encoding) from None
        line = Positions(data).line(error.start)
        byte = data[error.start]
        raise not_utf8(path, byte=byte, offset=error.start, line=line) from None


def _is_half_nul(data: bytes) -> bool:
    """Tell whether nearly every second byte is NUL, as in UTF-16 of Latin letters."""
    nuls = data[0::2].count(b"\0"), data[1::2].count(b"\0")
    return max(nuls) * 10 > len(data) * 4 and min(nuls) * 20 < len(data) // 2


def _japanese(data: bytes) -> str:
    """Return the encoding in which bytes are Japanese, with kana; empty for none."""
    for name, codec in _JAPANESE.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        kana = len(_KANA.findall(text))
        if kana * 5 > sum(letter > "\x7f" for letter in text):
            return name
    return ""
