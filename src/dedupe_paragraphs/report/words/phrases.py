"""Phrases that many sentences are made of."""

from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.report.view import LineRange, visible
from dedupe_paragraphs.report.words.language import _, ngettext

SHOWN = 3
"""Places, losses and the like that are named before the rest is only counted."""


def named(path: str, message: str) -> str:
    """Put the path before what is said of it."""
    return f"{visible(path)}: {message}"


def lines(stretch: LineRange) -> str:
    """Name lines: `line 7`, `lines 7-9`."""
    if stretch.first == stretch.last:
        return _("line {line}").format(line=stretch.first)
    return _("lines {lines}").format(lines=line_range(stretch))


def line_range(stretch: LineRange) -> str:
    """Name lines by their numbers alone."""
    if stretch.first == stretch.last:
        return str(stretch.first)
    return f"{stretch.first}-{stretch.last}"


def series(items: list[str]) -> str:
    """Put items in a row: `a, b and c`."""
    if len(items) == 1:
        return items[0]
    return _("{items} and {last}").format(items=_(", ").join(items[:-1]), last=items[-1])


def choice(items: tuple[str, ...]) -> str:
    """Put alternatives in a row: `a or b`."""
    return _(" or ").join(items)


def filled(message: Message) -> str:
    """Say a message with its values."""
    # The catalogue keeps its own head under the empty text.
    text = _(message.text) if message.text else ""
    return text.format(**{key: _value(each) for key, each in message.values.items()})


def _value(value: object) -> object:
    if isinstance(value, Message):
        return filled(value)
    return choice(value) if isinstance(value, tuple) else value


def posts(count: int) -> str:
    """Count posts."""
    return ngettext("{count:,} post", "{count:,} posts", count)


def more_posts(count: int) -> str:
    """Count posts beside those that were named."""
    return ngettext("{count:,} more post", "{count:,} more posts", count)


def findings(count: int) -> str:
    """Count findings."""
    return ngettext("{count:,} finding", "{count:,} findings", count)


def characters(count: int) -> str:
    """Count characters."""
    return ngettext("{count:,} character", "{count:,} characters", count)


def difference(removed: int) -> str:
    """Say by how many characters a text became shorter, or longer."""
    if removed >= 0:
        return ngettext("{count:,} character less", "{count:,} characters less", removed)
    return ngettext("{count:,} character more", "{count:,} characters more", -removed)


def blocks(count: int) -> str:
    """Count blocks."""
    return ngettext("{count:,} block", "{count:,} blocks", count)


def texts(count: int) -> str:
    """Count texts."""
    return ngettext("{count:,} text", "{count:,} texts", count)


def quoted(path: str) -> str:
    """Quote a path for a shell, where it needs it."""
    plain = all(character.isalnum() or character in "/._-+@%:,=" for character in path)
    return path if path and plain else "'" + path.replace("'", "'\\''") + "'"
