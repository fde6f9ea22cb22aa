"""`dedupe index`: the index of published posts, built, brought up to date or listed."""

import click

from dedupe_paragraphs.across.index import list_posts, remove_posts
from dedupe_paragraphs.api.index import index
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.help import GroupedCommand
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.model.errors import masked
from dedupe_paragraphs.post.published import UNDATED
from dedupe_paragraphs.report.words import families, phrases
from dedupe_paragraphs.report.words.language import _

_EXAMPLES = (
    ("dedupe index posts/ -o published.index", "Build an index."),
    ("dedupe index posts/ -o published.index --update", "Read only what changed."),
    ("dedupe check new.md --against published.index", "Compare a new post."),
)


@click.command("index", cls=GroupedCommand, examples=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-o", "output", metavar="FILE", help="Keep the index in this file.")
@click.option("--to", "server", metavar="URL", help="Keep the index at this redis:// URL.")
@click.option("--update", is_flag=True, help="Read only what changed since the last build.")
@click.option("--list", "listed", is_flag=True, help="List the posts in the index.")
@click.option("--remove", multiple=True, metavar="PATH", help="Remove this post from the index.")
@options.accept
@options.talk
@options.given
def command(
    given: Given,
    output: str | None,
    server: str | None,
    update: bool,
    listed: bool,
    remove: tuple[str, ...],
) -> int:
    """Build an index of published posts for `check --against FILE`.

    With --update, only posts that changed are read, and posts that no longer exist are removed.
    """
    location = output or server
    if location is None or (output and server):
        raise click.UsageError(_("name the index: -o FILE or --to redis://..."))
    if update + listed + bool(remove) > 1:
        raise click.UsageError(_("give only one of --update, --list and --remove"))
    job = Job(given.alone())
    if listed:
        for post in list_posts(location):
            date = "" if post.moment == UNDATED else post.moment[:10]
            said = families.published(post.passages, date)
            streams.write(f"{phrases.named(post.path, said)}\n")
        return job.close(0)

    if remove:
        change = remove_posts(location, remove)
    else:
        change = index(given.paths, location, job.nearest, job.tell, job.bar, update=update)
    job.bar.hide()
    if not given.quiet:
        streams.write(f"{phrases.named(masked(location), families.indexed(change))}\n")
    return job.close(2 if job.tally.errors else 0)
