"""Beginnings that stop and start again in the same line."""

from collections.abc import Iterable, Iterator

from dedupe_paragraphs.text.cuts import before_dots, lacks_stop
from dedupe_paragraphs.text.overlap import occurrences
from dedupe_paragraphs.text.width import has_width

_MIN_BEGUN = 24
"""Cells of a beginning that is there twice in succession: what is shorter is said so on purpose."""
_LIMIT_HEAD = 6
"""Code points by which the second one is looked for."""
_LIMIT_BEGUN = 400
"""Code points of such a beginning; a longer one is two paragraphs in one."""


def begun_again(key: str, sentences: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the range of a key that stops in mid-sentence and is said again right after.

    One that is said three times is a loop, and not meant here.
    """
    return next(
        (
            (start, at)
            for start, _ in sentences
            for at in _places(key, start)
            if _is_again(key, start, at)
        ),
        None,
    )


def _places(key: str, start: int) -> Iterator[int]:
    """Return where a text of enough cells may begin again."""
    head = key[start : start + _LIMIT_HEAD]
    found = occurrences(key, head, start + 1, start + _LIMIT_BEGUN)
    return (at for at in found if has_width(key[start:at], _MIN_BEGUN))


def _is_again(key: str, start: int, at: int) -> bool:
    begun = key[start:at].rstrip()
    begun = begun[: before_dots(begun)]
    rest = at + len(begun)
    return (
        key.startswith(begun, at)
        and lacks_stop(begun)
        and bool(key[rest : rest + 2].strip(" .…"))
        and not key.startswith(begun, rest + (key[rest] == " "))
    )
