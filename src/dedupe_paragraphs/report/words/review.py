"""The conversation of `dedupe review` in words."""

from dedupe_paragraphs.model.decision import Choice
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words.errors import loss
from dedupe_paragraphs.report.words.findings import originals, remedy
from dedupe_paragraphs.report.words.phrases import SHOWN, number

_COPIES = frozenset({Code.DUP001, Code.DUP002, Code.DUP003})


def choice(chosen: Choice, finding: Finding, view: View) -> str:
    """Say what a choice does with a finding, in the imperative."""
    match chosen:
        case Choice.FIX:
            kept = f", keep {originals(finding, view)}" if finding.rule in _COPIES else ""
            return f"{remedy(finding, view)}{kept} ({finding.safety.word})"
        case Choice.SWAP:
            lost = f" ({number(finding.missing, 'character')} are lost)" if finding.missing else ""
            return f"keep this, remove {originals(finding, view)}{lost}"
        case Choice.BOTH:
            return "keep both" if finding.rule in _COPIES else "leave it"
        case Choice.IGNORE:
            return "ignore, with a comment"
        case Choice.EDIT:
            return "edit"
        case Choice.SKIP:
            return "skip"


def refusal(proof: Proof) -> str:
    """Say why a decision was not taken."""
    if proof:
        return "That cannot be done beside what was decided before, or not without other harm."
    losses = "; ".join(loss(lost) for lost in proof.losses[:SHOWN])
    return f"That would lose something: {losses}."


def write_so_far(path: str) -> str:
    """Ask whether an unfinished post is to be written."""
    return f"Write what was decided in {visible(path)} so far?"


def answered(decided: int, findings: int) -> str:
    """Say how many questions of a post are answered."""
    return f"{decided:,} of {number(findings, 'finding')} decided"


def open_in_browser(url: str) -> str:
    """Say where the review is to be found."""
    return f"review: {url}\n(works once, on this machine only; Ctrl-C ends it)\n"


def settled(decided: int, findings: int, removed: int, *, written: bool) -> str:
    """Say what became of a post whose last question is answered."""
    said = answered(decided, findings)
    if not written:
        return f"{said}; not changed"
    size = f"{number(abs(removed), 'character')} {'less' if removed >= 0 else 'more'}"
    return f"{said}, {size}; written"


def reviewed(written: int, decided: int, left: int, unseen: int) -> str:
    """Say what a review came to."""
    remain = f"{number(left, 'finding')} left" if left else "nothing left"
    passed = f" and {number(unseen, 'post')} not looked at" if unseen else ""
    return f"{number(written, 'post')} written, {number(decided, 'decision')}; {remain}{passed}."


def broken_off(written: int, path: str) -> str:
    """Say what a review that was broken off has done."""
    done = f"{number(written, 'post')} written"
    return f"interrupted; {done}" + (f", {visible(path)} is as it was" if path else "")
