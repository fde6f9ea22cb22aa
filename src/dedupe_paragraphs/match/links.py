"""Links of copies: the same words that lead elsewhere are another text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.segments import State, Unit


def leads_alike(passage: Passage, originals: Iterable[Passage]) -> bool:
    """Tell whether all links and images of a copy stand in its originals too."""
    wanted = {target for block in passage.blocks for target in block.targets}
    return not wanted or wanted <= _targets(originals)


def with_links(material: Material, units: list[Unit], tiles: Sequence[Tile]) -> list[Unit]:
    """Return units, those told different that hold a link which their originals do not have."""
    first = material.passage_at(units[0].start)
    if not any(block.links for block in first.blocks):
        return units
    known = _targets(material.passages[tile.passage] for tile in tiles)
    return [
        replace(unit, state=State.DIFFERENT)
        if unit.state is State.WHOLE and _leads_elsewhere(material, unit, known)
        else unit
        for unit in units
    ]


def _leads_elsewhere(material: Material, unit: Unit, known: set[str]) -> bool:
    passage = material.passage_at(unit.start)
    strange = [link for block in passage.blocks for link in block.links if link.target not in known]
    if not strange:
        return False
    span = material.span(unit.start, unit.end)
    # An image stands behind the sentence that it belongs to, and holds no text of its own.
    return any(link.span.overlaps(span) or link.span.start >= span.end for link in strange)


def _targets(passages: Iterable[Passage]) -> set[str]:
    return {target for passage in passages for block in passage.blocks for target in block.targets}
