"""A single block that repeats: a slip of the generator, or a refrain?

Inside a run there is no doubt. Alone, a short sentence, a stanza or a call to action may be said
twice on purpose, and then it stays.
"""

import re
from collections.abc import Container

from dedupe_paragraphs.match.judge import Judgement
from dedupe_paragraphs.match.material import Material, Passage
from dedupe_paragraphs.text.cuts import lacks_stop

MAX_REFRAIN = 60
"""Code points: single sentences up to this length are said twice on purpose (calls to action,
disclaimers, closing lines); a longer one is not, save beside its own original."""
_MAX_BOILERPLATE = 100
"""Code points: up to this length a block that stands alone again and again is boilerplate."""
_MIN_BOILERPLATE = 4
"""How often boilerplate stands in a post at least; a conclusion was written three times."""
_MAX_VERSE_LINE = 48
"""Code points of a line of verse; hard-wrapped prose has lines of 60 to 80."""
_MIN_VERSE_LINES = 2


def may_go_alone(material: Material, gone: Container[int], judgement: Judgement) -> bool:
    """Tell whether a copy outside any run may go."""
    passage = judgement.passage
    originals = [material.passages[tile.passage] for tile in judgement.tiles]
    if _is_call(passage) or (is_verse(passage) and all(map(is_verse, originals))):
        return False
    if _stands_beside(material, gone, judgement):
        return True
    if lacks_stop(material.key(passage)) and _is_cut_of(material, judgement):
        return True
    if len(passage.sentences) == 1 and len(passage) < MAX_REFRAIN:
        return False
    short = len(passage) < _MAX_BOILERPLATE
    return not (short and material.text.count(material.key(passage)) >= _MIN_BOILERPLATE)


def is_verse(passage: Passage) -> bool:
    """Tell whether a block is laid out in lines of verse."""
    lines = [line for line in passage.blocks[0].text.split("\n") if line.strip()]
    return len(lines) >= _MIN_VERSE_LINES and all(len(line) <= _MAX_VERSE_LINE for line in lines)


def _is_call(passage: Passage) -> bool:
    """Tell whether a block is nothing but a link, as calls to action are."""
    block = passage.blocks[0]
    if not block.links:
        return False
    linked = sum(len(link.span) for link in block.links)
    return linked * 2 >= len(block.span) and len(re.findall(r"[。.!?]", passage.blocks[0].key)) <= 1


def _stands_beside(material: Material, gone: Container[int], judgement: Judgement) -> bool:
    """Tell whether the original is the nearest passage that stays, before or behind."""
    here = judgement.passage.index
    originals = {tile.passage for tile in judgement.tiles}
    for step in (-1, 1):
        at = here + step
        while 0 <= at < len(material.passages) and at in gone and at not in originals:
            at += step
        if at in originals:
            return True
    return False


def _is_cut_of(material: Material, judgement: Judgement) -> bool:
    return bool(judgement.tiles) and judgement.tiles[-1].source_end not in material.ends
