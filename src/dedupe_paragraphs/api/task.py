"""Tasks: what a run does to each post, in whatever process."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item, Leftover
from dedupe_paragraphs.fix.check import examine
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.errors import unwritable
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import field, mutable_record, record, replace
from dedupe_paragraphs.model.report import Cleaned, Report

if TYPE_CHECKING:
    from dedupe_paragraphs.across.clean import FolderProof
    from dedupe_paragraphs.batch.cache import Cache

Result = TypeVar("Result")


@mutable_record
class OpenPost:
    """A post that was read, for a task to work on."""

    found: FoundPost
    path: str
    """Its name in reports."""
    data: bytes
    options: Options
    shared: Shared
    """What it shares with other posts."""
    cache: "Cache | None" = None
    """What runs before found out; None where that depends on more than the post."""
    folder: "FolderProof | None" = None
    """The posts that it shares text with."""
    parsed: Post | None = None
    """The post with its blocks, once it was checked."""

    def check(self, *, needs: bool = True) -> Report:
        """Return what is found in it; without `needs`, no fix may say which others it needs."""
        if self.cache is not None:
            report = self.cache.check(self.data, self.path, self.options)
        else:
            analysis = examine(self.data, self.path, self.options, self.shared)
            report = analysis.report if needs else analysis.fixed
        self.parsed = report.post
        return report

    def clean(self, *, unsafe: bool = False) -> Cleaned:
        """Return it without its copies; with `unsafe`, other posts are proven to keep theirs."""
        if self.cache is not None:
            return self.cache.clean(self.data, self.path, self.options, unsafe=unsafe)
        if unsafe and self.folder is not None:
            return self.folder.clean(self.data, self.path, self.options, self.shared)
        from dedupe_paragraphs.fix.clean import clean  # noqa: PLC0415  # a check proves nothing

        return clean(self.data, self.path, self.options, self.shared, unsafe=unsafe)


class Task(Generic[Result]):
    """What is done to each post.

    A task is copied into every process that works, and so is what it returns handed back: return
    what is needed of a report rather than the report, whose post is large.
    """

    cached = False
    """Whether results that last may be kept for the next run; the task is a record then, for it is
    known by its fields."""

    ahead = False
    """Whether it may be done before it is known what posts share: it writes nothing, and of a post
    that shares nothing it is not done again."""

    def prepared(self, items: Sequence[Item]) -> Self:
        """Return the task for these posts, before the first is read."""
        return self

    def __call__(self, post: OpenPost) -> Result:
        """Do it; a `DedupeError` becomes the outcome."""
        raise NotImplementedError

    def lasts(self, result: Result) -> bool:
        """Tell whether the same post has the same result in the next run, if results are cached."""
        return True

    def again(self, post: OpenPost) -> None:
        """Do what is to be done to a post whose result was taken from the cache."""


@record
class Check(Task[Report]):
    """Reports on a post; writes nothing."""

    def __call__(self, post: OpenPost) -> Report:
        return post.check()


class Destination:
    """`-o`: a file for one post, or a folder for the posts of folders, in the same tree.

    Of `--backup`, a folder that keeps posts as they were.
    """

    def __init__(self, output: str, items: Sequence[Item]) -> None:
        self._output = output
        found = [item for item in items if isinstance(item, FoundPost)]
        self._one_tree = len({item.named for item in found}) == 1
        folder = os.path.isdir(output) or output.endswith(("/", os.sep))
        self._is_folder = folder or len(found) > 1 or any(item.path != item.named for item in found)
        self._inputs = {files.identity(item.path) for item in found if item.path != STDIN}
        self._owners: dict[str, str] = {}
        """Which post each place belongs to: that which comes first, whoever works on it when."""
        for item in found:
            self._owners.setdefault(os.path.realpath(self.path(item)), item.path)

    def write(self, found: FoundPost, data: bytes) -> None:
        """Write a post to its new place, never over a post that was read."""
        path = self.path(found)
        real = os.path.realpath(path)
        if files.identity(path) in self._inputs:
            raise unwritable(path, "-o would overwrite a post that is read")
        if self._owners[real] != found.path:
            raise unwritable(path, "another post is written there")
        files.create(path, data, like=None if found.path == STDIN else found.path)

    def keep(self, found: FoundPost, data: bytes) -> None:
        """Write a post as it was; what is already there is an older state, and is kept."""
        path = self.path(found)
        if files.identity(path) in self._inputs:
            raise unwritable(path, "--backup would overwrite a post; name another folder")
        if os.path.lexists(path):
            raise unwritable(path, "a backup is there already; name another folder")
        self.write(found, data)

    def path(self, found: FoundPost) -> str:
        """Return where a post is written."""
        if not self._is_folder:
            return self._output
        if found.path == STDIN:
            return os.path.join(self._output, "stdin.md")
        if found.path == found.named:
            return os.path.join(self._output, os.path.basename(found.path))
        relative = os.path.relpath(found.path, found.named)
        tree = "" if self._one_tree else os.path.basename(os.path.abspath(found.named))
        return os.path.join(self._output, tree, relative)


@record
class Clean(Task[Cleaned]):
    """Writes a post without its copies, once it is proven to have lost nothing."""

    unsafe: bool = False
    """Whether fixes are applied that need somebody's judgement."""
    output: str = field(default="", compare=False)
    """The file or folder that cleaned posts are written to; empty to write them in place."""
    backup: str = field(default="", compare=False)
    """The folder that keeps each post as it was before it is written in place; empty for none."""
    destination: Destination | None = field(default=None, compare=False)
    backups: Destination | None = field(default=None, compare=False)

    def prepared(self, items: Sequence[Item]) -> Self:
        """Give each post its place below the output, or remove what killed runs left in place."""
        if not self.output:
            for item in items:
                if isinstance(item, Leftover) and item.path.endswith(".tmp"):
                    files.remove_left(item.path)
            folder = os.path.join(self.backup, "")
            return replace(self, backups=Destination(folder, items) if self.backup else None)
        return replace(self, destination=Destination(self.output, items))

    def __call__(self, post: OpenPost) -> Cleaned:
        cleaned = self.cleaned(post)
        self.write(post, cleaned.data)
        return cleaned

    def cleaned(self, post: OpenPost) -> Cleaned:
        """Return the cleaned post."""
        return post.clean(unsafe=self.unsafe)

    def write(self, post: OpenPost, data: bytes) -> None:
        """Write what a post becomes; one that came from stdin is written by nobody but `output`."""
        if self.destination is not None:
            self.destination.write(post.found, data)
        elif post.found.path != STDIN:
            if self.backups is not None and data != post.data:
                self.backups.keep(post.found, post.data)
            files.replace(post.found.path, post.data, data)

    def again(self, post: OpenPost) -> None:
        """Write the same below the output: only a post that is not changed was cached."""
        if self.destination is not None:
            self.destination.write(post.found, post.data)
