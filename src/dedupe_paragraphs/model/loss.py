"""Losses: what a post said or was, and its cleaned version no longer says or is."""

from dedupe_paragraphs.model.record import field, record


@record
class Loss:
    """Something of the input that the output does not hold."""

    kind: str
    """The law that it breaks, such as `sentence`, `link`, `heading` or `list`."""
    text: str
    """Its source, word for word."""
    line: int
    """Where it is in the input, from 1."""
    column: int = field(default=1, compare=False)
    """Its first code point in that line, from 1."""
    byte: int = field(default=0, compare=False)
    """Its first byte, from 0."""
    partner: str = field(default="", compare=False)
    """What would be left without it: the tag that it closes or opens."""
