"""`-o`: where a cleaned post goes when the post itself is left alone."""

import os
from collections.abc import Sequence

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.errors import unwritable


class Destination:
    """A file for one post, or a folder for the posts of folders, in the same tree."""

    def __init__(self, output: str, items: Sequence[Item]) -> None:
        self._output = output
        found = [item for item in items if isinstance(item, FoundPost)]
        named = {item.named for item in found}
        self._one_tree = len(named) == 1
        folder = os.path.isdir(output) or output.endswith(("/", os.sep))
        self._is_folder = folder or len(found) > 1 or any(item.path != item.named for item in found)
        self._inputs = {files.identity(item.path) for item in found if item.path != STDIN}
        self._owners: dict[str, str] = {}
        """Which post each place belongs to: that which comes first, whoever works on it when."""
        for item in found:
            self._owners.setdefault(os.path.realpath(self._path(item)), item.path)

    def write(self, found: FoundPost, data: bytes) -> None:
        """Write a post to its new place, never over a post that was read."""
        path = self._path(found)
        real = os.path.realpath(path)
        if files.identity(path) in self._inputs:
            raise unwritable(path, "-o would overwrite a post that is read")
        if self._owners[real] != found.path:
            raise unwritable(path, "another post is written there")
        files.create(path, data, like=None if found.path == STDIN else found.path)

    def _path(self, found: FoundPost) -> str:
        if not self._is_folder:
            return self._output
        if found.path == STDIN:
            return os.path.join(self._output, "stdin.md")
        if found.path == found.named:
            return os.path.join(self._output, os.path.basename(found.path))
        relative = os.path.relpath(found.path, found.named)
        tree = "" if self._one_tree else os.path.basename(os.path.abspath(found.named))
        return os.path.join(self._output, tree, relative)
