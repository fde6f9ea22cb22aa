"""From a block's key back to the bytes of the post."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.atoms import FIRST_ATOM
from dedupe_paragraphs.text.fold import FoldMap

_LIMIT_STRIDE = 4096
"""Code points, as in `positions.py`: encoded in a few microseconds."""


def byte_span(block: Block, start: int, end: int) -> Span:
    """Return the bytes that code points `start` to `end` of a block's key were read from.

    The whole key is the whole block. A range that begins or ends inside something that is not the
    source itself (an entity) takes all of it.
    """
    if (start <= 0 and end >= len(block.key)) or not block.pieces:
        return block.span
    first, last = start, end - 1
    if block.text != block.key:
        indices = _map(block.text, block.key)
        first, last = indices[first], indices[last]
    return Span(_byte(block, first, is_end=False), _byte(block, last, is_end=True))


def written_text(block: Block, data: bytes) -> str:
    """Return the visible text of a block with its images and addresses as they are written."""
    if max(block.text, default="") < FIRST_ATOM:
        return block.text
    return "".join(
        data[slice(*piece.source)].decode()
        if block.text[piece.text_start] >= FIRST_ATOM
        else block.text[piece.text_start : piece.text_end]
        for piece in block.pieces
    )


@lru_cache(maxsize=64)
def _map(text: str, key: str) -> FoldMap:
    """Remember the last maps: a long block is asked for sentence by sentence."""
    return FoldMap(text, key)


def _byte(block: Block, index: int, *, is_end: bool) -> int:
    """Return where what a code point of the text was read from begins, or ends."""
    at = bisect_right(block.pieces, index, key=lambda piece: piece.text_start) - 1
    piece = block.pieces[at]
    if not piece.verbatim:
        return piece.source[is_end]
    return piece.source.start + _length(block.text, piece.text_start, index + is_end)


def _length(text: str, start: int, end: int) -> int:
    """Return the bytes of a range of the text, without encoding more than two strides of it."""
    if end - start <= _LIMIT_STRIDE:
        return len(text[start:end].encode())
    return _bytes_before(text, end) - _bytes_before(text, start)


def _bytes_before(text: str, index: int) -> int:
    mark = index // _LIMIT_STRIDE
    return _marks(text)[mark] + len(text[mark * _LIMIT_STRIDE : index].encode())


@lru_cache(maxsize=64)
def _marks(text: str) -> list[int]:
    """Return the bytes before each stride of the text: a line of ten megabytes is one piece."""
    strides = range(0, len(text), _LIMIT_STRIDE)
    return [0, *accumulate(len(text[at : at + _LIMIT_STRIDE].encode()) for at in strides)]


def ends_in_button(block: Block) -> bool:
    """Tell whether the last sentence of a block is nothing but a link."""
    if not block.links or not block.sentences:
        return False
    start, end = byte_span(block, block.sentences[-1].start, len(block.key))
    return any(link.span.start <= start and end <= link.span.end for link in block.links)
