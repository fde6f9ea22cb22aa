"""Streams: what is written where, now or later, and what the place it is written to can show."""

import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from dedupe_paragraphs.report.layout import WIDTH
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.view import visible_lines
from dedupe_paragraphs.report.words.errors import failed
from dedupe_paragraphs.report.words.language import _, spoken

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

_STREAMS = (
    ("stdin", "r", os.O_WRONLY),
    ("stdout", "w", os.O_RDONLY),
    ("stderr", "w", os.O_WRONLY),
)
_NARROWEST = 40
"""Cells below which a report is no report; a narrower terminal breaks its lines."""
_IN_MEMORY = 16_000_000
"""Characters; a report of so many findings is no longer read by people."""
_READ = 1_000_000


def prepare() -> None:
    """Make the output UTF-8, whatever the locale says: one emoji would end the program.

    A closed stream is opened again, lest a file that is opened later is taken for it: what is read
    or reported fails then, what is said on stderr is lost.
    """
    for number, (name, mode, access) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, access), number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def look(stream: TextIO, color: str) -> Look:
    """Tell what a stream can show: colour by choice, then environment, then terminal."""
    terminal = stream.isatty()
    width = min(_columns(stream), WIDTH) if terminal else None
    return Look(colour=_colour(color, terminal), width=width, language=spoken())


def _colour(color: str, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _columns(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return WIDTH
    # Some terminals, of a build or an editor, do not know their width and say 0.
    return max(columns, _NARROWEST) if columns else WIDTH


def write(text: str) -> None:
    """Write text to stdout."""
    sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are: a post keeps its line ends.

    A terminal keeps nothing, and is shown what would steer it.
    """
    if sys.stdout.isatty():
        text = data.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
        sys.stdout.write(visible_lines(text))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Write a line to stderr."""
    sys.stdout.flush()
    complain(f"dedupe: {text}\n")


def broken(error: OSError) -> int:
    """Give up stdout, quietly where nobody reads on, and return the exit code."""
    _give_up(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        said = failed(str(error.filename or "stdout"), _(error.strerror or str(error)))
        complain(f"dedupe: {said}\n")
    return 2


def complain(text: str) -> None:
    """Write to stderr; nothing of it can drive the terminal."""
    try:
        sys.stderr.write(visible_lines(text))
        sys.stderr.flush()
    except OSError:  # Nobody can read it; the exit code still says it.
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let what is in the buffer of a stream not be tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Spool:
    """Takes texts and gives them back in order, once; much of it is on disk meanwhile."""

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[str] | None = None
        """Opened with the first text: one renderer of two is never given any."""

    def append(self, text: str, /) -> None:
        """Add text at the end."""
        if self._file is None:
            import tempfile  # noqa: PLC0415 - start-up

            self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115  # closed when all is read
                _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
            )
        self._file.write(text)

    def __iter__(self) -> Iterator[str]:
        """Return all text, in parts that have nothing to do with how it came."""
        if self._file is None:
            return
        self._file.seek(0)
        with self._file:
            while part := self._file.read(_READ):
                yield part
