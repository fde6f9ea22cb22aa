"""Answers: what somebody wants done about a finding."""

from enum import StrEnum
from typing import NamedTuple


class Choice(StrEnum):
    """What can be done about a finding; the word is what other programs read."""

    FIX = "fix"
    """What the finding proposes: the copy is removed, or the halves are joined."""
    SWAP = "swap"
    """The copy is kept, and what it is a copy of is removed."""
    BOTH = "both"
    """Nothing is changed."""
    IGNORE = "ignore"
    """It is kept, and an ignore comment says that this is meant."""
    EDIT = "edit"
    """Another text is in its place."""
    SKIP = "skip"
    """Nothing yet."""

    @property
    def letter(self) -> str:
        """What is typed for it, in the terminal and in the browser."""
        return _LETTERS[self.value]


_LETTERS = {"fix": "r", "swap": "t", "both": "k", "ignore": "i", "edit": "e", "skip": "s"}


class Answer(NamedTuple):
    """What somebody chose for one finding."""

    choice: Choice
    reason: str = ""
    """IGNORE: why, for the comment."""
    text: bytes = b""
    """EDIT: the lines that stand in the place of the finding's."""
