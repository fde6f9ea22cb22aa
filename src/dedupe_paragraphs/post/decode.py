"""Bytes to text that may be read: UTF-8 without NUL."""

from dedupe_paragraphs.model.errors import not_utf8, nul_byte
from dedupe_paragraphs.text.positions import Positions

BOM = b"\xef\xbb\xbf"


def require_text(data: bytes, path: str) -> None:
    """Refuse bytes that are no text.

    Raises `InputError` with the first offset that is no text, and its line.
    """
    nul = data.find(b"\0")
    if nul >= 0:
        raise nul_byte(path, nul, Positions(data).line(nul))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_utf8(
            path, error.start, Positions(data).line(error.start), data[error.start]
        ) from None
