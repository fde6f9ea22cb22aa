"""CUT002: a cut paragraph whose rest follows once the copies between are gone."""

from collections.abc import Iterator
from itertools import chain

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Joint
from dedupe_paragraphs.model.proposal import Proposal, Removal, Weld
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.rules.build import Evidence, block_place, draft
from dedupe_paragraphs.text.fold import joint as space_at
from dedupe_paragraphs.text.source import byte_span


def find_split_paragraphs(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each pair of halves; safe where the text itself shows the joint."""
    sure = ((joint, Safety.SAFE) for joint in found.joints)
    guessed = ((joint, Safety.UNSAFE) for joint in found.guesses)
    for joint, safety in chain(sure, guessed):
        if joint.first not in found.safe_blocks:
            yield _split(found, joint, safety)


def _split(found: Found, joint: Joint, safety: Safety) -> Proposal:
    post = found.material.post
    first, rest = post.blocks[joint.first], post.blocks[joint.rest]
    cut_end = len(first.key) - joint.overlap
    start = max(each.start for each in first.sentences if each.start < cut_end)
    evidence = Evidence(
        blocks=2,
        witness=None if joint.witness is None else Place(post.path, joint.witness),
        extra=[(byte_span(first, start, cut_end), block_place(found, rest))],
    )
    if safety is Safety.UNSAFE:
        reason = Reason.SPLIT_LIKELY
    else:
        reason = Reason.SPLIT_OVERLAP if joint.witness is None else Reason.SPLIT_SHOWN
    space = bool(space_at(first.key[:cut_end], rest.key))
    weld = Weld(joint.first, joint.rest, joint.overlap, space)
    return draft(found, Code.CUT002, safety, reason, [], Removal(weld=weld), evidence)
