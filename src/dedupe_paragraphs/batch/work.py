"""When workers pay, how many there may be, and what becomes of a task that one dies of."""

import os
from collections.abc import Sequence
from itertools import accumulate
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
    posts = (item.path for item in items if isinstance(item, FoundPost) and item.path != STDIN)
    return any(total >= _LONG for total in accumulate(max(size(path), _POST) for path in posts))


def size(path: str) -> int:
    """Return the bytes of a file, 0 for one that is gone: whoever reads it says so."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
