"""DUP004: one block that runs together several earlier blocks, whole or cut."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, draft, pair_of, parts_of, stretches
from dedupe_paragraphs.rules.groups import Group, evidence_of, missing_of, pairs_of


def find_run_together(found: Found, groups: list[Group]) -> Iterator[Proposal]:
    """Yield a proposal for each run-together block; what is its own stays as a paragraph."""
    for group in groups:
        if group.code is Code.DUP004:
            yield _whole(found, group)
    for copy in found.copies.values():
        runs = found.partial_runs(copy) if copy.run_together else []
        if runs:
            copied = {sentence.start for run in runs for sentence in run}
            pairs = [pair_of(run) for run in runs]
            blocks = len({match.segment for match in copy.matches})
            evidence = Evidence(parts=parts_of(found, copy, copied), blocks=blocks)
            removal = Removal(stretches=stretches(found, runs, parts=True))
            yield draft(
                found, Code.DUP004, Safety.SAFE, Reason.RUN_TOGETHER, pairs, removal, evidence
            )


def _whole(found: Found, group: Group) -> Proposal:
    evidence = evidence_of(found, group)
    copy = found.copies[group.segments[0].index]
    evidence.parts = parts_of(found, copy, {sentence.start for sentence in copy.sentences})
    evidence.missing = missing_of(found, group)
    evidence.blocks = len({match.segment for match in copy.matches})
    pairs = pairs_of(found, group)
    return draft(
        found, Code.DUP004, Safety.SAFE, Reason.RUN_TOGETHER, pairs, Removal(group.blocks), evidence
    )
