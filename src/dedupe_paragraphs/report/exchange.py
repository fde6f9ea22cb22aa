"""What formats that other programs read have in common: JSON, and names of posts."""

import json
import os
from typing import Any

from dedupe_paragraphs.text.pattern import pattern

STEERING = pattern(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
"""Characters that JSON and XML may hold as they are, and a terminal that shows them obeys."""
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def encoded(value: object, **layout: Any) -> str:
    """Return a value as JSON, in which nothing steers a terminal; it is read back as it was."""
    text = json.dumps(value, ensure_ascii=False, **layout)
    return STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def relative(path: str) -> str:
    """Return a path as the current folder sees it, with slashes; one outside is absolute."""
    if path == "-":
        return "stdin"
    near = os.path.relpath(path).replace(os.sep, "/")
    return os.path.abspath(path).replace(os.sep, "/") if near.startswith("../") else near


def uri(path: str) -> str:
    """Return a path as a URI: relative inside the current folder, else `file:`."""
    name = relative(path)
    return f"file:///{link(name).lstrip('/')}" if os.path.isabs(name) else link(name)


def link(name: str) -> str:
    """Return a path with all but plain characters percent-encoded."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(name))
