"""JSON as reports have it: readable text, but nothing in it that steers a terminal."""

import json
import re
from typing import Any

_STEERING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
"""What JSON need not escape, and `cat report.json` would obey."""


def encoded(value: object, **layout: Any) -> str:
    """Return a value as JSON; it is read back as it was, whatever is escaped in it."""
    text = json.dumps(value, ensure_ascii=False, **layout)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
