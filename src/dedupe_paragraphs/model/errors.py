"""What can go wrong, typed, with its data; put into words in `report/words`."""

from dataclasses import dataclass


# Not frozen: contextlib and pickle set attributes (`__traceback__`) on exceptions on their way.
@dataclass(unsafe_hash=True)
class DedupeError(Exception):
    """The job could not be done for one path; the command names it and ends with 2."""

    path: str


@dataclass(unsafe_hash=True)
class NotUtf8Error(DedupeError):
    """The file holds a byte that is no UTF-8."""

    offset: int
    line: int
    byte: int


@dataclass(unsafe_hash=True)
class NulByteError(DedupeError):
    """The file holds a NUL byte, so it is no text."""

    offset: int
    line: int


@dataclass(unsafe_hash=True)
class TooLargeError(DedupeError):
    """The file is larger than any post; it is not read into memory."""

    size: int
    limit: int


@dataclass(unsafe_hash=True)
class UnreadableError(DedupeError):
    """The operating system did not give the file's bytes."""

    reason: str


@dataclass(unsafe_hash=True)
class MissingPathError(DedupeError):
    """Nothing stands at the path."""


@dataclass(unsafe_hash=True)
class UnwritableError(DedupeError):
    """The new bytes could not be put in place; the old file is whole."""

    reason: str
    rescue: str = ""
    """Where the new text lies, should even the old one not have been put back."""


@dataclass(unsafe_hash=True)
class ChangedMeanwhileError(DedupeError):
    """The file is no longer what was read; it was not written."""


@dataclass(unsafe_hash=True)
class ProofFailedError(DedupeError):
    """The cleaned text would lose something; the post was not written."""

    losses: tuple[str, ...]


@dataclass(unsafe_hash=True)
class ConfigurationError(DedupeError):
    """The configuration cannot be used."""

    line: int
    problem: str
    hint: str = ""
