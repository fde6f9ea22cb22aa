"""Check: a post's bytes to its report."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from dedupe_paragraphs.fix.needs import Needs, needs
from dedupe_paragraphs.fix.plan import Plan, plan
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.evidence import REPEATS, Copied, Debris, Edited
from dedupe_paragraphs.model.finding import Finding, Fix, Kept
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record, replace
from dedupe_paragraphs.model.report import Proof, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.run import analyse
from dedupe_paragraphs.text.source import byte_span

Proposals = Sequence[Proposal]


@record
class Analysis:
    """A post that is analysed, and its plans and report, made when they are asked for."""

    __slots__ = ("__dict__",)

    post: Post
    proposals: tuple[Proposal, ...]
    kept: tuple[Kept, ...]
    damaged: bool
    """Whether the post repeats itself by mistake, or did as it was read."""
    withheld: frozenset[str] = frozenset()
    """Fingerprints of findings that get no fix."""

    @cached_property
    def safe(self) -> Plan:
        """All safe removals together, proven."""
        return _proven(self.post, self.proposals, Safety.SAFE, self.withheld)

    @cached_property
    def every(self) -> Plan:
        """The unsafe ones with them."""
        if not any(each.finding.safety is Safety.UNSAFE for each in self.proposals):
            return self.safe
        return _proven(self.post, self.proposals, Safety.UNSAFE, self.withheld)

    @cached_property
    def fixed(self) -> Report:
        """What is found, each finding with its fix, but not with what that needs."""
        findings = tuple(self._with_fixes(range(len(self.proposals))))
        return Report(self.post, findings, self.repeated, self.kept)

    @cached_property
    def report(self) -> Report:
        """What is found, each finding with its fix."""
        needed = {least: self._needs(least) for least in (Safety.SAFE, Safety.UNSAFE)}
        findings = tuple(
            replace(each, fix=replace(each.fix, needs=self._names(needed[each.safety](number))))
            if each.fix
            else each
            for number, each in enumerate(self.fixed.findings)
        )
        return replace(self.fixed, findings=findings)

    def _names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._named[each].fingerprint for each in numbers)

    def _needs(self, least: Safety) -> Needs:
        """Return what tells which fixes of a plan one needs."""
        planned = self.plan(least)
        chosen = _chosen(self.proposals, least).keys() - planned.refused
        made = {number: planned.removals[number] for number in sorted(chosen)}

        def is_right(number: int) -> bool:
            alone = plan(self.post, [made[number]])
            conceded = given_up(self.post, [self._named[number]])
            return not alone.refused and bool(prove_posts(self.post, alone.after, conceded))

        return needs(self.post, made, dict(enumerate(self._named)), is_right)

    @cached_property
    def repeated(self) -> int:
        """Code points of text that findings call copied."""
        return repeated_characters(self.post, [each.finding for each in self.proposals])

    def plan(self, least: Safety) -> Plan:
        """Return the plan of a safety; the safe one where no unsafe fix can be made."""
        return self.every if least is Safety.UNSAFE and self.every.edits else self.safe

    def done(self, least: Safety) -> dict[int, Finding]:
        """Return the findings that this plan fixes, by the numbers of their proposals."""
        if least is Safety.UNSAFE and not self.every.edits:
            least = Safety.SAFE
        numbers = sorted(_chosen(self.proposals, least).keys() - self.plan(least).refused)
        return dict(zip(numbers, self._with_fixes(numbers), strict=True))

    @cached_property
    def _named(self) -> tuple[Finding, ...]:
        return tuple(_numbered(each.finding for each in self.proposals))

    def _with_fixes(self, numbers: Iterable[int]) -> Iterator[Finding]:
        """Yield findings with the edits that belong to each; without a fix where it is refused."""
        for number in numbers:
            finding = self._named[number]
            if self.proposals[number].removal is None:
                yield finding
                continue
            made = self.safe if finding.safety is Safety.SAFE else self.every
            if number in made.refused:
                refused = made.harms.get(number)
                reason = made.reasons.get(number, Reason.UNPROVEN)
                yield replace(finding, safety=Safety.MANUAL, reason=reason, refused=refused)
            else:
                edits = made.by_owner.get(number, ())
                yield replace(finding, fix=Fix(finding.safety, tuple(edits)))


def check(
    data: bytes, path: str = "post.md", options: Options | None = None, shared: Shared = ()
) -> Report:
    """Return what is found in a post.

    `data` is the file as it is on disk, in UTF-8. `path` names the post in the report; its ending
    tells Markdown, MDX or plain text apart; no file is read. `shared` is what the post shares with
    others, as `run` finds it. All spans of the report are bytes of `data`, from 0. The fix of a
    safe finding is what `clean` does, that of an unsafe one what it does with `unsafe`.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    return examine(data, path, options or Options(), shared).report


def examine(
    data: bytes, path: str, options: Options, shared: Shared = (), *, damaged: bool = False
) -> Analysis:
    """Analyse a post and plan its fixes; `damaged` says that it was so before it was changed."""
    return examine_post(parse(data, path, options.paragraphs), options, shared, damaged=damaged)


def examine_post(
    post: Post,
    options: Options,
    shared: Shared = (),
    withheld: frozenset[str] = frozenset(),
    *,
    damaged: bool = False,
) -> Analysis:
    """Do the same with a post that is parsed; findings with a `withheld` fingerprint get no fix."""
    return Analysis(post, *analyse(post, options, shared=shared, damaged=damaged), withheld)


def _chosen(proposals: Proposals, least: Safety) -> dict[int, Removal]:
    """Return the removals of a safety by the numbers of their proposals."""
    return {
        number: proposal.removal
        for number, proposal in enumerate(proposals)
        if proposal.removal is not None and proposal.finding.safety >= least
    }


def _proven(post: Post, proposals: Proposals, least: Safety, withheld: frozenset[str]) -> Plan:
    """Plan the fixes of a safety, and withdraw those by which the proof finds something lost.

    One that replaces a text falls back to what removes one of the two. Each try falls back once
    more or withdraws a fix more, so the tries end; most posts need one.
    """
    chosen = _chosen(proposals, least)
    findings = {number: proposals[number].finding for number in chosen}
    withdrawn = {n for n, finding in findings.items() if finding.fingerprint in withheld}
    harms: dict[int, Loss] = {}
    while True:
        wanted = {n: chosen[n] for n in chosen.keys() - withdrawn - harms.keys()}
        made = plan(post, [wanted.get(n, Removal()) for n in range(len(proposals))])
        done = {n: finding for n, finding in findings.items() if n in wanted.keys() - made.refused}
        proof = prove_posts(post, made.after, given_up(post, done.values()))
        if proof:
            return replace(made, refused=made.refused | withdrawn | harms.keys(), harms=harms)
        for n, loss in blame(made, done, proof).items():
            fallback = chosen[n].fallback
            if fallback is not None and chosen[n].replaces:
                chosen[n] = fallback
            else:
                harms[n] = loss


def given_up(post: Post, done: Iterable[Finding]) -> list[bytes]:
    """Return the texts that the proof must not ask for: what unsafe fixes remove, and what the
    configuration calls debris."""
    chosen = [
        finding
        for finding in done
        if finding.safety is not Safety.SAFE or finding.evidence == _NAMED
    ]
    spans = [
        _whole_sentences(post, span) if finding.evidence == _PART else span
        for finding in chosen
        for span in finding.spans
    ]
    spans += [
        place.span
        for finding in chosen
        if isinstance(finding.evidence, Edited) and finding.evidence.replaces
        for place in finding.originals
    ]
    return [post.source(span) for span in spans]


_PART = Copied(whole=False)
_NAMED = Debris(Reason.NAMED_DEBRIS)


def _whole_sentences(post: Post, span: Span) -> Span:
    """Return a span with all of the sentences that it begins and ends in."""
    block = post.blocks[post.block_at(span.start)]
    touched = (byte_span(block, *each) for each in block.sentences)
    spans = [each for each in touched if each.overlaps(span)]
    return Span(min([span.start, *(s for s, _ in spans)]), max([span.end, *(e for _, e in spans)]))


def blame(made: Plan, done: Mapping[int, Finding], proof: Proof) -> dict[int, Loss]:
    """Return the numbers of the fixes by which something was lost, each with its first loss.

    That is the fix whose edit is where it was; for what is kept and was changed, those of the edits
    before and after it. Of safe and unsafe ones the unsafe.
    """
    ends = [edit.span.end for edit in made.edits]
    blamed: dict[int, Loss] = {}
    for loss in proof.losses:
        at = bisect_right(ends, loss.byte)
        if at < len(ends) and made.edits[at].span.start <= loss.byte:
            near = made.owners[at : at + 1]
        else:
            near = made.owners[max(at - 1, 0) : at + 1]
        unsafe = [number for number in near if done[number].safety is Safety.UNSAFE]
        for number in unsafe or near:
            blamed.setdefault(number, loss)
    return blamed


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell equal fingerprints apart by their ordinals: platforms merge findings of one name."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        ordinal = seen[finding.fingerprint]
        name = f"{finding.fingerprint}-{ordinal}"
        yield replace(finding, fingerprint=name) if ordinal > 1 else finding


def repeated_characters(post: Post, findings: Sequence[Finding]) -> int:
    """Return the code points of text that findings call copied, each counted once."""
    spans = sorted(
        span
        for finding in findings
        if isinstance(finding.evidence, REPEATS)
        for span in finding.spans
    )
    total = end = 0
    for span in spans:
        start = max(span.start, end)
        if start < span.end:
            total += len(post.data[start : span.end].decode("utf-8", "ignore"))
            end = span.end
    return total
