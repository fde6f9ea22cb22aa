"""What every format is: a piece for each post, text as pieces come, and text at the end."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.tally import Tally

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
        """Render that the job could not be done for a path; stderr hears of it anyway."""

    def finish(self, tally: Tally) -> str | Iterable[str]:
        """Render the end of the report."""


class Immediate:
    """A format whose pieces are text that can be written as it is."""

    def write(self, piece: str) -> str:
        """Return the text."""
        return piece


class Shelf(Protocol):
    """A place for text that is written later."""

    def append(self, text: str, /) -> object:
        """Put text behind what is there."""

    def __iter__(self) -> Iterator[str]:
        """Return the texts in order."""


Shelves = Callable[[], Shelf]
"""Makes shelves."""
