"""`-O DIR/`: a folder that a report is written to, page by page."""

import os
from dataclasses import dataclass

from dedupe_paragraphs.engine import files


@dataclass(frozen=True)
class Folder:
    """Writes pages below a folder."""

    path: str

    def __call__(self, name: str, text: str) -> None:
        """Write one page."""
        target = os.path.join(self.path, *name.split("/"))
        files.create(target, text.encode("utf-8", "backslashreplace"))
