"""Is it a stanza?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.width import has_width

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
    return len(lines) >= _MIN_LINES and not any(has_width(line, _MAX_LINE + 1) for line in lines)
