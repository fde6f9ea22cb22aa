"""When workers pay, how many there may be, and what becomes of a task that one dies of."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item

_LONG = 1_000_000
"""Bytes from which on workers and a cache are worth their start of some 50 milliseconds."""
_POST = 2_000
"""Bytes that a post counts for at least: opening a file and rendering cost something too."""


class Died(NamedTuple):
    """The result of a task whose worker died of it."""

    signal: int
    """The signal that killed it; 0 if it ended by itself."""
    code: int
    """The code that it ended with."""


def is_long(items: Sequence[Item]) -> bool:
    """Tell whether the work on posts takes so long that preparing for it pays."""
    total = 0
    for item in items:
        if isinstance(item, FoundPost) and item.path != STDIN:
            try:
                total += max(os.stat(item.path).st_size, _POST)
            except OSError:
                total += _POST
            if total >= _LONG:
                return True
    return False


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
