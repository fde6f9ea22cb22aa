"""Where a configuration file is, without reading TOML: most folders have none."""

import os

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import MissingPathError, unreadable
from dedupe_paragraphs.text.pattern import pattern

PROJECT = "pyproject.toml"
NAMES = ("dedupe.toml", ".dedupe.toml", PROJECT)
"""What a configuration file is called; of several in one folder the first counts."""
_OURS = pattern(rb"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*dedupe\b")


def file_in(folder: str) -> str | None:
    """Return the configuration file of a folder, if it has one."""
    for name in NAMES:
        path = os.path.join(folder, name)
        # A project that does not speak of us need not even be valid.
        if os.path.isfile(path) and (name != PROJECT or _OURS.search(read(path))):
            return path
    return None


def read(file: str) -> bytes:
    """Return the bytes of a configuration file. Raises `InputError`."""
    try:
        return files.read(file)
    except MissingPathError as error:
        raise unreadable(file, "no such file") from error
