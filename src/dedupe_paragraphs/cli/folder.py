"""`-O DIR/`: a folder that a report is written to, page by page."""

import os
from collections.abc import Iterator

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import unwritable
from dedupe_paragraphs.model.record import field, record

_PAGES = "posts"
"""Below which the page of each post lies; nothing else in the folder is looked at."""
_OURS = b'<meta name="generator" content="dedupe '
_HEAD = 1000
"""Bytes of a page in which it says who made it."""


@record
class PageFolder:
    """Writes pages below a folder."""

    path: str
    written: set[str] = field(default_factory=set)
    """The pages of this run."""

    def __call__(self, name: str, text: str) -> None:
        """Write one page."""
        target = os.path.join(self.path, *name.split("/"))
        files.create(target, text.encode("utf-8", "backslashreplace"))
        self.written.add(os.path.normpath(target))

    def sweep(self) -> None:
        """Remove the pages that an earlier run made, and this one did not."""
        for page in list(self._pages()):
            if page in self.written:
                continue
            try:
                if _is_ours(page):
                    os.unlink(page)
            except OSError as error:
                raise unwritable(page, error) from error

    def _pages(self) -> Iterator[str]:
        for folder, _, names in os.walk(os.path.join(self.path, _PAGES)):
            for name in names:
                if name.endswith(".html"):
                    yield os.path.normpath(os.path.join(folder, name))


def _is_ours(page: str) -> bool:
    if os.path.islink(page):
        return False
    with open(page, "rb") as file:
        return _OURS in file.read(_HEAD)
