"""DUP006: one sentence repeated alone inside otherwise different paragraphs."""

from collections.abc import Iterator

from dedupe_paragraphs.match.drafting import draft, pair_of
from dedupe_paragraphs.match.found import Found
from dedupe_paragraphs.match.judge import is_heading
from dedupe_paragraphs.match.units import State
from dedupe_paragraphs.model.draft import Draft
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Code, Safety


def find_repeated_sentences(found: Found, options: Options) -> Iterator[Draft]:
    """Yield a draft for each copied sentence that no other rule takes away."""
    for index, judgement in found.judged.items():
        if index in found.safe.gone or is_heading(judgement.passage):
            continue
        taken = {unit.start for run in found.partial_runs(judgement) for unit in run}
        for unit in judgement.units:
            alone = unit.state is State.WHOLE and unit.start not in taken
            if alone and len(unit) >= options.min_length:
                yield draft(found, Code.DUP006, Safety.MANUAL, [pair_of([unit])], None)
