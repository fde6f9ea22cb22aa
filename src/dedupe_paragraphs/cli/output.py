"""`-O`: a file that a report is written to, or a folder, page by page."""

import errno
import mmap
import os
import tempfile
from typing import Any, TextIO

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import unwritable
from dedupe_paragraphs.model.record import field, record

_PAGES = "posts"
"""Below which the page of each post is; nothing else in the folder is looked at."""
_OURS = b'<meta name="generator" content="dedupe '
_TEXT: dict[str, Any] = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
_HEAD = 1000
"""Bytes of a page in which it says who made it."""


Identity = tuple[int, int] | str


class ReportFile:
    """A report that takes its place when it is whole; into a device it is written at once."""

    def __init__(self, path: str) -> None:
        """Begin it. Raises `OutputError`."""
        self._path = path
        special = os.path.exists(path) and not os.path.isfile(path)
        try:
            folder = os.path.dirname(os.path.realpath(path))
            os.stat(folder)
            if not special and not os.access(folder, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            self.stream: TextIO = (
                open(path, "w", **_TEXT)  # noqa: SIM115  # closed when all is written
                if special
                else tempfile.TemporaryFile("w+", **_TEXT)  # noqa: SIM115
            )
        except OSError as error:
            raise unwritable(path, error) from error
        self._special = special

    def spare(self, inputs: set[Identity]) -> None:
        """Refuse to be one of the posts that are read."""
        if files.identity(self._path) in inputs:
            raise unwritable(self._path, "-O would overwrite a post that is read")

    def close(self) -> None:
        """Put it in its place."""
        with self.stream as stream:
            stream.flush()
            if self._special:
                return
            file = stream.fileno()
            if not os.fstat(file).st_size:
                files.create(self._path, b"")
                return
            with mmap.mmap(file, 0, access=mmap.ACCESS_READ) as data:
                files.create(self._path, data)


@record
class PageFolder:
    """Writes pages below a folder."""

    path: str
    written: set[str] = field(default_factory=set)
    """The pages of this run."""
    spared: set[Identity] = field(default_factory=set, compare=False)
    """The posts that are read, of which none may become a page."""

    @property
    def stream(self) -> TextIO:
        """Where everything but pages is written."""
        stream: TextIO = open(os.devnull, "w", **_TEXT)  # noqa: SIM115  # closed by its owner
        return stream

    def spare(self, inputs: set[Identity]) -> None:
        """Write over none of the posts that are read."""
        self.spared.update(inputs)

    def __call__(self, name: str, text: str) -> None:
        """Write one page."""
        target = os.path.join(self.path, *name.split("/"))
        if files.identity(target) in self.spared:
            raise unwritable(target, "-O would overwrite a post that is read")
        files.create(target, text.encode("utf-8", "backslashreplace"))
        self.written.add(os.path.normpath(target))

    def close(self) -> None:
        """Remove the pages that an earlier run made, and this one did not."""
        for folder, _, names in list(os.walk(os.path.join(self.path, _PAGES))):
            for name in names:
                page = os.path.normpath(os.path.join(folder, name))
                try:
                    if name.endswith(".html") and page not in self.written and _is_ours(page):
                        os.unlink(page)
                except OSError as error:
                    raise unwritable(page, error) from error


def _is_ours(page: str) -> bool:
    if os.path.islink(page):
        return False
    with open(page, "rb") as file:
        return _OURS in file.read(_HEAD)
