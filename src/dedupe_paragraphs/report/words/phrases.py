"""Phrases that many sentences are made of: numbers of things, lines, paths, lists."""

from dedupe_paragraphs.model.cross_post import PostName
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.report.view import LineRange, View, visible
from dedupe_paragraphs.report.words.language import _, counter

SHOWN = 3
"""Places, losses and the like that are named before the rest is only counted."""

blocks = counter("{count:,} block", "{count:,} blocks")
characters = counter("{count:,} character", "{count:,} characters")
findings = counter("{count:,} finding", "{count:,} findings")
posts = counter("{count:,} post", "{count:,} posts")
more_posts = counter("{count:,} more post", "{count:,} more posts")
_more_places = counter("{count:,} more place", "{count:,} more places")
_less = counter("{count:,} character less", "{count:,} characters less")
_longer = counter("{count:,} character more", "{count:,} characters more")


def post(of: PostName, *, path: bool = False) -> str:
    """Name a post by its title and its date, if it has them, and by its path."""
    title = f'"{visible(of.title)}"' if of.title else visible(of.path)
    more = [of.date] if of.date else []
    more += [visible(of.path)] if path and of.title else []
    return f"{title} ({', '.join(more)})" if more else title


def difference(removed: int) -> str:
    """Say by how many characters a text became shorter, or longer."""
    return _less(removed) if removed >= 0 else _longer(-removed)


def named(path: str, message: str) -> str:
    """Put the path before what is said of it."""
    return f"{visible(path)}: {message}"


def lines(stretch: LineRange) -> str:
    """Name lines: `line 7`, `lines 7-9`."""
    if stretch.first == stretch.last:
        return _("line {line}", line=stretch.first)
    return _("lines {lines}", lines=line_range(stretch))


def line_range(stretch: LineRange) -> str:
    """Name lines by their numbers alone."""
    first, last = stretch.first, stretch.last
    return str(first) if first == last else f"{first}-{last}"


def places(of: tuple[Place, ...], view: View) -> str:
    """Name the lines of places, those of neighbours together."""
    stretches = [each.lines for each in view.located(of)]
    if len(stretches) == 1:
        return lines(stretches[0])
    named, more = _shown([line_range(each) for each in stretches])
    if not more:
        return _("lines {lines}", lines=series(named))
    return _("lines {lines} and {more}", lines=_(", ").join(named), more=more[0])


def elsewhere(of: tuple[Place, ...], posts: int, view: View) -> str:
    """Name the posts and lines that a shared text is in."""
    found = [f"{visible(each.path)}:{line_range(each.lines)}" for each in view.located(of)]
    named, more = _shown(found)
    listed = [*named, *more]
    return series([series(listed), more_posts(posts - 2)] if posts > 2 else listed)


def _shown(names: list[str]) -> tuple[list[str], list[str]]:
    """Return the names that are listed, and how many more there are, if there are more."""
    shown = len(names) if len(names) <= SHOWN + 1 else SHOWN
    return names[:shown], [_more_places(len(names) - shown)] if names[shown:] else []


def series(items: list[str]) -> str:
    """Put items in a row: `a, b and c`."""
    if len(items) == 1:
        return items[0]
    return _("{items} and {last}", items=_(", ").join(items[:-1]), last=items[-1])


def choice(items: tuple[str, ...]) -> str:
    """Put alternatives in a row: `a, b or c`."""
    first = _(", ").join(items[:-1])
    return _(" or ").join([first, items[-1]] if first else items)


def filled(message: Message) -> str:
    """Say a message with its values."""
    # The catalogue keeps its own head under the empty text.
    text = _(message.text) if message.text else ""
    return text.format(**{key: _value(each) for key, each in message.values.items()})


def _value(value: object) -> object:
    if isinstance(value, Message):
        return filled(value)
    return choice(value) if isinstance(value, tuple) else value


def quoted(path: str) -> str:
    """Quote a path for a shell, where it needs it."""
    plain = all(character.isalnum() or character in "/._-+@%:,=" for character in path)
    return path if path and plain else "'" + path.replace("'", "'\\''") + "'"
