"""The catalogues: `python -m tools.messages` brings the .po files up to date and compiles them.

Messages come from calls in the source, from the help of the commands, from the catalogue of rules
and from click, whose messages are ours to translate as well. Messages of other releases of click
than the installed one stay in the catalogues.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import dedupe_paragraphs
from dedupe_paragraphs.cli.help import common
from dedupe_paragraphs.cli.help import flat as paragraphs
from dedupe_paragraphs.cli.main import COMMANDS, dedupe
from dedupe_paragraphs.fix.prove.proof import LAWS
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.words.rules import flat, meanings
from dedupe_paragraphs.rules.catalogue import RULES

PACKAGE = Path(dedupe_paragraphs.__file__).parent
CLICK = "click"
"""Where its messages come from, whatever the file."""
CATALOGUES = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/dedupe.po"))
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "counter": (1, 2),
    "Message": (1,),
    "_unfit": (1,),
    "InputError": (2,),
    "OutputError": (2,),
    "SettingsError": (2,),
    "EngineError": (2,),
    "CrashError": (2,),
    "maker": (1,),
    "unreadable": (2,),
    "unwritable": (2,),
    "broken_off": (2,),
}
"""Calls that name a message, and which of their arguments is one."""
_FROM_VALUES = (
    # What systems say most; Python has it in English whatever the locale.
    "a folder",
    "no regular file",
    "Permission denied",
    "Operation not permitted",
    "No such file or directory",
    "Not a directory",
    "Is a directory",
    "File exists",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "File name too long",
    "Too many open files",
    "Too many levels of symbolic links",
    "Input/output error",
    "Broken pipe",
    "Bad file descriptor",
    "Connection refused",
    "no such address",
    # What two indices may differ in.
    "form",
    "scheme",
    "seed",
    "kinds",
    "kinds of blocks",
    # What a post may lose.
    *LAWS,
    "post",
    # What is wrong with a front matter.
    "the front matter has no end",
    "the front matter is nested too deeply",
)
"""Messages that no call names: they come from the system, or as values of other messages."""
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
"""How the calls of a file are read."""
_HEADER = """\
# What dedupe says. `python -m tools.messages` adds what is new and leaves out what is gone.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals={forms}; plural={plural};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"

"""
"""No dates of today: the same messages make the same bytes."""


class Source(NamedTuple):
    """A message and where it comes from."""

    place: str
    message: str | tuple[str, ...]


def template(known: Iterable[Message] = ()) -> Catalog:
    """Return all messages there are, and the `known` ones of other releases of click."""
    found = Catalog(project="dedupe", fuzzy=False)
    others = (
        Source(CLICK, each.id if isinstance(each.id, str) else tuple(each.id))
        for each in known
        if is_of_click(each)
    )
    for place, message in (*others, *_called(), *_helped(), *_ruled(), *clicked()):
        if message:
            flags = ["python-brace-format"] if "{" in str(message) else []
            found.add(message, locations=[(place, 0)], flags=flags)
    return found


def is_of_click(message: Message) -> bool:
    """Tell whether click says a message."""
    return any(place == CLICK for place, _ in message.locations)


def _called() -> Iterator[Source]:
    for name, _, message, *_ in extract_from_dir(str(PACKAGE), _METHODS, keywords=_KEYWORDS):
        yield Source(name, message)
    for message in _FROM_VALUES:
        yield Source("values", message)


def _helped() -> Iterator[Source]:
    commands = [import_module(f"dedupe_paragraphs.cli.{name}").command for name in COMMANDS]
    for message in COMMANDS.values():
        yield Source("help", message)
    for command in (dedupe, *commands):
        yield Source("help", paragraphs(command.help or ""))
        for _, said in getattr(command, "examples", ()):
            yield Source("help", said)
        for parameter in (*command.params, *common()):
            if isinstance(parameter, click.Option) and parameter.help:
                yield Source("help", parameter.help)


def _ruled() -> Iterator[Source]:
    for rule in RULES:
        texts = (rule.name, rule.what, rule.why, rule.fix, rule.by_hand, rule.original)
        for text in texts:
            yield Source(f"rule:{rule.code}", flat(text))
    for meaning in meanings().values():
        yield Source("reason", meaning)
    for safety in Safety:
        yield Source("safety", safety.word)


def clicked() -> Iterator[Source]:
    """Yield the messages of the installed click."""
    spec = find_spec("click")
    assert spec is not None
    yield Source(CLICK, "required")  # it looks this one up by a variable
    for folder in spec.submodule_search_locations or ():
        for path in sorted(Path(folder).glob("*.py")):
            for _, message, *_ in extract_from_file("python", str(path)):
                yield Source(CLICK, message)


def read(path: Path) -> Catalog:
    """Return a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def update(path: Path) -> bool:
    """Bring a catalogue up to date, compile it, and tell whether it lacks nothing."""
    catalogue = read(path)
    catalogue.update(template(catalogue), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.write_bytes(written(catalogue))
    compile_(path)
    missing = [message for message in catalogue if not is_translated(message)]
    for message in missing:
        sys.stderr.write(f"{path.parts[-3]}: {message.id!r}\n")
    return not missing


def written(catalogue: Catalog) -> bytes:
    """Return the text of a catalogue, its messages in the order of the alphabet."""
    head = _HEADER.format(
        language=catalogue.locale, forms=catalogue.num_plurals, plural=catalogue.plural_expr
    )
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, omit_header=True, include_lineno=False)
    return head.encode() + file.getvalue()


def compile_(path: Path) -> None:
    """Write the compiled catalogue beside its source."""
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path))


def is_translated(message: Message) -> bool:
    """Tell whether nothing of a message is left empty."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(strings) and all(strings)


if __name__ == "__main__":
    sys.exit(0 if all(list(map(update, CATALOGUES))) else 1)
