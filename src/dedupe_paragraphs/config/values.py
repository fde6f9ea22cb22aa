"""What the value of a setting may be, in a configuration file as on the command line."""

from collections.abc import Callable, Mapping
from typing import Any

from dedupe_paragraphs.config.selection import resolve
from dedupe_paragraphs.files.patterns import is_knotty
from dedupe_paragraphs.model.message import Message, UnfitError
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.rules.allow import compiled, is_pattern
from dedupe_paragraphs.text.pattern import pattern

_AMOUNT = pattern(r"(\d+(?:\.\d+)?) ?([KMGT])(i?)B")
Check = Callable[[object], Any]
"""Returns a value as settings hold it, or raises `UnfitError` or `UnknownRuleError`."""


def _unfit(text: str, value: object, **values: object) -> UnfitError:
    return UnfitError(Message(text, {"given": _said(value), **values}))


def whole_number(value: object) -> int:
    """Take a whole number from 1 on."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _unfit("must be a whole number from 1 on, not {given}", value)
    return value


def share(value: object) -> float:
    """Take a number above 0 and up to 1."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
        raise _unfit("must be a number above 0 and up to 1, not {given}", value)
    return float(value)


def truth(value: object) -> bool:
    """Take true or false."""
    if not isinstance(value, bool):
        raise _unfit("must be true or false, not {given}", value)
    return value


def text(value: object) -> str:
    """Take a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise _unfit("must be a text, not {given}", value)
    return value


def amount(value: object) -> str:
    """Take an amount of memory."""
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise _unfit("{given} is no amount of memory such as 512MB or 4GB.", value)
    return value


def bytes_of(amount: str) -> int:
    """Return the bytes of an amount; with an `i` its units are powers of 1,024, else of 1,000."""
    match = _AMOUNT.fullmatch(amount)
    assert match is not None
    unit: int = (1024 if match[3] else 1000) ** ("KMGT".index(match[2]) + 1)
    return int(float(match[1]) * unit)


def file(value: object) -> str:
    """Take the name of a file."""
    return text(value)


def texts(value: object) -> tuple[str, ...]:
    """Take a list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _unfit("must be a list of texts, not {given}", value)
    return tuple(value)


def rules(value: object) -> tuple[str, ...]:
    """Take a list of selectors."""
    selectors = texts(value)
    resolve(selectors)
    return selectors


def allowed(value: object) -> tuple[str, ...]:
    """Take a list of texts and of regular expressions between slashes."""
    entries = texts(value)
    for entry in entries:
        if is_pattern(entry):
            compiled(entry)
    return entries


def patterns(value: object) -> tuple[str, ...]:
    """Take a list of patterns of files."""
    return tuple(map(_pattern, texts(value)))


def _pattern(given: str) -> str:
    if is_knotty(given):
        said = "{pattern} has too many stars to be tried on long names"
        raise _unfit(said, given, pattern=repr(given[:40]))
    return given


def ignores(value: object) -> Mapping[str, tuple[str, ...]]:
    """Take a table of patterns, each with a list of selectors."""
    if not isinstance(value, dict):
        raise _unfit("must be a table of patterns and their rules, not {given}", value)
    return {_pattern(given): rules(selectors) for given, selectors in value.items()}


@record
class OneOf:
    """Takes one of some words."""

    words: tuple[str, ...]

    def __call__(self, value: object) -> str:
        """Return the word."""
        if not isinstance(value, str) or value not in self.words:
            raise _unfit("must be {words}, not {given}", value, words=self.words)
        return value


def _said(value: object) -> str:
    return repr(value) if isinstance(value, str | int | float) else type(value).__name__
