"""Clean: a post's bytes to the bytes as they should have been, proven."""

import re
from bisect import bisect_left
from typing import NamedTuple

from dedupe_paragraphs.fix.check import Analysis, examine, examine_post, removals
from dedupe_paragraphs.fix.plan import plan
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.cross_post import Relation, Shared
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.report import Cleaned, Proof
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse

_LIMIT_TRIES = 4
"""Tries without the fixes that a proof spoke against; the first has been enough for all seen."""
_LIMIT_ROUNDS = 8
"""A fix may bring a copy to light that was hidden before (a residue that now repeats); each round
takes text away, and two rounds have been enough for every post seen."""


def clean(
    data: bytes, path: str, options: Options, shared: Shared = (), *, unsafe: bool = False
) -> Cleaned:
    """Return a post without its copies; `shared` is what it shares with others.

    Only safe fixes are applied, unless `unsafe`. What the safe ones did is proven on the bytes;
    where the proof fails the post comes back as it was, with the losses that it would have had.
    Raises `InputError`.
    """
    first = examine(data, path, options, shared)
    least = Safety.UNSAFE if unsafe else Safety.SAFE
    step = _first_step(first, least)
    applied, conceded, kept_by_others = step.done, step.conceded, step.shared
    now, analysis = step.after, first
    if not step.proof:
        return Cleaned(first.report, data, (), first.report.findings, step.proof)
    for _ in range(_LIMIT_ROUNDS):
        if now.data == analysis.report.post.data:
            break
        analysis = examine_post(now, options, shared)
        step = _step(analysis, first.report.post, least, conceded)
        if not step.proof:  # what the rounds before did is proven, and stays
            break
        applied, conceded, now = applied + step.done, step.conceded, step.after
        kept_by_others |= step.shared
    last = analysis.report
    return Cleaned(
        first.report,
        now.data,
        tuple(applied),
        last.findings,
        conceded=tuple(text for text in conceded if text not in kept_by_others),
        after=last if last.post.data == now.data else None,
    )


class _Step(NamedTuple):
    """One round of fixes, and its proof against the bytes that the cleaning began with."""

    after: Post
    done: list[Finding]
    conceded: list[bytes]
    """Texts that unsafe fixes took away so far, which the proof must not ask for."""
    shared: set[bytes]
    """Those that other posts say word for word: a proof over the folder asks for them."""
    proof: Proof


def _first_step(analysis: Analysis, least: Safety) -> _Step:
    """Return the first round; fixes that its proof speaks against are left out of another try."""
    before = analysis.report.post
    without: frozenset[int] = frozenset()
    step = _step(analysis, before, least, [])
    for _ in range(_LIMIT_TRIES):
        blamed = _blamed(analysis, step.proof)
        if step.proof or not blamed - without:
            break
        without |= blamed
        step = _step(analysis, before, least, [], without)
    return step


def _blamed(analysis: Analysis, proof: Proof) -> frozenset[int]:
    """Return the numbers of the findings whose text a proof found missing."""
    if proof:
        return frozenset()
    data = analysis.report.post.data
    ends = [match.start() for match in re.finditer(rb"\n", data)]
    lines = {loss.line - 1 for loss in proof.losses}
    return frozenset(
        number
        for number, finding in enumerate(analysis.report.findings)
        for span in finding.spans
        if not lines.isdisjoint(
            range(bisect_left(ends, span.start), bisect_left(ends, span.end) + 1)
        )
    )


def _step(
    analysis: Analysis,
    before: Post,
    least: Safety,
    conceded: list[bytes],
    without: frozenset[int] = frozenset(),
) -> _Step:
    now = analysis.report.post
    data, done = _apply(analysis, least, without)
    given_up = conceded + _given_up(analysis, done)
    after, proof = now, Proof()
    if data != now.data:  # else it is proven already, or the post that the cleaning began with
        after = parse(data, now.path)
        proof = prove_posts(before, after, given_up)
    return _Step(after, done, given_up, _shared(analysis, done), proof)


def _shared(analysis: Analysis, done: list[Finding]) -> set[bytes]:
    return {
        analysis.report.post.source(span)
        for finding in done
        if isinstance(finding.evidence, SharedText)
        if finding.evidence.relation is not Relation.EDITED
        for span in finding.spans
    }


def _given_up(analysis: Analysis, done: list[Finding]) -> list[bytes]:
    """Return the texts that unsafe fixes took away, which the proof must not ask for."""
    return [
        analysis.report.post.source(span)
        for finding in done
        if finding.safety is not Safety.SAFE
        for span in finding.spans
    ]


def _apply(
    analysis: Analysis, least: Safety, without: frozenset[int]
) -> tuple[bytes, list[Finding]]:
    """Return the bytes after all fixes of a safety, and the findings that were fixed.

    Where the unsafe fixes stand in each other's way so that none can be made, the safe ones are.
    """
    if not analysis.every.edits:
        least = Safety.SAFE
    made = analysis.safe if least is Safety.SAFE else analysis.every
    if without:
        wanted = removals(analysis.proposals, least)
        kept = [Removal() if n in without else removal for n, removal in enumerate(wanted)]
        made = plan(analysis.report.post, kept)
    done = [
        finding
        for number, (proposal, finding) in enumerate(
            zip(analysis.proposals, analysis.report.findings, strict=True)
        )
        if proposal.removal is not None
        and proposal.finding.safety >= least
        and number not in made.refused | without
    ]
    return made.data, done
