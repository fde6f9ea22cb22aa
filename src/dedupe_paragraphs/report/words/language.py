"""The language that people are spoken to in: English as it is in the code, or a catalogue's.

Words are put into it when they are said, never when a module is loaded: a run may learn from its
configuration file which language is wanted.
"""

from collections.abc import Callable
from gettext import NullTranslations

_ENGLISH = NullTranslations()
_code, _catalogue = "en", _ENGLISH


def speak(code: str, catalogue: NullTranslations = _ENGLISH) -> None:
    """Say everything from now on in the language of a catalogue."""
    global _code, _catalogue  # a program speaks one language at a time
    _code, _catalogue = code, catalogue


def spoken() -> str:
    """Return the code of the language: `en`, `ja`."""
    return _code


def _(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, filled with values if there are any."""
    said = _catalogue.gettext(message)
    return said.format(**values) if values else said


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Return the form of a message that fits a number, filled with it (`count`) and values."""
    return _catalogue.ngettext(one, many, count).format(count=count, **values)


def counter(one: str, many: str) -> Callable[[int], str]:
    """Return what says a number of things: `3 posts`."""
    return lambda count: ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802  # the name by which every extractor knows it
    """Mark a message that is translated where it is said."""
    return message
