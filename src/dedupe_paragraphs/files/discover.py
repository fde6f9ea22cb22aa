"""Discovery: from the paths that a user names to the posts that stand there."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Protocol

from dedupe_paragraphs.files.atomic import LEFT
from dedupe_paragraphs.files.patterns import Patterns, is_knotty
from dedupe_paragraphs.files.worktree import listing
from dedupe_paragraphs.model import errors
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.post.decode import BOM

ENDINGS = (".md", ".markdown", ".mdx", ".txt")
PAGES = (".html", ".htm")
"""Posts if they begin with front matter, as those of Jekyll and Hugo do."""
UNREAD = {
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "Rich Text",
    ".tex": "LaTeX",
    ".epub": "EPUB",
}
_NOTEBOOK = ".ipynb"
STDIN = "-"
_IGNORE = ".gitignore"
_MAX_IGNORE = 10_000_000
"""Characters of an ignore file; git, too, takes one that is much larger for something else."""


@record
class FoundPost:
    """A post: where it is, and the path under which the user named it or its folder."""

    path: str
    named: str


@record
class Empty:
    """A folder that was named and holds no post."""

    path: str


@record
class Leftover:
    """What a run that was killed left beside a post."""

    path: str


Item = FoundPost | Empty | Leftover | errors.DedupeError


class Excludes(Protocol):
    """Tells what is left out of folders; may raise `DedupeError`."""

    def __call__(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path is left out."""


def discover(
    paths: Sequence[str], excludes: Excludes, *, force_exclude: bool = False
) -> list[Item]:
    """Return the posts at paths, sorted, each once, and what is wrong with the others.

    Folders are walked; links to folders are followed only where they are named, so that no loop
    of links is ever entered, and links to posts only inside the folder. A file that is named is
    taken whatever its ending.
    """
    found: dict[str, Item] = {}
    # Where a folder really is needs a look at each folder above it: once for all its posts.
    real = cache(os.path.realpath)
    for path in dict.fromkeys(paths):
        for item in _at(path, excludes, force_exclude=force_exclude):
            identity = _identity(item, real)
            found[identity] = min(found.get(identity, item), item, key=_rank)
    return sorted(found.values(), key=lambda item: os.fsencode(item.path))


def _rank(item: Item) -> tuple[bool, bytes]:
    """Put links last: of two names for one file, the file's own is shown."""
    return os.path.islink(item.path), os.fsencode(item.path)


def _identity(item: Item, real: Callable[[str], str]) -> str:
    """Return what two names of one file share; hard links are files of their own."""
    kind = "" if isinstance(item, FoundPost) else type(item).__name__ + ":"
    folder, name = os.path.split(item.path)
    if name in ("", ".", "..") or os.path.islink(item.path):
        return kind + os.path.realpath(item.path)
    return kind + os.path.join(real(folder or "."), name)


def _at(path: str, excludes: Excludes, *, force_exclude: bool) -> Iterator[Item]:
    if path == STDIN:
        yield FoundPost(STDIN, STDIN)
        return
    folder = os.path.isdir(path)
    if not os.path.lexists(path):
        yield errors.MissingPathError(path)
        return
    try:
        excluded = excludes(path, folder=folder)
    except errors.DedupeError as error:
        yield error
        return
    if excluded and force_exclude:
        return
    if not folder:
        yield _named(path)
        return
    # Who names an excluded folder wants what is in it.
    posts = list(_folder(path, path, _nothing if excluded else excludes))
    yield from posts or [Empty(path)]


def _named(path: str) -> Item:
    """Return a file that was named, whatever its ending; a format that is not read is an error."""
    ending = os.path.splitext(path)[1].lower()
    if ending == _NOTEBOOK:
        return errors.unread_notebook(path)
    if ending in UNREAD:
        return errors.unread_format(path, UNREAD[ending])
    return FoundPost(path, path)


def _is_page(path: str) -> bool:
    if not path.lower().endswith(PAGES):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(BOM) + 4).removeprefix(BOM).startswith((b"---\n", b"---\r"))
    except OSError:
        return False


def _nothing(path: str, *, folder: bool = False) -> bool:
    return False


def _folder(folder: str, named: str, excludes: Excludes) -> Iterator[Item]:
    """Return the posts of a folder, as git knows them where there is a work tree."""
    # Of a submodule that was never fetched git tells that it is itself.
    begins = folder == named or os.path.lexists(os.path.join(folder, ".git"))
    listed = listing(folder) if begins else None
    if listed is None:
        yield from _walk(folder, named, excludes)
        return
    names, closed = listed
    for name, reason in closed:
        path = _joined(folder, name.rstrip("/"))
        if not excludes(path, folder=True):
            yield errors.unreadable(path, reason)
    for name in names:
        path = _joined(folder, name.rstrip("/"))
        try:
            if name.lower().endswith(ENDINGS) or _is_page(path):
                yield from _listed(path, named, excludes)
            elif LEFT.fullmatch(os.path.basename(path)):
                yield Leftover(path)
            # A work tree inside another: a submodule, or a clone that nobody added.
            elif os.path.isdir(path) and not (os.path.islink(path) or excludes(path, folder=True)):
                yield from _folder(path, named, excludes)
        except errors.DedupeError as error:  # A configuration, for each of its posts.
            yield error


def _listed(path: str, named: str, excludes: Excludes) -> Iterator[Item]:
    """Return a post that git names, unless it is gone or leads to a folder or nowhere."""
    if excludes(path):
        return
    try:
        if stat.S_ISREG(os.stat(path).st_mode) and not leads_outside(path, named):
            yield FoundPost(path, named)
    except PermissionError as error:  # Of its folder, which is named once for all in it.
        yield errors.unreadable(os.path.dirname(path) or ".", error)
    except OSError:  # It is gone, or a loop of links leads nowhere.
        return


def leads_outside(path: str, folder: str) -> bool:
    """Tell whether a path is a link to something that is not below a folder."""
    if not os.path.islink(path):
        return False
    top = os.path.join(os.path.realpath(folder), "")
    return not os.path.realpath(path).startswith(top)


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name.replace("/", os.sep))


def _walk(top: str, named: str, excludes: Excludes) -> Iterator[Item]:
    folders = [(top, _ignores_above(top))]
    while folders:
        folder, ignores = folders.pop()
        try:
            with os.scandir(folder) as entries:
                names = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield errors.unreadable(folder, error)
            continue
        if any(entry.name == _IGNORE for entry in names):
            try:
                ignores = [*ignores, *_ignores(folder)]
            except errors.DedupeError as error:
                yield error
        for entry in names:
            path = entry.path if folder != "." else entry.name
            below = entry.is_dir(follow_symlinks=False)
            if LEFT.fullmatch(entry.name) and not below:
                yield Leftover(path)
            try:
                is_taken = below or _is_post(entry)
                if not is_taken or _left_out(path, excludes, ignores, folder=below):
                    continue
            except errors.DedupeError as error:
                yield error
                continue
            if below:
                folders.append((path, ignores))
            elif not leads_outside(path, named):
                yield FoundPost(path, named)


def _is_post(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry leads to a post; what an editor leaves about may lead nowhere."""
    try:
        named = entry.name.lower().endswith((*ENDINGS, *PAGES)) and entry.is_file()
        return named and (entry.name.lower().endswith(ENDINGS) or _is_page(entry.path))
    except OSError:
        return False


def _left_out(path: str, excludes: Excludes, ignores: list[Patterns], *, folder: bool) -> bool:
    if excludes(path, folder=folder):
        return True
    for patterns in reversed(ignores):  # The nearest file has the last word.
        decided = patterns.decide(path, folder=folder)
        if decided is not None:
            return decided
    return False


def _ignores(folder: str) -> list[Patterns]:
    """Return the patterns of a folder; as git does, those of a file and never of what a link is to.

    Raises `InputError`, and `SettingsError` for a pattern that might never come to an end.
    """
    path = os.path.join(folder, _IGNORE)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return []
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line.removesuffix("\r") for line in file.read(_MAX_IGNORE).split("\n")]
            rest = file.read(1)
    except OSError:
        return []
    if rest:
        raise errors.too_large(path, os.path.getsize(path), _MAX_IGNORE)
    for number, line in enumerate(lines, 1):
        if is_knotty(line):
            values = {"pattern": repr(line[:40])}
            said = Message("{pattern} has too many stars to be tried on long names", values)
            raise errors.misconfigured(path, number, said)
    return [Patterns(lines, folder)]


def _ignores_above(top: str) -> list[Patterns]:
    """Return what the folders above, up to that of the repository, ignore."""
    folder = os.path.abspath(top)
    above: list[str] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return []
        above.insert(0, folder)
    try:
        ignores = [patterns for each in above for patterns in _ignores(each)]
    except errors.DedupeError:  # Whoever walks that folder is told.
        return []
    return [] if _left_out(top, _nothing, ignores, folder=True) else ignores
