"""A configuration file: `dedupe.toml`, `.dedupe.toml`, or `[tool.dedupe]` of `pyproject.toml`."""

import os
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from dedupe_paragraphs.config.search import PROJECT, read
from dedupe_paragraphs.config.selection import UnknownRuleError, nearest
from dedupe_paragraphs.config.settings import KEYS, Values
from dedupe_paragraphs.model.errors import SettingsError, misconfigured
from dedupe_paragraphs.model.message import Message, UnfitError
from dedupe_paragraphs.text.positions import Positions

_TABLE = "tool.dedupe"


def load(file: str) -> Values:
    """Return what a configuration file says.

    Raises `SettingsError`, and `InputError` for a file that cannot be read.
    """
    source = read(file)
    try:
        text = source.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = Positions(source).line(error.start)
        raise misconfigured(file, line, Message("not UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(file, text, str(error)) from error
    except RecursionError as error:
        raise misconfigured(file, 0, Message("not valid TOML: nested too deeply")) from error
    is_project = os.path.basename(file) == PROJECT
    tables = tables.get("tool", {}).get("dedupe", {}) if is_project else tables
    return _Reader(file, text, _TABLE if is_project else "").settings(tables)


def _broken(file: str, text: str, message: str) -> SettingsError:
    """Take the line out of the message, which counts line feeds; its end is its last line."""
    problem, _, place = message.rpartition(" (at ")
    before = text.rstrip()
    if found := re.search(r"line (\d+), column (\d+)", place):
        lines = text.replace("\r\n", "\n").split("\n")[: int(found[1])]
        before = "\n".join([*lines[:-1], lines[-1][: int(found[2]) - 1]])
    data = before.encode()
    line = Positions(data).line(len(data))
    said = Message("not valid TOML: {problem}", {"problem": problem or message})
    return misconfigured(file, line, said)


def _meant(near: str) -> Message | None:
    return Message("did you mean {word}?", {"word": near}) if near else None


class _Reader:
    """Reads one table, and knows on which line each key is."""

    def __init__(self, file: str, text: str, table: str) -> None:
        self._file = file
        self._lines = text.split("\n")
        self._table = table

    def settings(self, table: Mapping[str, Any]) -> Values:
        """Return the settings of the table."""
        for key in table:
            if key not in KEYS:
                known = Message("known keys: {keys}", {"keys": ", ".join(sorted(KEYS))})
                hint = _meant(nearest(key, KEYS)) or known
                raise self._error(key, Message("unknown key {key}", {"key": key}), hint)
        values = {key.replace("-", "_"): self._value(key, value) for key, value in table.items()}
        if "baseline" in values:
            values["baseline"] = self._below(values["baseline"])
        return values

    def _value(self, key: str, value: object) -> Any:
        try:
            return KEYS[key](value)
        except UnknownRuleError as error:
            hint = _meant(error.suggestion) or Message("`dedupe explain` lists the rules")
            values = {"key": key, "name": repr(error.selector)}
            problem = Message("{key}: no rule is called {name}", values)
            raise self._error(key, problem, hint) from error
        except UnfitError as error:
            problem = Message("{key}: {problem}", {"key": key, "problem": error.message})
            raise self._error(key, problem) from error

    def _below(self, name: str) -> str:
        """Return a file of the project; who checks out a project opens no other file by that."""
        root = os.path.dirname(os.path.abspath(self._file))
        path, top = os.path.join(root, name), os.path.realpath(root)
        if not os.path.realpath(path).startswith(os.path.join(top, "")):
            values = {"file": repr(name)}
            problem = Message("baseline: {file} is not below the folder of this file", values)
            raise self._error("baseline", problem, Message("--baseline reads a file in any folder"))
        return path

    def _error(self, key: str, problem: Message, hint: Message | None = None) -> SettingsError:
        return misconfigured(self._file, self._line(key), problem, hint)

    def _line(self, key: str) -> int:
        name = re.escape(key)
        table = re.escape(self._table + "." if self._table else "")
        key_line = rf"""["']?{name}["']?\s*[.=]"""
        header = rf"""\[\[?\s*{table}["']?{name}["']?\s*[\].]"""
        own = re.compile(rf"^\s*(?:{key_line}|{header})")
        above = re.compile(rf"^\s*\[\s*{re.escape(self._table)}\s*[\].]" if self._table else "")
        begin = next((at for at, line in enumerate(self._lines, 1) if above.match(line)), 1)
        hits = (at for at, line in enumerate(self._lines, 1) if at >= begin and own.match(line))
        return next(hits, begin)
