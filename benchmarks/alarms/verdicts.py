"""What a reader said of each finding; kept by the text it was said of, so that none outlives it."""

import tomllib
from pathlib import Path

NONE = "not judged"
WORDS = {
    "right": "it stands twice, and an editor would delete it",
    "on purpose": "it stands twice, and should: a form, a message, a part that is read alone",
    "wrong": "it is no copy, or not of that",
}
_FILE = Path(__file__).with_name("verdicts.toml")


def read() -> dict[str, str]:
    """Return the verdicts by the keys of their findings."""
    given = tomllib.loads(_FILE.read_text())
    unknown = sorted(set(given) - set(WORDS))
    if unknown:
        raise ValueError(f"{_FILE}: no such verdict: {', '.join(unknown)}")
    return {key: verdict for verdict, keys in given.items() for key in keys}
