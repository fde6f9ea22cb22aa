"""The documents: Markdown that comes with packages, each text once.

Taken are Markdown files of folders, and the descriptions that installed Python packages carry in
their metadata. Left out are tests, which hold Markdown that is broken on purpose or printed by a
program, and what the project itself has.
"""

import email
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".md", ".markdown", ".mdx")
TESTS = frozenset({"test", "tests", "__tests__", "testing", "fixtures", "__fixtures__"})
OURS = "dedupe_paragraphs"
_LEAST = 200
"""Bytes: what is shorter holds no two paragraphs."""


class Document(NamedTuple):
    """A document under the name that reports call it by."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """What it is known by: the same text elsewhere is the same document."""
        return hashlib.sha256(self.data).hexdigest()[:16]


def gather(folders: Sequence[Path]) -> list[Document]:
    """Return the documents below folders, sorted by name, equal texts once."""
    known: dict[str, Document] = {}
    for folder in folders:
        for document in sorted(_below(folder)):
            if len(document.data) >= _LEAST and _is_utf8(document.data):
                known.setdefault(document.digest, document)
    return sorted(known.values())


def _below(folder: Path) -> Iterator[Document]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in TESTS and OURS not in name)
        for file in files:
            path = Path(top, file)
            if file == "METADATA" and top.endswith(".dist-info"):
                text = _description(path.read_bytes())
                if text is not None:
                    yield Document(f"{Path(top).name}/description.md", text)
            elif file.lower().endswith(ENDINGS) and path.is_file():
                yield Document(_short(path, folder), path.read_bytes())


def _short(path: Path, folder: Path) -> str:
    """Return a path from its innermost package on, which tells as much and is the same anywhere."""
    name = path.relative_to(folder).as_posix()
    return name.rpartition("node_modules/")[2]


def _description(metadata: bytes) -> bytes | None:
    """Return the Markdown that a package describes itself with."""
    message = email.message_from_bytes(metadata)
    if not str(message.get("Description-Content-Type", "")).startswith("text/markdown"):
        return None
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
