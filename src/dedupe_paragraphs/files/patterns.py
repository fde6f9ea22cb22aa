"""Patterns in the manner of `.gitignore`, for files relative to a folder."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SPECIAL = frozenset("*?[]!/\\#")
_MAX_STARS = 3
_MAX_DEEP = 2
"""Each further star multiplies the time by the length of a name, each further `**` between folders
by the depth of a path: with these a pattern takes milliseconds at the worst."""


def is_knotty(pattern: str) -> bool:
    """Tell whether trying a pattern on a path that was made for it may take for ever."""
    if pattern.startswith("#"):
        return False
    names = re.split("/+", pattern.strip("/"))
    deep = [name == "**" for name in names[1:-1]]
    stars = (len(re.findall(r"\*+", name)) for name in names)
    return sum(deep) > _MAX_DEEP or max(stars) > _MAX_STARS


class Patterns:
    """Patterns relative to a folder; a path outside it matches names alone."""

    def __init__(self, patterns: Sequence[str], root: str = ".") -> None:
        self._root = os.path.abspath(root)
        plain = (word for word in patterns if word and _SPECIAL.isdisjoint(word))
        self._names = {word for word in plain if word.strip() == word}
        self._others = [word for word in patterns if word not in self._names]
        self._folder = (os.devnull, "")
        """The folder of the last path, and its path relative to the root."""

    def match(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path, or a folder above it, matches."""
        relative = self._relative(path)
        if self._names and not self._names.isdisjoint(relative.split("/")):
            return True
        if not self._others:
            return False
        return self._spec.match_file(relative + "/" if folder else relative)

    def decide(self, path: str, *, folder: bool = False) -> bool | None:
        """Tell whether the last word of the patterns is yes or no; None if they are silent."""
        relative = self._relative(path)
        if relative.startswith("../"):
            return None
        return self._spec.check_file(relative + "/" if folder else relative).include

    def _relative(self, path: str) -> str:
        folder, name = os.path.split(path)
        if name in ("", ".", ".."):
            return _slashed(os.path.relpath(path, self._root))
        # Paths come folder by folder; working out one takes longer than all else here.
        if folder != self._folder[0]:
            relative = _slashed(os.path.relpath(folder or ".", self._root))
            self._folder = folder, "" if relative == "." else relative + "/"
        return self._folder[1] + name

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - start-up

        return GitIgnoreSpec.from_lines([*self._names, *self._others])


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")
