"""CUT001: a paragraph that stops in mid-sentence and whose rest stands nowhere."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.splits import cut_paragraphs
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import draft


def find_cut_paragraphs(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each paragraph that stays cut."""
    joined = {split.first for split in (*found.splits, *found.guesses)}
    for segment, _ in cut_paragraphs(found.layout, found.safe_blocks):
        if segment.blocks[-1].index not in joined:
            start = segment.sentences[-1][0]
            pair = ((start, segment.end), (start, segment.end))
            yield draft(found, Code.CUT001, Safety.MANUAL, Reason.CUT_PARAGRAPH, [pair], None)
