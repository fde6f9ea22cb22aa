"""A single block that repeats: a slip of the generator, or a refrain?

Inside a run there is no doubt. Alone, a short sentence, a stanza or a call to action may be said
twice on purpose, and then it stays.
"""

import re
from collections.abc import Container

from dedupe_paragraphs.match.classify import Judgement
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cells import cells
from dedupe_paragraphs.text.cuts import lacks_stop

MAX_REFRAIN = 60
"""Code points: single sentences up to this length are said twice on purpose (calls to action,
disclaimers, closing lines); a longer one is not, save beside its own original."""
_MAX_BOILERPLATE = 100
"""Code points: up to this length a block that stands alone again and again is boilerplate."""
_MIN_BOILERPLATE = 4
"""How often boilerplate stands in a post at least; a conclusion was written three times."""
_MAX_VERSE_LINE = 48
"""Cells of a line of verse, a character of Japanese being two; prose is wrapped at 60 to 80."""
_MIN_VERSE_LINES = 2


_MAX_STEPS = 64
"""Passages that go, passed over to find the nearest that stays."""


def alone(
    material: Material, gone: Container[int], judgement: Judgement, count: int
) -> tuple[bool, Reason]:
    """Tell whether a copy outside any run may go, and why.

    `count` is how often its text is a passage.
    """
    passage = judgement.passage
    originals = [material.passages[tile.passage] for tile in judgement.tiles]
    if _is_call(passage):
        return False, Reason.CALL_TO_ACTION
    if is_verse(passage) and all(map(is_verse, originals)):
        return False, Reason.VERSE
    if _is_doubled(material, passage) or _stands_beside(material, gone, judgement):
        return True, Reason.IMMEDIATE_REPEAT
    if _is_fragment(material, judgement):
        return True, Reason.CUT_COPY
    if len(passage.sentences) == 1 and len(passage) < MAX_REFRAIN:
        return False, Reason.REFRAIN
    if len(passage) < _MAX_BOILERPLATE and count >= _MIN_BOILERPLATE:
        return False, Reason.BOILERPLATE
    return True, Reason.EXACT_COPY


def is_verse(passage: Passage) -> bool:
    """Tell whether a block is laid out in lines of verse."""
    lines = [line for line in passage.blocks[0].text.split("\n") if line.strip()]
    return len(lines) >= _MIN_VERSE_LINES and all(map(_is_verse_line, lines))


def _is_verse_line(line: str) -> bool:
    return len(line) <= _MAX_VERSE_LINE and cells(line) <= _MAX_VERSE_LINE


def _is_call(passage: Passage) -> bool:
    """Tell whether a block is nothing but a link, as calls to action are."""
    block = passage.blocks[0]
    if not block.links:
        return False
    linked = sum(link.span.size for link in block.links)
    return linked * 2 >= block.span.size and len(re.findall(r"[。.!?]", passage.blocks[0].key)) <= 1


def _is_doubled(material: Material, passage: Passage) -> bool:
    """Tell whether the same text stands right before or right behind: a stutter, no refrain."""
    key = material.key(passage)
    beside = material.passages[max(passage.index - 1, 0) : passage.index + 2]
    return any(each is not passage and material.key(each) == key for each in beside)


def _stands_beside(material: Material, gone: Container[int], judgement: Judgement) -> bool:
    """Tell whether the original is the nearest passage that stays, before or behind."""
    here = judgement.passage.index
    originals = {tile.passage for tile in judgement.tiles}
    for way in (range(here - 1, -1, -1), range(here + 1, len(material.passages))):
        for at in way[:_MAX_STEPS]:
            if at in originals:
                return True
            if at not in gone:
                break
    return False


def _is_fragment(material: Material, judgement: Judgement) -> bool:
    """Tell whether a copy starts or stops in mid-sentence, which nobody does on purpose."""
    if not judgement.tiles:
        return False
    starts_inside = judgement.tiles[0].source not in material.starts
    stops_inside = judgement.tiles[-1].source_end not in material.ends
    last = judgement.passage.blocks[-1]
    if any(mark.end >= last.span.end for mark in last.atoms):  # a command, a button: whole labels
        return starts_inside
    return starts_inside or (stops_inside and lacks_stop(material.key(judgement.passage)))
