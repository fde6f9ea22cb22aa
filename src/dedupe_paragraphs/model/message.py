"""A message that is put into words, and into a language, further out."""

from collections.abc import Mapping

from dedupe_paragraphs.model.record import field, record


@record
class Message:
    """What is to be said, in English, with places for values."""

    text: str
    """As for `str.format`: `unknown key {key}`."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the placeholders; a tuple is a choice, `first or last`; a message is said too."""

    def __str__(self) -> str:
        """Say it in English."""
        values = {
            name: " or ".join(value) if isinstance(value, tuple) else value
            for name, value in self.values.items()
        }
        return self.text.format(**values)


def verbatim(said: object) -> Message:
    """Return a message that says what a system or another program said."""
    text = (isinstance(said, OSError) and said.strerror) or str(said)
    return Message(text.replace("{", "{{").replace("}", "}}"))


class UnfitError(ValueError):
    """A value that cannot be what it is given for."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message
