"""What `-v` says of a post: how its lines were read, and which repeats are kept and why."""

from dedupe_paragraphs.model.finding import Kept
from dedupe_paragraphs.model.post import Habit, Paragraphs
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.report.words.phrases import lines, places
from dedupe_paragraphs.report.words.rules import meaning


def remarks(report: Report) -> tuple[str, ...]:
    """Say what shows that lines are paragraphs, and of each repeat that is kept why it is."""
    view = View(report.post)
    read = (each for each in report.post.habits if each.paragraphs == Paragraphs.LINE)
    return (*(_habit(each, view) for each in read), *(_kept(each, view) for each in report.kept))


def _habit(habit: Habit, view: View) -> str:
    return _(
        "line {line}: a paragraph a line: {ending:,} of {lines:,} lines end a sentence, "
        "{full:,} have no room for the next word",
        line=view.positions.line(habit.start),
        ending=habit.ending,
        lines=habit.lines,
        full=habit.full,
    )


def _kept(repeat: Kept, view: View) -> str:
    return _(
        "{place}: repeats {originals}, and is kept ({reason}): {meaning}",
        place=lines(view.stretch(repeat.place)),
        originals=places(repeat.originals, view),
        reason=repeat.reason.value,
        meaning=meaning(repeat.reason),
    )
