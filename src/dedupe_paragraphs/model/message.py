"""A message that is put into words, and into a language, further out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dedupe_paragraphs.model.span import Place


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said, in English, with places for values."""

    text: str
    """As for `str.format`: `unknown key {key}`."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What goes into the places; a tuple is a choice, `first or last`; a message is said too."""

    def __str__(self) -> str:
        """Say it in English."""
        return self.text.format(**self.values)


def verbatim(text: str) -> Message:
    """Return a message that says what a system or another program said."""
    return Message(text.replace("{", "{{").replace("}", "}}"))


class LinesOf(NamedTuple):
    """A value of a message: the lines of places in the post."""

    places: tuple[Place, ...]
    blocks: int = 1
    """How many blocks they are; said where they are several."""


class LinesElsewhere(NamedTuple):
    """A value of a message: posts and lines of places in other posts."""

    places: tuple[Place, ...]
    posts: int
    """How many posts have the text, its own among them."""
    blocks: int = 1


class Characters(NamedTuple):
    """A value of a message: a number of characters with its noun."""

    number: int


class UnfitError(ValueError):
    """A value that cannot be what it is given for."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message
