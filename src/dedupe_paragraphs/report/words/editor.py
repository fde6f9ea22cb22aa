"""What the editor server says, in words."""

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.report.words.phrases import number


def fix_all(count: int) -> str:
    """Name the action that does all safe fixes."""
    return f"Fix all safe findings ({number(count, 'finding')})"


def stays(finding: Finding) -> str:
    """Say what the other place of a finding is."""
    return {
        Code.CUT002: "its rest",
        Code.SEC001: "the same heading",
        Code.DUP901: "the comment",
    }.get(finding.rule, "the text that it repeats")


def shows_the_joint() -> str:
    """Say what a witness of a joint is."""
    return "this copy shows that both halves are one"


def watching() -> str:
    """Say that what is saved from now on is checked."""
    return "watching; Ctrl-C ends it"
