"""CUT002: a cut paragraph whose rest follows once the copies between are gone."""

from collections.abc import Iterator
from itertools import chain

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Split
from dedupe_paragraphs.model.proposal import Proposal, Removal, Weld
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.rules.build import Evidence, block_place, draft
from dedupe_paragraphs.text.fold import joint as space_at
from dedupe_paragraphs.text.source import byte_span


def find_split_paragraphs(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each pair of halves; safe where the text itself shows the split."""
    sure = ((split, Safety.SAFE) for split in found.splits)
    guessed = ((split, Safety.UNSAFE) for split in found.guesses)
    for split, safety in chain(sure, guessed):
        if split.first not in found.safe_blocks:
            yield _split(found, split, safety)


def _split(found: Found, split: Split, safety: Safety) -> Proposal:
    post = found.layout.post
    first, rest = post.blocks[split.first], post.blocks[split.rest]
    cut_end = len(first.key) - split.overlap
    start = max(each.start for each in first.sentences if each.start < cut_end)
    evidence = Evidence(
        blocks=2,
        witness=None if split.witness is None else Place(post.path, split.witness),
        extra=[(byte_span(first, start, cut_end), block_place(found, rest))],
    )
    if safety is Safety.UNSAFE:
        reason = Reason.SPLIT_LIKELY
    else:
        reason = Reason.SPLIT_OVERLAP if split.witness is None else Reason.SPLIT_SHOWN
    space = bool(space_at(first.key[:cut_end], rest.key))
    weld = Weld(split.first, split.rest, split.overlap, space)
    return draft(found, Code.CUT002, safety, reason, [], Removal(weld=weld), evidence)
