"""The cache of a run: opened before it, and thrown away where it turned out to be damaged."""

from typing import Any

from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.batch import cache
from dedupe_paragraphs.model.message import Message, verbatim

_THROWN_AWAY = Message("the cache was damaged and was thrown away; posts are analysed again")


def opened() -> tuple[str | None, Outcome[Any] | None]:
    """Return the file of the cache, if there can be one, and what is odd about it."""
    file = cache.place()
    try:
        whole = cache.open_cache(file)
    except OSError as error:
        return None, _no_cache(file, error)
    return file, None if whole else Outcome(file, warning=_THROWN_AWAY)


def forgotten(file: str) -> Outcome[Any]:
    """Throw away a cache that some process found damaged."""
    try:
        cache.forget(file)
    except OSError as error:
        return _no_cache(file, error)
    return Outcome(file, warning=_THROWN_AWAY)


def _no_cache(file: str, error: OSError) -> Outcome[Any]:
    values = {"reason": verbatim(error)}
    said = Message("the cache cannot be used: {reason}; --no-cache does without it", values)
    return Outcome(file, warning=said)
