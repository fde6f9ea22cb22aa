"""The language of messages: as it was asked for, else as the locale has it."""

import gettext
import os
import sys
from collections.abc import Sequence
from functools import cache

import click

from dedupe_paragraphs.config.settings import LANGUAGES
from dedupe_paragraphs.report.words import language as words

_DOMAIN = "dedupe"
_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
_OPTION = "--lang"
_AUTO, _ENGLISH = "auto", "en"
_CHOSEN = "dedupe.lang"
"""Where a context keeps what the command line says, for all its commands."""


def of_arguments(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, before it is known to be a right one."""
    for at, argument in enumerate(arguments):
        name, joined, language = argument.partition("=")
        if argument == "--":
            break
        if name == _OPTION:
            language = language if joined else "".join(arguments[at + 1 : at + 2])
            return language if language in LANGUAGES else _AUTO
    return _AUTO


def speak(language: str, locale: str = "") -> None:
    """Say everything from now on in a language; `auto` is that of the locale.

    A locale is given where another program knows it, as an editor does.
    """
    code = _of_locale(locale) if language == _AUTO else language
    if code == words.spoken():
        return
    catalogue = _catalogue(code)
    if catalogue is None:
        gettext.textdomain("messages")
        words.speak(_ENGLISH)
        return
    words.speak(code, catalogue)
    # click's own messages go the way of the standard library, which looks at the environment.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(_DOMAIN, _FOLDER)
    gettext.textdomain(_DOMAIN)


@cache
def _catalogue(code: str) -> gettext.NullTranslations | None:
    """Return a catalogue; nothing for English, or where it is not installed."""
    if code == _ENGLISH:
        return None
    try:
        return gettext.translation(_DOMAIN, _FOLDER, [code])
    except OSError:
        return None


def _of_locale(locale: str) -> str:
    """Return the language of a locale, else of the environment, as far as there is a catalogue."""
    names = [locale] if locale else _of_environment()
    codes = (name.replace("-", "_").partition("_")[0].partition(".")[0].lower() for name in names)
    return next((code for code in codes if code in LANGUAGES), _ENGLISH)


def _of_environment() -> list[str]:
    """Return the languages of the environment in the order in which gettext takes them."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if locale is None:
        return [_of_windows()]
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    return [*os.environ.get("LANGUAGE", "").split(":"), locale]


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import locale  # noqa: PLC0415  # Windows alone

    return (locale.getlocale()[0] or "").replace("Japanese", "ja")


def _choose(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[_CHOSEN] = value
        speak(value)


def option() -> click.Option:
    """Return the option `--lang`, which every command has."""
    return click.Option(
        [_OPTION], type=click.Choice(LANGUAGES), expose_value=False, is_eager=True,
        callback=_choose, help="The language of messages.  [default: that of the locale]",
    )  # fmt: skip


def chosen() -> str | None:
    """Return what the command line says; None where it says nothing."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_CHOSEN) if context else None
