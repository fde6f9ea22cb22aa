"""The catalogue of rules: codes, names, safeties and their texts."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Safety(IntEnum):
    """How far a fix may be trusted, in rising order."""

    MANUAL = 0
    UNSAFE = 1
    SAFE = 2

    @property
    def word(self) -> str:
        """The word that reports and JSON use."""
        return self.name.lower()


class Code(StrEnum):
    """The code of a rule."""

    DUP001 = "DUP001"
    DUP002 = "DUP002"
    DUP003 = "DUP003"
    DUP004 = "DUP004"
    DUP005 = "DUP005"
    DUP006 = "DUP006"
    DUP101 = "DUP101"
    CUT001 = "CUT001"
    CUT002 = "CUT002"
    SEC001 = "SEC001"
    DUP901 = "DUP901"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as people read about it; `explain` and the documentation print this text."""

    code: Code
    name: str
    safety: Safety
    """The safety of its fix where nothing speaks against it."""
    default: bool
    """Whether it is on without being selected."""
    what: str
    why: str
    example: str
    fix: str
