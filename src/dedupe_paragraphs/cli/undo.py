"""How to get a post back that was cleaned in place: asked before, said after."""

import os
import sys

import click

from dedupe_paragraphs.cli import agree, streams
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.files.worktree import top
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _


def confirm(paths: tuple[str, ...]) -> None:
    """Ask once before posts are written that no work tree keeps; only somebody at a terminal.

    Raises `click.Abort` if they are not to be written.
    """
    if sys.stdin.isatty() and sys.stdout.isatty() and not all(map(_has_history, paths)):
        said = _("These posts are in no git work tree, and --backup DIR is not given. Clean them?")
        if not agree.agrees(said, default=False):
            raise click.Abort


def hint(paths: tuple[str, ...], backup: str) -> None:
    """Say where the old text is."""
    named = " ".join(map(phrases.quoted, paths))
    if backup:
        streams.say(_("the old posts are in {folder}", folder=backup))
    elif all(map(_has_history, paths)):
        streams.say(_("`git diff {paths}` shows what was changed", paths=named))
        streams.say(_("`git restore {paths}` brings back what was last committed", paths=named))


def _has_history(path: str) -> bool:
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return path != STDIN and top(folder or ".") is not None
