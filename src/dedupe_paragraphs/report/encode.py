"""JSON as reports have it: readable text, but nothing in it that steers a terminal."""

import json
from typing import Any

from dedupe_paragraphs.text.pattern import pattern

STEERING = pattern(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
"""Characters that JSON and XML may hold as they are, and a terminal that shows them obeys."""


def encoded(value: object, **layout: Any) -> str:
    """Return a value as JSON; it is read back as it was, whatever is escaped in it."""
    text = json.dumps(value, ensure_ascii=False, **layout)
    return STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
