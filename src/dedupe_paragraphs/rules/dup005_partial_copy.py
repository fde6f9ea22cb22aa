"""DUP005: a paragraph that carries a copied run of sentences next to text of its own."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.rules.build import Evidence, draft, pair_of, parts_of, stretches


def find_partial_copies(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each paragraph out of which copied sentences go."""
    for judgement in found.judged.values():
        runs = [] if judgement.strung else found.partial_runs(judgement)
        if runs:
            copied = {unit.start for run in runs for unit in run}
            evidence = Evidence(parts=parts_of(found, judgement, copied))
            removal = Removal(stretches=stretches(found, runs, parts=False))
            pairs = [pair_of(run) for run in runs]
            index = judgement.passage.index
            reason = found.doubted.get(index, Reason.COPIED_SENTENCES)
            safety = found.safety(index)
            yield draft(found, Code.DUP005, safety, reason, pairs, removal, evidence)
