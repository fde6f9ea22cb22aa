"""A single block that repeats: a slip of the generator, or a refrain?

Inside a run there is no doubt. Alone, a short sentence, a stanza or a call to action may be said
twice on purpose, and then it stays.
"""

import re
from collections.abc import Container

from dedupe_paragraphs.match.classify import Copy
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.width import has_width

MAX_REFRAIN = 120
"""Cells: single sentences up to this length are said twice on purpose (calls to action,
disclaimers, closing lines); a longer one is not, save beside its own original."""
_MAX_BOILERPLATE = 200
"""Cells: up to this length a block that stands alone again and again is boilerplate."""
_MIN_BOILERPLATE = 4
"""How often boilerplate stands in a post at least; a conclusion was written three times."""
_MAX_VERSE_LINE = 48
"""Cells of a line of verse, a character of Japanese being two; prose is wrapped at 60 to 80."""
_MIN_VERSE_LINES = 2


_MAX_STEPS = 64
"""Segments that go, passed over to find the nearest that stays."""


def alone(layout: Layout, gone: Container[int], copy: Copy, count: int) -> tuple[bool, Reason]:
    """Tell whether a copy outside any run may go, and why.

    `count` is how often its text is a segment.
    """
    segment = copy.segment
    originals = [layout.segments[match.segment] for match in copy.matches]
    if _is_call(segment):
        return False, Reason.CALL_TO_ACTION
    if is_verse(segment) and all(map(is_verse, originals)):
        return False, Reason.VERSE
    if _is_doubled(layout, segment) or _stands_beside(layout, gone, copy):
        return True, Reason.IMMEDIATE_REPEAT
    if _is_fragment(layout, copy):
        return True, Reason.CUT_COPY
    if len(segment.sentences) == 1 and not segment.has_width(MAX_REFRAIN):
        return False, Reason.REFRAIN
    if not segment.has_width(_MAX_BOILERPLATE) and count >= _MIN_BOILERPLATE:
        return False, Reason.BOILERPLATE
    return True, Reason.EXACT_COPY


def is_verse(segment: Segment) -> bool:
    """Tell whether a block is laid out in lines of verse."""
    lines = [line for line in segment.blocks[0].text.split("\n") if line.strip()]
    return len(lines) >= _MIN_VERSE_LINES and all(map(_is_verse_line, lines))


def _is_verse_line(line: str) -> bool:
    return not has_width(line, _MAX_VERSE_LINE + 1)


def _is_call(segment: Segment) -> bool:
    """Tell whether a block is nothing but a link, as calls to action are."""
    block = segment.blocks[0]
    if not block.links:
        return False
    linked = sum(link.span.size for link in block.links)
    return linked * 2 >= block.span.size and len(re.findall(r"[。.!?]", segment.blocks[0].key)) <= 1


def _is_doubled(layout: Layout, segment: Segment) -> bool:
    """Tell whether the same text stands right before or right behind: a stutter, no refrain."""
    key = layout.key(segment)
    beside = layout.segments[max(segment.index - 1, 0) : segment.index + 2]
    return any(each is not segment and layout.key(each) == key for each in beside)


def _stands_beside(layout: Layout, gone: Container[int], copy: Copy) -> bool:
    """Tell whether the original is the nearest segment that stays, before or behind."""
    here = copy.segment.index
    originals = {match.segment for match in copy.matches}
    for way in (range(here - 1, -1, -1), range(here + 1, len(layout.segments))):
        for at in way[:_MAX_STEPS]:
            if at in originals:
                return True
            if at not in gone:
                break
    return False


def _is_fragment(layout: Layout, copy: Copy) -> bool:
    """Tell whether a copy starts or stops in mid-sentence, which nobody does on purpose."""
    if not copy.matches:
        return False
    starts_inside = copy.matches[0].source not in layout.starts
    stops_inside = copy.matches[-1].source_end not in layout.ends
    last = copy.segment.blocks[-1]
    if any(mark.end >= last.span.end for mark in last.atoms):  # a command, a button: whole labels
        return starts_inside
    return starts_inside or (stops_inside and lacks_stop(layout.key(copy.segment)))
