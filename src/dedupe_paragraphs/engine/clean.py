"""Clean: a post's bytes to the bytes as they should have been, proven."""

from dedupe_paragraphs.engine.check import Analysis, examine
from dedupe_paragraphs.fix.prove import prove
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned, Proof
from dedupe_paragraphs.model.rule import Safety

_MAX_ROUNDS = 8
"""A fix may bring a copy to light that was hidden before (a residue that now repeats); each round
takes text away, and two rounds have been enough for every post seen."""


def clean(data: bytes, path: str, options: Options, *, unsafe: bool = False) -> Cleaned:
    """Return a post without its copies.

    Only safe fixes are applied, unless `unsafe`. What the safe ones did is proven on the bytes;
    where the proof fails the post comes back as it was, with the losses that it would have had.
    Raises `NotUtf8Error` and `NulByteError`.
    """
    first = examine(data, path, options)
    least = Safety.UNSAFE if unsafe else Safety.SAFE
    applied: list[Finding] = []
    conceded: list[bytes] = []
    now, analysis = data, first
    for _ in range(_MAX_ROUNDS):
        after, done = _apply(analysis, least)
        if after == now:
            break
        applied += done
        conceded += [
            analysis.report.post.source(span)
            for finding in done
            if finding.safety is not Safety.SAFE
            for span in finding.spans
        ]
        now, analysis = after, examine(after, path, options)
    proof = Proof() if now == data else prove(data, now, path, conceded)
    if not proof:
        return Cleaned(first.report, data, (), first.report.findings, proof)
    return Cleaned(first.report, now, tuple(applied), analysis.report.findings)


def _apply(analysis: Analysis, least: Safety) -> tuple[bytes, list[Finding]]:
    """Return the bytes after all fixes of a safety, and the findings that were fixed.

    Where the unsafe fixes stand in each other's way so that none can be made, the safe ones are.
    """
    drafts = analysis.drafts
    if not analysis.every.edits:
        least = Safety.SAFE
    made = analysis.safe if least is Safety.SAFE else analysis.every
    done = [
        finding
        for number, (draft, finding) in enumerate(
            zip(drafts, analysis.report.findings, strict=True)
        )
        if draft.removal is not None
        and draft.finding.safety >= least
        and number not in made.refused
    ]
    return made.data, done
