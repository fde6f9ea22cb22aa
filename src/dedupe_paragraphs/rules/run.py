"""A post's proposals: matched, found by the rules of the catalogue, the silenced ones left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.groups import find_groups
from dedupe_paragraphs.match.kept import kept_copies
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.evidence import REPEATS
from dedupe_paragraphs.model.finding import Finding, Kept
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Span
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
    damaged: bool = False
    """Whether the post repeats itself by mistake, or did as it was read."""


def analyse(
    post: Post,
    options: Options,
    road: Road = Road.AUTO,
    *,
    shared: Shared = (),
    damaged: bool = False,
) -> Analysed:
    """Return the proposals of a post, and the repeats that are kept.

    `shared` is what the post shares with others; `damaged` says that it was so as it was read.
    """
    if not post.metadata.enabled:
        return Analysed()
    allowed = frozenset(allowed_blocks(post, options.allow))
    kept = {*allowed, *_comments(post)}
    used: set[Directive] = set()
    for _ in range(_LIMIT_ROUNDS):
        matched = match_post(post, options, frozenset(kept), road, damaged=damaged)
        on = selected(options, damaged=matched.damaged)
        silence = _Silence(post, on - post.metadata.ignored, allowed)
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
    copies = _kept(given, left)
    used |= set(silence.over(copies))
    after = _run(RunsAfter.SILENCE, given._replace(used=frozenset(used)), rules)
    left += [each for each in after if each.finding.rule in silence.selected]
    left.sort(key=lambda each: (each.finding.spans, each.finding.rule))
    return Analysed(tuple(left), tuple(copies), matched.damaged)


def _comments(post: Post) -> Iterator[int]:
    """Yield the blocks that ignore comments are in: without them other text would be removed."""
    spans = [span for each in post.directives for span in (each.span, each.closing) if span]
    for span in spans:
        yield post.block_at(span.start)


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
    """What is not reported: rules that are not selected, what ignore comments cover, and repeats
    of what may repeat."""

    post: Post
    selected: frozenset[str]
    allowed: frozenset[int]
    """Blocks that the option `allow` names."""

    def asks_for(self, rule: Rule) -> bool:
        """Tell whether the findings of a rule are reported or change those of others.

        What is only shown removes nothing, so that its silence keeps no block.
        """
        is_shown = rule.code in self.selected or bool(self.post.directives)
        return is_shown or rule.safety is not Safety.MANUAL

    def covers(self, proposal: Proposal) -> bool:
        """Tell whether a proposal is not to be reported."""
        return (
            proposal.finding.rule not in self.selected
            or bool(self.directives(proposal))
            or self._is_allowed(proposal)
        )

    def _is_allowed(self, proposal: Proposal) -> bool:
        repeats = bool(self.allowed) and isinstance(proposal.finding.evidence, REPEATS)
        return repeats and self._touched(proposal) <= self.allowed

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

    def over(self, copies: Sequence[Kept]) -> Iterator[Directive]:
        """Yield the ignore comments over copies that are kept: each says what the program found out
        by itself, and would be missed once the post changes."""
        spans = (span for each in copies for span in each.spans) if self.post.directives else ()
        repeated = self._at(spans)
        for directive in self.post.directives:
            names = directive.rules
            is_about_it = not names or any(name.startswith("DUP") for name in names)
            if is_about_it and not repeated.isdisjoint(directive.blocks):
                yield directive

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
        removed = proposal.removal.blocks if proposal.removal else frozenset()
        return removed | self._at(proposal.finding.spans)

    def _at(self, spans: Iterable[Span]) -> set[int]:
        """Return the blocks that share a byte with one of some spans."""
        return set[int]().union(*map(self.post.blocks_in, spans))
