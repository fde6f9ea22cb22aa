"""DUP006: one sentence repeated alone inside otherwise different paragraphs."""

from collections.abc import Iterator

from dedupe_paragraphs.match.classify import Judgement, Verdict
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.segments import State
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import draft, pair_of


def _repeated_heading(found: Found, judgement: Judgement, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for a heading that stands elsewhere, too, with text of its own under it."""
    passage, tile = judgement.passage, judgement.tiles[0]
    if passage.is_heading and len(passage) >= options.min_length:
        pair = ((passage.start, passage.end), (tile.source, tile.source_end))
        yield draft(found, Code.DUP006, Safety.MANUAL, Reason.REPEATED_HEADING, [pair], None)


def find_repeated_sentences(found: Found, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for each copied sentence that no other rule takes away."""
    for index, judgement in found.judged.items():
        if index in found.safe.gone:
            continue
        if judgement.verdict is Verdict.TWIN and not judgement.units:
            yield from _repeated_heading(found, judgement, options)
        taken = {unit.start for run in found.partial_runs(judgement) for unit in run}
        for unit in judgement.units:
            alone = unit.state is State.WHOLE and unit.start not in taken
            if alone and len(unit) >= options.min_length:
                yield draft(
                    found,
                    Code.DUP006,
                    Safety.MANUAL,
                    Reason.SINGLE_SENTENCE,
                    [pair_of([unit])],
                    None,
                )
