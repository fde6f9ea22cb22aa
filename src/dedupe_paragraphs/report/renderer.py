"""The formats by name; each makes a piece of a post, text as pieces come, and text at the end."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.layout import Printer
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.tally import Tally

Piece = Any
"""What a format makes of one post: text or entries, its own business, but such as pickle takes."""


class Texts(Protocol):
    """A place for text that is written later."""

    def append(self, text: str, /) -> object:
        """Add text at the end."""

    def __iter__(self) -> Iterator[str]:
        """Return the texts in order."""


Spooling = Callable[[], Texts]
"""Makes places for text."""


class Look(NamedTuple):
    """What the place that a report is written to can show."""

    colour: bool = False
    width: int | None = None
    """Cells of a line; None where nothing is wrapped."""
    summary: bool = True
    statistics: bool = False
    """Whether findings are counted by rule instead of shown."""
    top: int = 0
    """How many of the worst posts are named instead of showing findings."""
    spool: Spooling = list
    """Where a document keeps what it writes at its end."""
    put: Callable[[str, str], None] | None = None
    """Writes a page under a name, where the report is a folder."""
    language: str = "en"
    """The language of the report, in every process that works on it."""


PLAIN = Look()


class Failure(NamedTuple):
    """A path, and why the job could not be done for it."""

    path: str
    message: str


class Renderer(ABC):
    """One format.

    Pieces are made in any order and in any process, by as many renderers as there are processes;
    the one that writes them is given each once, in the order of the posts.
    """

    needs = False
    """Whether it says which fixes need others."""

    def __init__(self, look: Look = PLAIN) -> None:
        self.look = look
        self.failures: list[Failure] = []

    @cached_property
    def printer(self) -> Printer:
        """Writes lines as the place that the report is written to can show them."""
        return Printer(colour=self.look.colour, width=self.look.width)

    @abstractmethod
    def checked(self, report: Report, /) -> Piece:
        """Render a checked post; nothing of it is kept."""

    def cleaned(self, cleaned: Cleaned, /) -> Piece:
        """Render a post after `clean`, if not otherwise then by the findings that are left."""
        return self.checked(what_remains(cleaned))

    def write(self, piece: Piece) -> str:
        """Return what is to be written now of a piece, which may be nothing."""
        assert isinstance(piece, str)
        return piece

    def failed(self, path: str, message: str) -> str:
        """Render that the job could not be done for a path, now or at the end.

        stderr reports it anyway.
        """
        self.failures.append(Failure(path, message))
        return ""

    def finish(self, tally: Tally) -> str | Iterable[str]:
        """Render the end of the report."""
        return ""


def what_remains(cleaned: Cleaned) -> Report:
    """Return what a check of a cleaned post says; its blocks are left out."""
    last = cleaned.after or cleaned.found.report
    kept = last.kept if last.post.data == cleaned.data else ()
    post = Post(cleaned.found.post.path, cleaned.data, 0, ())
    return Report(post, cleaned.remaining, kept=kept)


class Array:
    """A list that is written piece by piece, so that no report of an archive is held in memory."""

    def __init__(self, opening: str, closing: str, between: str = ",") -> None:
        """`opening` is written before the first entry; nothing is held back until it is known."""
        self._opening = opening
        self._closing = closing
        self._between = between
        self._entries = 0

    def add(self, entries: Iterable[str]) -> str:
        """Return entries as they follow what was written before."""
        written = []
        for entry in entries:
            written.append(f"{self._between if self._entries else self._opening}\n{entry}")
            self._entries += 1
        return "".join(written)

    def end(self) -> str:
        """Return what ends the list."""
        return ("\n" if self._entries else self._opening) + self._closing


class Listing(Renderer):
    """A format that is one list, mostly with an entry for each finding."""

    opening: str
    closing: str
    between = ","

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        self._array = Array(self.opening, self.closing, self.between)

    def checked(self, report: Report) -> list[str]:
        return [self.entry(row) for row in rows(report)]

    @abstractmethod
    def entry(self, row: FindingRow) -> str:
        """Render a finding."""

    def write(self, piece: list[str]) -> str:
        return self._array.add(piece)

    def finish(self, tally: Tally) -> str:
        return self._array.end()


FORMATS = {
    "full": "full.Full",
    "concise": "full.Concise",
    "json": "json.Json",
    "jsonl": "json.Jsonl",
    "github": "github.Github",
    "gitlab": "gitlab.Gitlab",
    "sarif": "sarif.Sarif",
    "junit": "junit.Junit",
    "rdjson": "rdjson.Rdjson",
    "markdown": "markdown.Markdown",
    "html": "html.render.Html",
}
"""What `--format` takes, and where the renderer is; a run imports the one that it needs."""
FOR_PEOPLE = ("full", "concise")
"""Formats that are shown to people at once."""
COUNTING = {
    "full": "statistics.Statistics",
    "concise": "statistics.Statistics",
    "json": "counted.CountedJson",
    "jsonl": "counted.CountedJsonl",
    "markdown": "counted.CountedMarkdown",
}
"""The formats that can count findings instead of showing them."""


def renderer(name: str, look: Look = PLAIN) -> Renderer:
    """Return the renderer of a format, or what counts instead; a terminal is shown no listing that
    is too long for it."""
    place = FORMATS[name]
    if look.statistics or look.top:
        place = COUNTING[name]
    elif name == "full" and look.width is not None:
        place = "overview.Overview"
    module, _, class_name = place.rpartition(".")
    kind: type[Renderer] = getattr(import_module(f"{__package__}.{module}"), class_name)
    return kind(look)
