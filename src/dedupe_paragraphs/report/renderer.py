"""What every format is: a piece for each post, text as pieces come, and text at the end."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, what_remains

Piece = Any
"""What a format makes of one post: text or entries, its own business, but such as pickle takes."""


class Renderer(Protocol):
    """One format.

    Pieces are made in any order and in any process, by as many renderers as there are processes;
    the one that writes them is given each once, in the order of the posts.
    """

    def checked(self, report: Report) -> Piece:
        """Render a checked post; nothing of it is kept."""

    def cleaned(self, cleaned: Cleaned) -> Piece:
        """Render a post after `clean`; nothing of it is kept."""

    def write(self, piece: Piece) -> str:
        """Return what is to be written now of a piece, which may be nothing."""

    def failed(self, path: str, message: str) -> str:
        """Render that the job could not be done for a path; stderr reports it anyway."""

    def finish(self, tally: Tally) -> str | Iterable[str]:
        """Render the end of the report."""


class Immediate:
    """Base of formats whose pieces are text that is written as it is, errors to stderr alone."""

    def write(self, piece: str) -> str:
        """Return the text."""
        return piece

    def failed(self, path: str, message: str) -> str:
        """Render nothing."""
        return ""

    def finish(self, tally: Tally) -> str:
        """Render nothing."""
        return ""


class Remaining(ABC):
    """Base of formats that render a cleaned post by the findings that are left in it."""

    @abstractmethod
    def checked(self, report: Report) -> Piece:
        """Render a checked post."""

    def cleaned(self, cleaned: Cleaned) -> Piece:
        """Render a cleaned post as a checked one."""
        return self.checked(what_remains(cleaned))

    def failed(self, path: str, message: str) -> str:
        """Render nothing: stderr has the line."""
        return ""


class Listing(Remaining):
    """Base of formats that are one list, mostly with an entry for each finding."""

    opening: str
    """What is written before the first entry; as nothing is held back, before any is known."""
    closing: str
    between = ","

    def __init__(self) -> None:
        self._array = Array(self.opening, self.closing, self.between)

    def checked(self, report: Report) -> list[str]:
        """Render an entry for each finding of a post."""
        view = View(report.post)
        return [self.entry(finding, view) for finding in report.findings]

    @abstractmethod
    def entry(self, finding: Finding, view: View) -> str:
        """Render a finding."""

    def write(self, piece: list[str]) -> str:
        """Return entries as they follow what was written before."""
        return self._array.add(piece)

    def finish(self, tally: Tally) -> str:
        """End the list."""
        return self._array.end()


class Array:
    """A list that is written piece by piece, so that no report of an archive is held in memory."""

    def __init__(self, opening: str, closing: str, between: str = ",") -> None:
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


class Texts(Protocol):
    """A place for text that is written later."""

    def append(self, text: str, /) -> object:
        """Add text at the end."""

    def __iter__(self) -> Iterator[str]:
        """Return the texts in order."""


Spooling = Callable[[], Texts]
"""Makes places for text."""
