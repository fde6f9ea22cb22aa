"""Where in its section is a text?"""

from dedupe_paragraphs.match.decide.code_names import names_code
from dedupe_paragraphs.match.decide.running_text import is_numbered
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.text.pattern import pattern

_DIGITS = pattern(r"\d+")
_LIMIT_PLACE = 64
"""Blocks from the beginning of a section, or from its end, at which a place is looked for."""

Blocks = tuple[int, int]
"""The first and the last of a row of blocks."""


def place(layout: Layout, index: int, way: int) -> int:
    """Return which text of its section a block is, from the beginning (1) or from the end (-1)."""
    above, blocks, texts = layout.structure.headings, layout.post.blocks, 1
    for at in range(index - way, index - way * _LIMIT_PLACE, -way):
        if not 0 <= at < len(above) or above[at] != above[index]:
            return texts
        texts += not layout.is_aside(blocks[at])
    return -index


def headings_apart(layout: Layout, here: int, there: int) -> tuple[int, int, bool] | None:
    """Return the two nearest headings above two blocks that are not the same text, and whether
    headings of one text are below them, which name the place.

    None where there are none: two blocks of one section are at two places of it.
    """
    blocks, above = layout.post.blocks, layout.structure.headings
    mine, theirs, is_named = above[here], above[there], False
    while mine >= 0 and theirs >= 0 and blocks[mine].key == blocks[theirs].key:
        if mine == theirs:
            return None
        is_named = True
        mine, theirs = above[mine], above[theirs]
    return (mine, theirs, is_named) if mine >= 0 and theirs >= 0 else None


def is_at_one_place(layout: Layout, here: int, there: int) -> bool:
    """Tell whether two blocks are at one place, from the beginning or the end, of two sections of
    one level."""
    apart = headings_apart(layout, here, there)
    levels = {layout.post.blocks[at].level for at in apart[:2]} if apart else ()
    return len(levels) == 1 and any(
        place(layout, here, way) == place(layout, there, way) for way in (1, -1)
    )


def are_numbered_alike(mine: str, theirs: str) -> bool:
    """Tell whether two headings differ in a number only."""
    return _DIGITS.sub("0", mine) == _DIGITS.sub("0", theirs)


def lists_are_parallel(layout: Layout, here: Blocks, there: Blocks) -> bool:
    """Tell whether two lists that say the same are at one place of two sections: below headings, or
    labels, of one text, or first, last, or between as many blocks.

    Learned from recipes with one list of ingredients, agendas below each date, checklists, and
    questions with the same options, whose numbers part them.
    """
    headings, blocks = headings_apart(layout, here[0], there[0]), layout.post.blocks
    if headings is None:
        questions = {blocks[at - 1].key for at in (here[0], there[0]) if at}
        return len(questions) > 1 and all(map(is_numbered, questions))
    mine, theirs, is_named = headings
    if blocks[mine].level != blocks[theirs].level:
        return False
    if names_code(blocks[mine]) and names_code(blocks[theirs]):
        return True
    label = blocks[here[0] - 1].key
    if is_named or (label[-1:] == ":" and label == blocks[there[0] - 1].key):
        return True
    before = {place(layout, here[0], 1), place(layout, there[0], 1)}
    after = {place(layout, here[1], -1), place(layout, there[1], -1)}
    if are_numbered_alike(blocks[mine].key, blocks[theirs].key):
        return len(before) == 1 or len(after) == 1
    return before == {1} or after == {1} or (len(before) == 1 and len(after) == 1)
