"""A post's proposals: matched, found by the rules of the catalogue, the silenced ones left out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.groups import find_groups
from dedupe_paragraphs.match.kept import kept_copies
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.finding import Finding, Kept
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.rules.allow import allowed_blocks
from dedupe_paragraphs.rules.build import build_kept, fingerprint
from dedupe_paragraphs.rules.catalogue import CATALOGUE, DEFAULTS, RULES
from dedupe_paragraphs.rules.rule import Rule, RuleInput, RunsAfter, Violation

_LIMIT_ROUNDS = 8
"""To silence one copy may bring up another finding, which is silenced in the next round; each
round silences at least one more block, and more than a few never came up."""


class Analysed(NamedTuple):
    """What is found in a post."""

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
    kept = {*allowed_blocks(post, options.allow), *_comments(post)}
    used: set[Directive] = set()
    for _ in range(_LIMIT_ROUNDS):
        matched = match_post(post, options, frozenset(kept), road)
        on = selected(options, damaged=matched.damaged)
        silence = _Silence(post, on - post.metadata.ignored)
        rules = [rule for rule in RULES if silence.asks_for(rule)]
        given = RuleInput(matched, options, shared, tuple(find_groups(matched)))
        proposals = list(_proposals(given, rules))
        silenced = [each for each in proposals if silence.covers(each)]
        used |= {each for proposal in silenced for each in silence.directives(proposal)}
        more = {block for proposal in silenced for block in silence.blocks(proposal)} - kept
        if not more:
            break
        kept |= more
    # By identity: comparing each with each costs 10^9 in a long post.
    quiet = set(map(id, silenced))
    left = [each for each in proposals if id(each) not in quiet]
    after = _run(RunsAfter.SILENCE, given._replace(used=frozenset(used)), rules)
    left += [each for each in after if each.finding.rule in silence.selected]
    left.sort(key=lambda each: (each.finding.spans, each.finding.rule))
    return Analysed(tuple(left), tuple(_kept(given, left)))


def _comments(post: Post) -> Iterator[int]:
    """Yield the blocks that ignore comments are in: without them other text would be removed."""
    spans = [span for each in post.directives for span in (each.span, each.closing) if span]
    for span in spans:
        yield bisect_right(post.blocks, span.start, key=lambda block: block.span.start) - 1


def selected(options: Options, *, damaged: bool = False) -> frozenset[str]:
    """Return the codes of the rules that are on in a post that is damaged or not."""
    usual = frozenset(CATALOGUE) if damaged else DEFAULTS
    return (usual if options.select is None else options.select) - options.ignore


def _kept(given: RuleInput, proposals: Iterable[Proposal]) -> list[Kept]:
    """Return the copies that are kept, without those that a finding shows."""
    shown = {proposal.finding.spans for proposal in proposals}
    copies = [
        build_kept(given.matched, *each) for each in kept_copies(given.matched, given.options)
    ]
    return sorted((each for each in copies if each.spans not in shown), key=lambda k: k.spans)


def _proposals(given: RuleInput, rules: Sequence[Rule]) -> Iterator[Proposal]:
    first = list(_run(RunsAfter.MATCHES, given, rules))
    yield from first
    removals = tuple(each.removal for each in first if each.removal is not None)
    yield from _run(RunsAfter.REMOVALS, given._replace(removals=removals), rules)


def _run(stage: RunsAfter, given: RuleInput, rules: Iterable[Rule]) -> Iterator[Proposal]:
    post = given.matched.layout.post
    for rule in rules:
        for violation in rule.find(given) if rule.runs_after is stage else ():
            yield Proposal(_finding(rule.code, violation, post), violation.removal)


def _finding(code: str, violation: Violation, post: Post) -> Finding:
    pairs = sorted(violation.pairs, key=lambda pair: pair[0])
    spans = tuple(span for span, _ in pairs)
    return Finding(
        rule=code,
        safety=violation.safety,
        path=post.path,
        spans=spans,
        originals=tuple(original for _, original in pairs),
        similarity=round(violation.similarity, 4),
        fingerprint=fingerprint(code, post, spans),
        fix=None,
        reason=violation.reason,
        evidence=violation.evidence,
        blocks=violation.blocks,
    )


@record
class _Silence:
    """What is not reported: rules that are not selected, and what ignore comments cover."""

    post: Post
    selected: frozenset[str]

    def asks_for(self, rule: Rule) -> bool:
        """Tell whether the findings of a rule are reported or change those of others.

        What is only shown removes nothing, so that its silence keeps no block.
        """
        is_shown = rule.code in self.selected or bool(self.post.directives)
        return is_shown or rule.safety is not Safety.MANUAL

    def covers(self, proposal: Proposal) -> bool:
        """Tell whether a proposal is not to be reported."""
        return proposal.finding.rule not in self.selected or bool(self.directives(proposal))

    def directives(self, proposal: Proposal) -> list[Directive]:
        """Return the ignore comments that cover a block of a proposal."""
        if not self.post.directives:
            return []
        blocks = self._touched(proposal)
        return [
            directive
            for directive in self.post.directives
            if (not directive.rules or proposal.finding.rule in directive.rules)
            and blocks & directive.blocks
        ]

    def blocks(self, proposal: Proposal) -> frozenset[int]:
        """Return the blocks that are kept because of a silenced proposal."""
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
