"""Reasons in words: what a code means, and which repeats are kept for it."""

from dedupe_paragraphs.model.finding import Kept
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words.findings import places
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.report.words.phrases import lines


def meaning(reason: Reason) -> str:
    """Say what a reason means."""
    return _(reason.meaning)


def kept(report: Report) -> list[str]:
    """Say of each repeat that is kept what it repeats, and why it is kept."""
    view = View(report.post)
    return [_kept(each, view) for each in report.kept]


def _kept(repeat: Kept, view: View) -> str:
    return _("{place}: repeats {originals}, and is kept ({reason}): {meaning}").format(
        place=lines(view.stretch(repeat.place)),
        originals=places(repeat.originals, view),
        reason=repeat.reason.value,
        meaning=meaning(repeat.reason),
    )
