"""Phrases that many sentences are made of."""

from dedupe_paragraphs.report.view import Stretch, visible

SHOWN = 3
"""Places, losses and the like that are named before the rest is only counted."""


def named(path: str, message: str) -> str:
    """Put the path before what is said of it."""
    return f"{visible(path)}: {message}"


def lines(stretch: Stretch) -> str:
    """Name lines: `line 7`, `lines 7-9`."""
    return f"line{'s' if stretch.first != stretch.last else ''} {line_range(stretch)}"


def line_range(stretch: Stretch) -> str:
    """Name lines by their numbers alone."""
    if stretch.first == stretch.last:
        return str(stretch.first)
    return f"{stretch.first}-{stretch.last}"


def series(items: list[str]) -> str:
    """Put items in a row: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def number(count: int, noun: str, plural: str = "") -> str:
    """Count things: `1 post`, `1,200 posts`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def quoted(path: str) -> str:
    """Quote a path for a shell, where it needs it."""
    plain = all(character.isalnum() or character in "/._-+@%:,=" for character in path)
    return path if path and plain else "'" + path.replace("'", "'\\''") + "'"
