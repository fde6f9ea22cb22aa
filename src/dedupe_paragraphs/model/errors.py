"""What can go wrong, typed, with its data; put into words in `report/words`."""

from dataclasses import dataclass

from dedupe_paragraphs.model.message import Message


# Not frozen: contextlib and pickle set attributes (`__traceback__`) on exceptions on their way.
@dataclass(eq=False, repr=False)
class DedupeError(Exception):
    """The job could not be done for one path; the command names it and ends with 2."""

    path: str


@dataclass(eq=False, repr=False)
class NotUtf8Error(DedupeError):
    """The file holds a byte that is no UTF-8."""

    offset: int
    line: int
    byte: int


@dataclass(eq=False, repr=False)
class NulByteError(DedupeError):
    """The file holds a NUL byte, so it is no text."""

    offset: int
    line: int


@dataclass(eq=False, repr=False)
class TooLargeError(DedupeError):
    """The file is larger than any post; it is not read into memory."""

    size: int
    limit: int


@dataclass(eq=False, repr=False)
class TooManyBlocksError(DedupeError):
    """The post has more blocks than any post; matching them would take minutes."""

    limit: int


@dataclass(eq=False, repr=False)
class SlowPatternError(DedupeError):
    """A regular expression that is to find what may repeat does not come to an end on the post."""

    pattern: str
    line: int


@dataclass(eq=False, repr=False)
class UnreadableError(DedupeError):
    """The operating system did not give the file's bytes."""

    reason: str


@dataclass(eq=False, repr=False)
class MissingPathError(DedupeError):
    """Nothing stands at the path."""


@dataclass(eq=False, repr=False)
class UnwritableError(DedupeError):
    """The new bytes could not be put in place; the old file is whole."""

    reason: str
    rescue: str = ""
    """Where the new text lies, should even the old one not have been put back."""


@dataclass(eq=False, repr=False)
class ChangedMeanwhileError(DedupeError):
    """The file is no longer what was read; it was not written."""


@dataclass(eq=False, repr=False)
class ProofFailedError(DedupeError):
    """The cleaned text would lose something; the post was not written."""

    losses: tuple[str, ...]


@dataclass(eq=False, repr=False)
class ConfigurationError(DedupeError):
    """The configuration cannot be used."""

    line: int
    problem: Message
    hint: Message | None = None


@dataclass(eq=False, repr=False)
class HistoryError(DedupeError):
    """Git cannot tell what was changed since a revision."""

    revision: str
    problem: str
    """`no git`, `no work tree`, `no revision`, or `refused`."""
    detail: str = ""
    """What git itself said."""


@dataclass(eq=False, repr=False)
class MissingExtraError(DedupeError):
    """What the command at `path` needs is not installed."""

    extra: str
    """The extra of the package that brings it."""


@dataclass(eq=False, repr=False)
class DamagedIndexError(DedupeError):
    """The file is no index, or not all of one."""

    problem: Message


@dataclass(eq=False, repr=False)
class MisfitIndexError(DedupeError):
    """The index was built in another way than this version compares."""

    what: str
    theirs: str
    ours: str
    version: str
    """The version that built it."""


@dataclass(eq=False, repr=False)
class JoinError(DedupeError):
    """The posts could not be joined in the memory or on the disk that there is."""

    reason: str
    limit: str = ""
    """The memory that was given; empty where the disk was the matter."""


@dataclass(eq=False, repr=False)
class ServerError(DedupeError):
    """A server that was asked for did not answer, or went away."""

    reason: str


@dataclass(eq=False, repr=False)
class RefusedError(DedupeError):
    """Nobody listens at the address of a cluster."""

    reason: str


@dataclass(eq=False, repr=False)
class ClusterError(DedupeError):
    """Spark could not begin its work, or broke it off."""

    reason: str


@dataclass(eq=False, repr=False)
class ColumnsError(DedupeError):
    """A table has no posts where they were said to be."""

    column: str
    problem: Message | None
    """What is wrong with the column; nothing where it is missing."""
    columns: tuple[str, ...]
    """Those that there are, where one is missing."""


@dataclass(eq=False, repr=False)
class NoPostsError(DedupeError):
    """Nothing at the path is a post."""

    endings: tuple[str, ...]
    """Of what posts are looked for in; empty where there is a table without rows."""


@dataclass(eq=False, repr=False)
class OutputError(DedupeError):
    """The folder for results holds something else, or the posts themselves."""

    problem: Message
