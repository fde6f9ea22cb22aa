"""Rules and reasons in words, and what `-v` says of a post."""

from collections.abc import Mapping
from functools import cache

from dedupe_paragraphs.model.finding import Kept
from dedupe_paragraphs.model.post import Habit, Paragraphs
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.layout import cells
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words.language import _, spoken
from dedupe_paragraphs.report.words.phrases import lines, places
from dedupe_paragraphs.rules.rule import Rule

_TITLE = 19
"""Cells for the name of a rule as people read it, where it is another one."""


@cache
def meanings() -> Mapping[str, str]:
    """Return what reasons mean, in English, by their codes."""
    import tomllib  # noqa: PLC0415 - start-up
    from importlib.resources import files  # noqa: PLC0415

    return tomllib.loads(files(__package__).joinpath("reasons.toml").read_text("utf-8"))


def meaning(reason: Reason) -> str:
    """Say what a reason means."""
    return _(meanings()[reason])


def usual_safety(rule: Rule) -> str:
    """Say how safe a rule's fix is where nothing speaks against it, and whether it is on."""
    said = _(rule.safety.word)
    if rule.default:
        return said
    return _("{safety}; on by default only in a damaged post", safety=said)


def paragraph(text: str) -> str:
    """Say what a rule finds, why that is bad, or what its fix does."""
    return _(flat(text))


def example(rule: Rule) -> str:
    """Show it in a post of the language that is spoken."""
    return rule.examples.ja if spoken() == "ja" else rule.examples.en


def flat(text: str) -> str:
    """Put a paragraph on one line, as catalogues have it."""
    return " ".join(text.split())


def label(rule: Rule) -> str:
    """Say code, name and safety of a rule on one line."""
    said, title = usual_safety(rule), _(rule.name)
    if title != rule.name:
        said = f"{title}{' ' * (_TITLE - cells(title))}{said}"
    return f"{rule.code}  {rule.name:<18} {said}"


def explanation(rule: Rule) -> list[str]:
    """Return the paragraphs of a rule's text, headings and an indented example among them."""
    shown = "\n".join(f"    {line}".rstrip() for line in example(rule).split("\n"))
    return [
        label(rule),
        *(_("What it is"), paragraph(rule.what), _("Why it is bad"), paragraph(rule.why)),
        *(_("Example"), shown, _("Fix"), paragraph(rule.fix)),
    ]


def remarks(report: Report) -> tuple[str, ...]:
    """Say what shows that lines are paragraphs, and of each repeat that is kept why it is."""
    view = View(report.post)
    read = (each for each in report.post.habits if each.paragraphs == Paragraphs.LINE)
    return (*(_habit(each, view) for each in read), *(_kept(each, view) for each in report.kept))


def _habit(habit: Habit, view: View) -> str:
    said = _(
        "line {line}: a paragraph a line: {ending:,} of {lines:,} lines end a sentence, "
        "{full:,} have no room for the next word"
    )
    line = view.positions.line(habit.start)
    return said.format(line=line, ending=habit.ending, lines=habit.lines, full=habit.full)


def _kept(repeat: Kept, view: View) -> str:
    said = _("{place}: repeats {originals}, and is kept ({reason}): {meaning}")
    place, originals = lines(view.stretch(repeat.place)), places(repeat.originals, view)
    return said.format(
        place=place, originals=originals, reason=repeat.reason.value, meaning=meaning(repeat.reason)
    )
