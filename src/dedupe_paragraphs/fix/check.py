"""Check: a post's bytes to its report."""

from collections import Counter
from collections.abc import Iterator

from dedupe_paragraphs.fix.plan import Plan, plan
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.evidence import REPEATS
from dedupe_paragraphs.model.finding import Finding, Fix
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.record import record, replace
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.run import analyse


@record
class Analysis:
    """A report with what a cleaning needs besides."""

    report: Report
    proposals: tuple[Proposal, ...]
    safe: Plan
    """All safe removals together."""
    every: Plan
    """The unsafe ones with them."""


def check(data: bytes, path: str, options: Options, shared: Shared = ()) -> Report:
    """Return what there is to say of a post; `shared` is what it shares with others.

    Raises `InputError`.
    """
    return examine(data, path, options, shared).report


def examine(data: bytes, path: str, options: Options, shared: Shared = ()) -> Analysis:
    """Analyse a post and plan its safe fixes."""
    return examine_post(parse(data, path), options, shared)


def examine_post(post: Post, options: Options, shared: Shared = ()) -> Analysis:
    """Do the same with a post that was read already."""
    proposals, kept = analyse(post, options, shared=shared)
    safe = plan(post, removals(proposals, Safety.SAFE))
    every = safe
    if any(proposal.finding.safety is Safety.UNSAFE for proposal in proposals):
        every = plan(post, removals(proposals, Safety.UNSAFE))
    findings = tuple(_numbered(_with_fixes(proposals, safe, every)))
    report = Report(post, findings, repeated_characters(post, findings), kept)
    return Analysis(report, proposals, safe, every)


def removals(proposals: tuple[Proposal, ...], least: Safety) -> list[Removal]:
    """Return the removals of proposals, one each; those below a safety remove nothing."""
    return [
        proposal.removal
        if proposal.removal is not None and proposal.finding.safety >= least
        else Removal()
        for proposal in proposals
    ]


def _with_fixes(proposals: tuple[Proposal, ...], safe: Plan, every: Plan) -> list[Finding]:
    """Return the findings with the edits that belong to each.

    A safe fix is told as `clean` does it, an unsafe one as `clean --unsafe` does.
    """
    findings = []
    safe_edits, edits = safe.by_owner(), every.by_owner()
    for number, proposal in enumerate(proposals):
        finding = proposal.finding
        if proposal.removal is None:
            findings.append(finding)
        else:
            made, owned = (safe, safe_edits) if finding.safety is Safety.SAFE else (every, edits)
            own = tuple(owned.get(number, ()))
            findings.append(_fixed(finding, own, number in made.refused))
    return findings


def _fixed(finding: Finding, edits: tuple[Edit, ...], refused: bool) -> Finding:
    """Return a finding with its fix; one that cannot be done by edits is only shown."""
    if refused:
        return replace(finding, safety=Safety.MANUAL)
    return replace(finding, fix=Fix(finding.safety, edits))


def _numbered(findings: list[Finding]) -> Iterator[Finding]:
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
