"""Check: a post's bytes to its report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dedupe_paragraphs.fix.plan import Plan, plan
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.evidence import REPEATS
from dedupe_paragraphs.model.finding import Finding, Fix
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record, replace
from dedupe_paragraphs.model.report import Proof, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.run import analyse
from dedupe_paragraphs.text.positions import Positions

Proposals = Sequence[Proposal]


@record
class Analysis:
    """A report with what a cleaning needs besides."""

    report: Report
    proposals: tuple[Proposal, ...]
    safe: Plan
    """All safe removals together, proven."""
    every: Plan
    """The unsafe ones with them."""

    def plan(self, least: Safety) -> Plan:
        """Return the plan of a safety; the safe one where no unsafe fix can be made."""
        return self.every if least is Safety.UNSAFE and self.every.edits else self.safe

    def done(self, least: Safety) -> list[Finding]:
        """Return the findings that this plan fixes."""
        if not self.every.edits:
            least = Safety.SAFE
        made = _chosen(self.proposals, least).keys() - self.plan(least).refused
        return [self.report.findings[number] for number in sorted(made)]


def check(data: bytes, path: str, options: Options, shared: Shared = ()) -> Report:
    """Return what there is to say of a post; `shared` is what it shares with others.

    The fix of a safe finding is what `clean` does, that of an unsafe one what `clean --unsafe`
    does. Raises `InputError`.
    """
    return examine(data, path, options, shared).report


def examine(data: bytes, path: str, options: Options, shared: Shared = ()) -> Analysis:
    """Analyse a post and plan its fixes."""
    return examine_post(parse(data, path, options.paragraphs), options, shared)


def examine_post(
    post: Post, options: Options, shared: Shared = (), withheld: frozenset[str] = frozenset()
) -> Analysis:
    """Do the same with a post that is parsed; findings with a `withheld` fingerprint get no fix."""
    proposals, kept = analyse(post, options, shared=shared)
    safe = every = _proven(post, proposals, Safety.SAFE, withheld)
    if any(proposal.finding.safety is Safety.UNSAFE for proposal in proposals):
        every = _proven(post, proposals, Safety.UNSAFE, withheld)
    findings = tuple(_numbered(_with_fixes(proposals, safe, every)))
    report = Report(post, findings, repeated_characters(post, findings), kept)
    return Analysis(report, proposals, safe, every)


def _chosen(proposals: Proposals, least: Safety) -> dict[int, Removal]:
    """Return the removals of a safety by the numbers of their proposals."""
    return {
        number: proposal.removal
        for number, proposal in enumerate(proposals)
        if proposal.removal is not None and proposal.finding.safety >= least
    }


def _proven(post: Post, proposals: Proposals, least: Safety, withheld: frozenset[str]) -> Plan:
    """Plan the fixes of a safety, and withdraw those by which the proof finds something lost.

    Each try withdraws at least one more, so the tries end; one was enough for every post seen.
    """
    chosen = _chosen(proposals, least)
    findings = {number: proposals[number].finding for number in chosen}
    withdrawn = {n for n, finding in findings.items() if finding.fingerprint in withheld}
    while True:
        wanted = {n: removal for n, removal in chosen.items() if n not in withdrawn}
        made = plan(post, [wanted.get(n, Removal()) for n in range(len(proposals))])
        made = made._replace(refused=made.refused | withdrawn)
        done = [findings[number] for number in chosen if number not in made.refused]
        proof = prove_posts(post, made.after, given_up(post, done)) if made.edits else Proof()
        if proof:
            return made
        blamed = blame(post, done, proof)
        withdrawn |= {n for n, finding in findings.items() if finding in blamed}


def given_up(post: Post, done: Sequence[Finding]) -> list[bytes]:
    """Return the texts that unsafe fixes remove, which the proof must not ask for."""
    return [
        post.source(span)
        for finding in done
        if finding.safety is not Safety.SAFE
        for span in finding.spans
    ]


def blame(post: Post, done: Sequence[Finding], proof: Proof) -> list[Finding]:
    """Return the findings on whose lines something was lost; all, where it was lost elsewhere.

    Of safe and unsafe ones the unsafe.
    """
    positions = Positions(post.data)
    lines = {loss.line for loss in proof.losses}
    near = [
        finding
        for finding in done
        for span in finding.spans
        if not lines.isdisjoint(range(positions.line(span.start), positions.line(span.end) + 1))
    ]
    blamed = near or list(done)
    return [each for each in blamed if each.safety is Safety.UNSAFE] or blamed


def _with_fixes(proposals: Proposals, safe: Plan, every: Plan) -> Iterator[Finding]:
    """Yield the findings with the edits that belong to each; without a fix where it is refused."""
    safe_edits, edits = safe.by_owner(), every.by_owner()
    for number, proposal in enumerate(proposals):
        finding = proposal.finding
        made, owned = (safe, safe_edits) if finding.safety is Safety.SAFE else (every, edits)
        if proposal.removal is None:
            yield finding
        elif number in made.refused:
            yield replace(
                finding, safety=Safety.MANUAL, reason=made.reasons.get(number, Reason.UNPROVEN)
            )
        else:
            yield replace(finding, fix=Fix(finding.safety, tuple(owned.get(number, ()))))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell equal fingerprints apart by their ordinals: platforms merge findings of one name."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        ordinal = seen[finding.fingerprint]
        suffix = f"-{ordinal}" if ordinal > 1 else ""
        yield replace(finding, fingerprint=finding.fingerprint + suffix)


def repeated_characters(post: Post, findings: tuple[Finding, ...]) -> int:
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
