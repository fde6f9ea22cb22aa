"""Is it a stanza?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width, width

_MAX_LINE = 56
"""Cells of a line of verse; prose is wrapped at 60 to 80."""
_MIN_LINES = 2
"""Lines of a stanza; one alone is a sentence."""


def verse(copy: Copy, context: Context) -> Decision | None:
    """Keep a stanza that repeats a stanza: songs have a chorus."""
    segments = context.layout.segments
    originals = (segments[match.segment] for match in copy.matches)
    if is_verse(copy.segment) and all(map(is_verse, originals)):
        return context.meant(Reason.VERSE)
    return None


def is_verse(segment: Segment) -> bool:
    """Tell whether a block is laid out in lines of verse."""
    lines = [line for line in segment.blocks[0].text.split("\n") if line.strip()]
    if len(lines) < _MIN_LINES:
        return False
    if len(segment.blocks[0].emphasis) == len(lines) and _is_emphasized(segment.blocks[0]):
        return True
    if any(has_width(line, _MAX_LINE + 1) for line in lines):
        return False
    return not (any(map(_ENDS_INSIDE.search, lines)) and _is_wrapped(lines))


def _is_emphasized(block: Block) -> bool:
    """Tell whether all of a block is in emphasis, line breaks aside."""
    marked = sum(span.size for span in block.emphasis)
    return marked + len("  \r\n") * (len(block.emphasis) - 1) >= block.span.size


def is_sung(segment: Segment) -> bool:
    """Tell whether a block is in emphasis as one line of a refrain is."""
    return segment.blocks[0].emphasis[:1] == (segment.blocks[0].span,)


_ENDS_INSIDE = pattern(r"[.!?。]\s*\w")


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether no first word of a line has room in the line before it, as in prose; of two
    lines nothing can be told."""
    widths = [width(line.strip()) for line in lines]
    return len(lines) > _MIN_LINES and all(
        before + width(line.split()[0]) >= max(widths)
        for before, line in zip(widths, lines[1:], strict=False)
    )
