"""DUP002: an edited copy; each side says something the other does not."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from dedupe_paragraphs.match.classify import Judgement, Verdict
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.segments import State, Unit
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, change, draft, pair_of, parts_of, stretches

_TOLD = (State.WHOLE, State.EDITED)


def find_near_duplicates(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each edited copy, and for each edited sentence left of a strung line."""
    for index, judgement in found.judged.items():
        if index in found.safe.gone:
            continue
        if judgement.verdict is Verdict.EDITED:
            yield _edited(found, judgement)
        elif judgement.strung and judgement.verdict is Verdict.PARTIAL:
            yield from _left_over(found, judgement)


def _edited(found: Found, judgement: Judgement) -> Proposal:
    units = [unit for unit in judgement.units if unit.source is not None]
    runs = _runs(judgement.units, (*_TOLD, State.DIFFERENT))
    gone = _runs(judgement.units, _TOLD)
    if judgement.passage.index in found.all.gone:
        blocks = frozenset(block.index for block in judgement.passage.blocks)
        removal = Removal(blocks | _beside(found, min(blocks), max(blocks)))
    else:
        removal = Removal(stretches=stretches(found, gone, parts=False))
    changed = [unit for unit in units if unit.state is not State.WHOLE or unit.similarity < 1]
    evidence = Evidence(
        similarity=_similarity(units),
        changes=tuple(change(found, unit) for unit in changed),
        parts=parts_of(found, judgement, {unit.start for unit in units}),
    )
    pairs = [pair_of(run) for run in runs]
    reason = Reason.EDITED_COPY if changed else Reason.SHORTENED_COPY
    return draft(found, Code.DUP002, Safety.UNSAFE, reason, pairs, removal, evidence)


def _left_over(found: Found, judgement: Judgement) -> Iterator[Proposal]:
    for run in _runs(judgement.units, (State.EDITED,)):
        evidence = Evidence(
            similarity=_similarity(run), changes=tuple(change(found, unit) for unit in run)
        )
        removal = Removal(stretches=stretches(found, [run], parts=True))
        yield draft(
            found,
            Code.DUP002,
            Safety.UNSAFE,
            Reason.EDITED_SENTENCE,
            [pair_of(run)],
            removal,
            evidence,
        )


def _beside(found: Found, first: int, last: int) -> frozenset[int]:
    """Return the headings, tags and short blocks that go only because an edited copy goes."""
    extra = found.all_blocks - found.safe_blocks
    extra -= {
        block.index
        for index, judgement in found.judged.items()
        if judgement.verdict is Verdict.EDITED or index in found.doubted
        for block in judgement.passage.blocks
    }
    beside: set[int] = set()
    for run in (range(first - 1, -1, -1), range(last + 1, last + 1 + len(extra))):
        beside.update(takewhile(extra.__contains__, run))
    return frozenset(beside)


def _runs(units: Sequence[Unit], states: tuple[State, ...]) -> list[list[Unit]]:
    grouped = groupby(units, key=lambda unit: unit.state in states)
    return [list(run) for told, run in grouped if told]


def _similarity(units: Sequence[Unit]) -> float:
    """Return the mean similarity of units, weighted by their lengths."""
    return sum(unit.similarity * len(unit) for unit in units) / max(1, sum(map(len, units)))
