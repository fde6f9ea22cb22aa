"""The progress bar: on a terminal, for people, and only where the work is long."""

import os
import sys
import time
from typing import TextIO

from dedupe_paragraphs.api.run import Progress
from dedupe_paragraphs.report.words import families
from dedupe_paragraphs.report.words.language import _

_PATIENCE = 1.0
"""Seconds of work before a bar is worth looking at."""
_PAUSE = 0.1
"""Seconds between two pictures of it."""
_QUIET = ("CI", "PRE_COMMIT")
"""Who sets these watches a log, even where the log is called a terminal."""
_CELLS = 40
"""The length of a bar, in cells."""
_CLEAR = "\r\x1b[2K"


class ProgressBar(Progress):
    """One line on stderr that is drawn again and again, and gone before anything else is said."""

    def __init__(self, report: TextIO) -> None:
        self._wanted = sys.stderr.isatty() and not any(map(os.environ.get, _QUIET))
        self._wanted = self._wanted and os.environ.get("TERM") != "dumb"
        self._report = report
        self._start = self._last = time.monotonic()
        self._shown = False

    def advance(self, done: int, total: int) -> None:
        if not self._wanted:
            return
        now = time.monotonic()
        if now - self._start < _PATIENCE or now - self._last < _PAUSE or done == total:
            return
        self._last = now
        if self._report.isatty():  # What was written comes before the bar.
            self._report.flush()
        left = round((now - self._start) * (total - done) / max(done, 1))
        bar = "#" * (_CELLS * done // total)
        clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
        self._draw(f"[{bar:<{_CELLS}}] {done}/{total} {_('posts')} {clock}")

    def stage(self, name: str, share: float) -> None:
        """Show in words which stage of a join begins: there is nothing to count."""
        if self._wanted and time.monotonic() - self._start >= _PATIENCE:
            self._draw(families.stage(name, share))

    def hide(self) -> None:
        """Take the bar away before another line is written."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = False

    def _draw(self, text: str) -> None:
        sys.stderr.write(_CLEAR + text)
        sys.stderr.flush()
        self._shown = True
