"""DUP005: a paragraph that carries a copied run of sentences next to text of its own."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.rules.build import Evidence, draft, pair_of, parts_of, stretches


def find_partial_copies(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each paragraph out of which copied sentences go."""
    for copy in found.copies.values():
        runs = [] if copy.run_together else found.partial_runs(copy)
        if runs:
            copied = {sentence.start for run in runs for sentence in run}
            evidence = Evidence(parts=parts_of(found, copy, copied))
            removal = Removal(stretches=stretches(found, runs, parts=False))
            pairs = [pair_of(run) for run in runs]
            index = copy.segment.index
            reason = found.doubted.get(index, Reason.COPIED_SENTENCES)
            safety = found.safety(index)
            yield draft(found, Code.DUP005, safety, reason, pairs, removal, evidence)
