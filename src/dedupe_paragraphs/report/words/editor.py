"""What the editor server says, in words."""

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.report.words.language import N_, _
from dedupe_paragraphs.report.words.phrases import findings

_STAYS = {
    Code.CUT002: N_("its rest"),
    Code.SEC001: N_("the same heading"),
    Code.DUP901: N_("the comment"),
}


def fix_all(count: int) -> str:
    """Name the action that does all safe fixes."""
    return _("Fix all safe findings ({findings})").format(findings=findings(count))


def stays(finding: Finding) -> str:
    """Say what the other place of a finding is."""
    said = _STAYS.get(finding.rule)
    return _(said) if said else _("the text that it repeats")


def shows_the_joint() -> str:
    """Say what a witness of a joint is."""
    return _("this copy shows that both halves are one")


def watching() -> str:
    """Say that what is saved from now on is checked."""
    return _("watching; Ctrl-C ends it")
