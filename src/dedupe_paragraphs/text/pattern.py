"""Patterns: regular expressions that are compiled when they are first used.

Nine in ten patterns of the package are not needed for a given post, and `re.compile` costs 0.2 ms.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as the compiled pattern; an error in it is raised at the first use."""
    return cast(re.Pattern[AnyStr], _Pattern(source, flags))


def has_any(data: bytes, marks: Iterable[bytes]) -> bool:
    """Tell whether a post has any of some marks of ASCII, which little of most posts is."""
    searched, absent = _ascii_of(data)
    return any(mark[0] not in absent and mark in searched and mark in data for mark in marks)


@lru_cache(maxsize=4)
def _ascii_of(data: bytes) -> tuple[bytes, bytes]:
    """Return the ASCII of a post, and what of ASCII it has nowhere."""
    found = data.translate(None, bytes(range(128, 256)))
    return found, bytes(range(128)).translate(None, found)


class _Pattern:
    """A pattern, and after its first use the methods of the compiled one."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        method = getattr(compiled, name)
        setattr(self, name, method)  # the next call finds it without coming here
        return method
