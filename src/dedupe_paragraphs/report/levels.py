"""How loud a finding is said, for the places that know errors, warnings and notes."""

from enum import IntEnum

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.report.view import View


class Level(IntEnum):
    """How loud, in rising order."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The word that formats use."""
        return self.name.lower()


_LOUD = (Code.DUP001, Code.DUP003, Code.DUP004, Code.DUP005)
_QUIET = (Code.DUP006, Code.DUP901)
DEFAULT_LEVELS = {
    code: Level.ERROR if code in _LOUD else Level.NOTE if code in _QUIET else Level.WARNING
    for code in Code
}
"""Copies are certain, and are errors; what somebody has to judge warns."""


def level(finding: Finding) -> Level:
    """Return how loud a finding is said."""
    return DEFAULT_LEVELS[finding.rule]


def weight(finding: Finding, view: View) -> tuple[int, int]:
    """Return what sorts findings by how bad they are: their level, then the text concerned."""
    return level(finding), view.characters(*finding.spans)
