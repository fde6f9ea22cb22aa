"""`dedupe lsp`: findings while a post is written."""

import os
import sys

import click

from dedupe_paragraphs.cli import language, options
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.config.settings import Settings


@click.command("lsp")
@options.select
@options.given
def command(given: Given) -> int:
    """Serve an editor over stdin and stdout, in the language server protocol."""
    require_extra("dedupe lsp", "lsp", "pygls")
    from dedupe_paragraphs.lsp.server import make  # noqa: PLC0415  # an extra

    wanted, locales = language.chosen(), [""]

    def configure(path: str) -> Settings:
        settings = given.nearest().of(path)
        language.speak(wanted or settings.lang, locales[-1])
        return settings

    # The server closes what it is given; our own streams are still flushed at the end.
    told = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    make(configure, locales.append).start_io(told, answers)
    return 0
