"""Copies that are kept on purpose, each with its reason."""

from collections.abc import Iterator
from itertools import chain

from dedupe_paragraphs.match.classify import Judgement, Verdict
from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.refrains import is_verse
from dedupe_paragraphs.match.segments import State, Unit
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason

Range = tuple[int, int]
"""Code points of the material's text."""


def kept_copies(
    found: Found, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield why each copy is kept, with its ranges and those that they repeat."""
    for index, judgement in found.judged.items():
        if index in found.safe.gone or index in found.all.gone:
            continue
        reason = judgement.needs_run or found.safe.kept.get(index)
        if reason is not None:
            told = judgement.units or judgement.tiles
            yield reason, [((each.start, each.end), _source(each)) for each in told]
        elif judgement.verdict in (Verdict.PARTIAL, Verdict.OWN):
            yield from _sentences(found, judgement, options)


def _sentences(
    found: Found, judgement: Judgement, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield the copied sentences that a passage keeps."""
    reason = Reason.VERSE if is_verse(judgement.passage) else Reason.SINGLE_SENTENCE
    taken = set(chain.from_iterable(found.partial_runs(judgement)))
    for unit in judgement.units:
        if unit not in taken and _is_copy(unit, options):
            yield reason, [((unit.start, unit.end), _source(unit))]


def _source(told: Unit | Tile) -> Range:
    if isinstance(told, Tile):
        return told.source, told.source_end
    assert told.source is not None
    return told.source


def _is_copy(unit: Unit, options: Options) -> bool:
    return unit.state is State.WHOLE and len(unit) >= options.min_length
