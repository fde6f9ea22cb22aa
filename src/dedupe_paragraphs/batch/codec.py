"""What the cache keeps and is asked by, as JSON: plain values and records, never code."""

import json
import sys
from collections import Counter
from enum import Enum
from types import FunctionType
from typing import Any

from dedupe_paragraphs.model.record import fields, is_record

_PACKAGE = __name__.partition(".")[0]
_PATH: list[object] = ["path"]
"""Stands for the path of the post: a post that was moved says the same."""


def encoded(value: object, path: str = "", *, is_key: bool = False) -> bytes:
    """Return a value as JSON. A list is a kind and its parts; all else means itself.

    Of a key, functions and classes are their names, and the fields of records count that are
    compared. Raises TypeError for a value of another kind than those.
    """

    def plain(value: Any) -> object:
        kind = type(value)
        if kind is str:
            return _PATH if path and value == path else value
        if value is None or kind in (bool, int, float):
            return value
        if kind in (tuple, list):
            return [kind.__name__, *map(plain, value)]
        if kind in (dict, Counter):
            pairs = ([plain(key), plain(each)] for key, each in value.items())
            return [kind.__name__, *(sorted(pairs, key=str) if is_key else pairs)]
        if kind in (set, frozenset):
            return [kind.__name__, *sorted(map(plain, value), key=str)]
        if kind is bytes:
            return ["bytes", value.decode("latin-1")]
        name = f"{kind.__module__}:{kind.__qualname__}"
        if isinstance(value, Enum):
            return [name, plain(value.value)]
        if isinstance(value, tuple):
            return [name, *map(plain, value)]
        if is_key and isinstance(value, type | FunctionType):
            return [f"{value.__module__}:{value.__qualname__}"]
        if is_record(value):
            kept = (each.name for each in fields(value) if each.compare or not is_key)
            return [name, *(plain(getattr(value, each)) for each in kept)]
        raise TypeError(f"a {kind.__name__} is not the same in every process")

    return json.dumps(plain(value), separators=(",", ":")).encode()


def decoded(data: bytes, path: str = "") -> Any:
    """Return the value of some JSON. Raises ValueError where `encoded` made no such."""

    def made(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        if value == _PATH:
            return path
        kind, *parts = value
        match kind:
            case "tuple" | "list" | "set" | "frozenset":
                return _PLAIN[kind](map(made, parts))
            case "dict" | "Counter":
                return _PLAIN[kind]({made(key): made(each) for key, each in parts})
            case "bytes":
                return parts[0].encode("latin-1")
        return _class(kind)(*map(made, parts))

    try:
        return made(json.loads(data))
    except (TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError("no answer") from error


_PLAIN: dict[str, Any] = {
    kind.__name__: kind for kind in (tuple, list, set, frozenset, dict, Counter)
}


def _class(name: str) -> Any:
    """Return a class of values of this package, from a module that is imported already."""
    module, _, qualified = name.partition(":")
    found: Any = sys.modules[module] if module.split(".")[0] == _PACKAGE else None
    for part in qualified.split("."):
        found = vars(found)[part]
    if isinstance(found, type) and (issubclass(found, Enum | tuple) or is_record(found)):
        return found
    raise TypeError(name)
