"""A post's proposals: matched, named, and the silenced ones left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.find import Found, find
from dedupe_paragraphs.match.kept import kept_copies
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.finding import Kept
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.rules.allow import allowed_blocks
from dedupe_paragraphs.rules.build import kept
from dedupe_paragraphs.rules.cut001_cut_paragraph import find_cut_paragraphs
from dedupe_paragraphs.rules.cut002_split_paragraph import find_split_paragraphs
from dedupe_paragraphs.rules.dup001_repeated_block import find_repeated_blocks
from dedupe_paragraphs.rules.dup002_near_duplicate import find_near_duplicates
from dedupe_paragraphs.rules.dup003_truncated_copy import (
    find_begun_twice,
    find_stubs,
    find_truncated_copies,
)
from dedupe_paragraphs.rules.dup004_run_together import find_run_together
from dedupe_paragraphs.rules.dup005_partial_copy import find_partial_copies
from dedupe_paragraphs.rules.dup006_repeated_sentence import find_repeated_sentences
from dedupe_paragraphs.rules.dup101_shared_block import find_shared_blocks
from dedupe_paragraphs.rules.dup901_unused_ignore import find_unused_ignores
from dedupe_paragraphs.rules.groups import find_groups
from dedupe_paragraphs.rules.sec001_empty_section import find_empty_sections

_MAX_ROUNDS = 8
"""Silencing one copy may bring another finding to light, which is silenced in the next round; each
round silences at least one more block, and more than a few never came up."""


class Analysed(NamedTuple):
    """What there is to say of a post."""

    proposals: tuple[Proposal, ...] = ()
    """Sorted by place and rule."""
    kept: tuple[Kept, ...] = ()
    """Sorted by place."""


def analyse(
    post: Post, options: Options, road: Road = Road.AUTO, *, shared: Shared = ()
) -> Analysed:
    """Return the proposals of a post, and the repeats that are kept.

    `shared` is what the post shares with others.
    """
    if not post.metadata.enabled:
        return Analysed()
    stay = set(allowed_blocks(post, options.allow))
    used: set[Directive] = set()
    silence = _Silence(post, options)
    for _ in range(_MAX_ROUNDS):
        found = find(post, options, frozenset(stay), road)
        proposals = list(_proposals(found, options, shared))
        silenced = [proposal for proposal in proposals if silence.covers(proposal)]
        used |= {each for proposal in silenced for each in silence.directives(proposal)}
        more = {block for proposal in silenced for block in silence.blocks(proposal)} - stay
        if not more:
            break
        stay |= more
    quiet = set(
        map(id, silenced)
    )  # by identity: comparing each with each costs 10^9 in a long post
    proposals = [proposal for proposal in proposals if id(proposal) not in quiet]
    unused = [d for d in find_unused_ignores(found, used) if not silence.covers(d)]
    proposals = sorted(proposals + unused, key=lambda d: (d.finding.spans, d.finding.rule))
    return Analysed(tuple(proposals), tuple(_kept(found, proposals, options)))


def _kept(found: Found, proposals: Iterable[Proposal], options: Options) -> list[Kept]:
    """Return the copies that are kept, without those that a finding shows."""
    shown = {proposal.finding.spans for proposal in proposals}
    copies = [kept(found, reason, pairs) for reason, pairs in kept_copies(found, options)]
    return sorted((each for each in copies if each.spans not in shown), key=lambda k: k.spans)


def _proposals(found: Found, options: Options, shared: Shared) -> Iterator[Proposal]:
    own = list(_own_proposals(found, options))
    yield from own
    if shared:
        yield from find_shared_blocks(found, shared, _edited_blocks(own))


def _edited_blocks(proposals: Iterable[Proposal]) -> frozenset[int]:
    """Return the blocks that copies inside the post remove or change: the post's own matter."""
    removals = [
        proposal.removal
        for proposal in proposals
        if proposal.removal is not None and proposal.finding.rule not in _AFTERMATH
    ]
    return frozenset(
        index
        for removal in removals
        for index in (
            *removal.blocks,
            *(stretch.block for stretch in removal.stretches),
            *((removal.weld.first, removal.weld.rest) if removal.weld else ()),
        )
    )


_AFTERMATH = frozenset({Code.SEC001, Code.DUP901})
"""What follows from other findings, or from none."""


def _own_proposals(found: Found, options: Options) -> Iterator[Proposal]:
    groups = find_groups(found)
    yield from find_repeated_blocks(found, groups)
    yield from find_near_duplicates(found)
    yield from find_truncated_copies(found, groups)
    stubs = list(find_stubs(found, options))
    yield from stubs
    yield from find_begun_twice(found, options)
    yield from find_run_together(found, groups)
    yield from find_partial_copies(found)
    yield from find_repeated_sentences(found, options)
    yield from find_cut_paragraphs(found)
    yield from find_split_paragraphs(found)
    gone = frozenset(block for stub in stubs if stub.removal for block in stub.removal.blocks)
    yield from find_empty_sections(found, gone)


@dataclass(frozen=True)
class _Silence:
    """What must not be said: rules not selected, and what ignore comments cover."""

    post: Post
    options: Options

    def covers(self, proposal: Proposal) -> bool:
        """Tell whether a proposal is not to be reported."""
        code = proposal.finding.rule
        if code not in self.options.select or code.value in self.post.metadata.ignored:
            return True
        return bool(self.directives(proposal))

    def directives(self, proposal: Proposal) -> list[Directive]:
        """Return the ignore comments that cover a block of a proposal."""
        if proposal.finding.rule is Code.DUP901 or not self.post.directives:
            return []
        blocks = self._touched(proposal)
        code = proposal.finding.rule.value
        return [
            directive
            for directive in self.post.directives
            if (not directive.rules or code in directive.rules) and blocks & directive.blocks
        ]

    def blocks(self, proposal: Proposal) -> frozenset[int]:
        """Return the blocks that must stay because of a silenced proposal."""
        if proposal.removal is None:
            return frozenset()
        blocks = self._touched(proposal)
        covering = self.directives(proposal)
        if not covering:
            return blocks
        return blocks & frozenset(block for each in covering for block in each.blocks)

    def _touched(self, proposal: Proposal) -> frozenset[int]:
        spans = proposal.finding.spans
        removed = proposal.removal.blocks if proposal.removal else frozenset()
        return removed | {
            block.index
            for block in self.post.blocks
            if any(block.span.overlaps(span) for span in spans)
        }
