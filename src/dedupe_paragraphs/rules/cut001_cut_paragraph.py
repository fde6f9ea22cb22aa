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
    joined = {joint.first for joint in (*found.joints, *found.guesses)}
    for passage, _ in cut_paragraphs(found.material, found.safe_blocks):
        if passage.blocks[-1].index not in joined:
            start = passage.sentences[-1][0]
            pair = ((start, passage.end), (start, passage.end))
            yield draft(found, Code.CUT001, Safety.MANUAL, Reason.CUT_PARAGRAPH, [pair], None)
