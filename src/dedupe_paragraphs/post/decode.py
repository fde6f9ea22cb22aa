"""Bytes to text that may be read: UTF-8 without NUL."""

from dedupe_paragraphs.model.errors import NotUtf8Error, NulByteError

BOM = b"\xef\xbb\xbf"


def require_text(data: bytes, path: str) -> None:
    """Refuse bytes that are no text.

    Raises `NotUtf8Error` or `NulByteError`, each with the first offset and its line.
    """
    nul = data.find(b"\0")
    if nul >= 0:
        raise NulByteError(path, nul, _line(data, nul))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(path, error.start, _line(data, error.start), data[error.start]) from None


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
