"""How the lines of a post were read, in words."""

from dedupe_paragraphs.model.post import Habit, Paragraphs
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words.language import _


def habits(report: Report) -> list[str]:
    """Say of each stretch of lines that are paragraphs what shows that they are."""
    view = View(report.post)
    read = (each for each in report.post.habits if each.paragraphs == Paragraphs.LINE)
    return [_habit(each, view) for each in read]


def _habit(habit: Habit, view: View) -> str:
    return _(
        "line {line}: a paragraph a line: {ending:,} of {lines:,} lines end a sentence, "
        "{full:,} have no room for the next word"
    ).format(
        line=view.positions.lines(Span(habit.start, habit.start))[0],
        ending=habit.ending,
        lines=habit.lines,
        full=habit.full,
    )
