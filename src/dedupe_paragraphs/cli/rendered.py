"""Rendered tasks: the process that worked on a post renders it, and hands text back."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Self

from dedupe_paragraphs.api.finding_filter import FindingFilter
from dedupe_paragraphs.api.task import Clean, OpenPost, Task
from dedupe_paragraphs.cli import language
from dedupe_paragraphs.files.discover import STDIN, Item
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import field, record, replace
from dedupe_paragraphs.report.renderer import Look, Renderer, renderer
from dedupe_paragraphs.report.tally import Tally


@record
class Rendered:
    """What is reported of a post."""

    tally: Tally
    """The counts of this post."""
    blocks: int = 0
    """0 where the post was not looked at."""
    oddity: str = ""
    """What is wrong with its front matter."""
    piece: Any = None
    """What the renderer made of it."""
    printed: bytes = b""
    """Bytes for stdout: a diff, or a cleaned post from stdin."""
    changed: bool = False
    remarks: tuple[str, ...] = ()
    """What is said with `-v`."""


def rendered(post: Post, tally: Tally, *more: Any, **named: Any) -> Rendered:
    """Return what is reported of a post."""
    return Rendered(tally, len(post.blocks), post.metadata.problem, *more, **named)


@cache
def _renderer(format_: str, look: Look) -> Renderer:
    language.speak(look.language)
    return renderer(format_, look)


@record
class RenderedCheck(Task[Rendered]):
    """Reports on a post."""

    cached = ahead = True

    format: str
    look: Look
    verbose: bool = False
    """Whether repeats that are kept are told, too."""
    only: FindingFilter | None = field(default=None, compare=False)

    def __call__(self, post: OpenPost) -> Rendered:
        renders, tally = _renderer(self.format, self.look), Tally()
        report = post.check(needs=renders.needs)
        if self.only is not None:
            tally.known = self.only.known(report)
            report = self.only.report(report)
        tally.checked(report)
        piece = renders.checked(report)
        if not self.verbose:
            return rendered(report.post, tally, piece)
        from dedupe_paragraphs.report.words.rules import remarks  # noqa: PLC0415 - start-up

        return rendered(report.post, tally, piece, remarks=remarks(report))

    def lasts(self, result: Rendered) -> bool:
        """Tell whether all findings are reported; what a filter leaves depends on more."""
        return self.only is None


@record
class RenderedClean(Task[Rendered]):
    """Writes a cleaned post."""

    cached = True

    clean: Clean
    format: str
    look: Look

    def prepared(self, items: Sequence[Item]) -> Self:
        return replace(self, clean=self.clean.prepared(items))

    def __call__(self, post: OpenPost) -> Rendered:
        cleaned = self.clean.cleaned(post)
        # Before anything is written: should it fail, the post is still the old one.
        piece = _renderer(self.format, self.look).cleaned(cleaned)
        tally = Tally()
        tally.cleaned(cleaned)
        self.clean.write(post, cleaned.data)
        printed = cleaned.data if post.found.path == STDIN and not self.clean.output else b""
        return rendered(cleaned.found.post, tally, piece, printed, cleaned.changed)

    def lasts(self, result: Rendered) -> bool:
        return not result.changed

    def again(self, post: OpenPost) -> None:
        self.clean.again(post)
