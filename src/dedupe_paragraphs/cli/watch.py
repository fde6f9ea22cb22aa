"""`check --watch`: what is saved is checked at once, until Ctrl-C."""

import os
import sys
import time
from collections.abc import Callable, Iterator

import click

from dedupe_paragraphs.api.run import Choose
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.job import INTERRUPTED
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.config.search import NAMES
from dedupe_paragraphs.files.discover import ENDINGS, STDIN, FoundPost
from dedupe_paragraphs.model.errors import MissingPathError
from dedupe_paragraphs.report.renderer import FOR_PEOPLE
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.report.words.phrases import choice

Once = Callable[[Choose], int]
"""Checks those posts that a choice leaves of all, and returns the exit code."""
_DEBOUNCE = 300
"""Milliseconds in which several savings count as one; an editor writes a file in several steps."""


def require_watchable(given: Given) -> None:
    """Refuse what never ends or what a program would wait for in vain."""
    if STDIN in given.paths:
        raise click.UsageError(_("--watch needs files; stdin is read once."))
    if given.output_file or given.settings.get("format", "full") not in FOR_PEOPLE:
        problem = _("--watch is for people; give it with --format {formats}, without -O.")
        raise click.UsageError(problem.format(formats=choice(FOR_PEOPLE)))


def watch(paths: tuple[str, ...], once: Once) -> int:
    """Check all posts, and then each that is saved, until somebody stops it.

    Raises `EngineError` without watchfiles, and `MissingPathError`.
    """
    changes = _changes(paths)
    try:
        once(list)
        streams.say(_("watching; Ctrl-C ends it"))
        for changed in changes:
            sys.stdout.write(f"\n{time.strftime('%H:%M:%S')}\n")
            once(_saved(changed))
            sys.stdout.flush()
    except (KeyboardInterrupt, click.exceptions.Exit):
        return INTERRUPTED
    return 0


def _changes(paths: tuple[str, ...]) -> Iterator[set[str]]:
    """Return the files that change, several at once where they are saved together."""
    require_extra("dedupe check --watch", "watch", "watchfiles")
    import watchfiles  # noqa: PLC0415  # an extra

    for path in paths:
        if not os.path.exists(path):
            raise MissingPathError(path)
    named = {os.path.realpath(path) for path in paths}

    def concerns(_: object, path: str) -> bool:
        posts = path.lower().endswith(ENDINGS) or os.path.realpath(path) in named
        return posts or os.path.basename(path) in NAMES

    seen = watchfiles.watch(*paths, watch_filter=concerns, debounce=_DEBOUNCE, raise_interrupt=True)
    return ({os.path.realpath(path) for _, path in batch} for batch in seen)


def _saved(changed: set[str]) -> Choose:
    """Choose the posts that were saved; all, if the configuration was."""
    if any(os.path.basename(path) in NAMES for path in changed):
        return list
    return lambda items: [
        item
        for item in items
        if isinstance(item, FoundPost) and os.path.realpath(item.path) in changed
    ]
