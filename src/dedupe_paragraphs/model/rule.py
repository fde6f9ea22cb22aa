"""What a rule says of its findings: how far their fixes may be trusted, and how severe they are."""

from enum import IntEnum


class Safety(IntEnum):
    """How far a fix may be trusted, in rising order."""

    MANUAL = 0
    UNSAFE = 1
    SAFE = 2

    @property
    def word(self) -> str:
        """The word that reports and JSON use."""
        return self.name.lower()


class Level(IntEnum):
    """How severe a finding is, in rising order; each format has its own words for it."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The word that formats use."""
        return self.name.lower()
