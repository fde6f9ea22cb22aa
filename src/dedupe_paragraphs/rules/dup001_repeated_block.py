"""DUP001: a block or run whose text stands elsewhere in the post."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.rules.build import draft
from dedupe_paragraphs.rules.groups import Group, evidence_of, pairs_of


def find_repeated_blocks(found: Found, groups: list[Group]) -> Iterator[Proposal]:
    """Yield a proposal for each run of whole copies."""
    for group in groups:
        if group.code is Code.DUP001:
            yield draft(
                found,
                Code.DUP001,
                group.safety,
                group.reason,
                pairs_of(found, group),
                Removal(group.blocks),
                evidence_of(found, group),
            )
