"""Options that several commands share, and the settings that follow from them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dedupe_paragraphs.across.amounts import is_amount
from dedupe_paragraphs.cli import language
from dedupe_paragraphs.config.file import configuration, load
from dedupe_paragraphs.config.selection import UnknownRuleError, resolve
from dedupe_paragraphs.config.settings import (
    COLORS,
    DEFAULT,
    FORMATS,
    KEEP,
    PartialSettings,
    Settings,
)
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.report.formats import FOR_PEOPLE, Look
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.report.words.phrases import choice

Command = TypeVar("Command", bound=Callable[..., Any])


def rules(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Any:
    """Take rules as they are named, with commas or one by one."""
    selectors = listed(ctx, param, values)
    try:
        resolve(selectors or ())
    except UnknownRuleError as error:
        raise click.BadParameter(unknown_rule(error)) from error
    return selectors


def unknown_rule(error: UnknownRuleError) -> str:
    """Say that a selector names no rule, and which one was probably meant."""
    said = _("no rule is called {name!r}; `dedupe explain` lists the rules.")
    if error.suggestion:
        said = _("no rule is called {name!r}; did you mean {rule}?")
    return said.format(name=error.selector, rule=error.suggestion)


def listed(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> Any:
    """Take words with commas or one by one; None where there are none."""
    words = tuple(word.strip() for value in values for word in value.split(","))
    return tuple(filter(None, words)) or None


def size(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Take an amount of memory."""
    if value is not None and not is_amount(value):
        problem = _("{value!r} is no amount of memory such as 512MB or 4GB.")
        raise click.BadParameter(problem.format(value=value))
    return value or ""


_SELECTING = [
    click.option("--select", multiple=True, callback=rules, metavar="RULES",
                 help="Report these rules only: codes, names, beginnings of codes, or ALL."),
    click.option("--ignore", multiple=True, callback=rules, metavar="RULES",
                 help="Do not report these rules."),
    click.option("--min-length", type=click.IntRange(min=1), metavar="N",
                 help="Shorter blocks alone never justify a removal. In cells: a Latin letter is "
                      "one, a Japanese character two.  [default: 40]"),
    click.option("--similarity", type=click.FloatRange(0, 1, min_open=True), metavar="N",
                 help="From when on two texts are one text edited.  [default: 0.8]"),
    click.option("--keep", type=click.Choice(KEEP),
                 help="Which of two equal copies stays.  [default: first]"),
]  # fmt: skip
_FINDING = [
    click.option("--exclude", multiple=True, callback=listed, metavar="PATTERNS",
                 help="Leave these out of folders, instead of the usual ones."),
    click.option("--extend-exclude", multiple=True, callback=listed, metavar="PATTERNS",
                 help="Leave these out of folders too."),
    click.option("--force-exclude", is_flag=True, default=None,
                 help="Leave out what is excluded even if it is named."),
    click.option("--stdin-filename", metavar="PATH",
                 help="The name of what `-` reads, for reports and configuration."),
]  # fmt: skip
_NARROWING = [
    click.option("--baseline", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                 help="Report only what `dedupe baseline` did not accept in this file."),
    click.option("--since", metavar="REF",
                 help="Report only what touches lines changed since a git revision."),
]  # fmt: skip
_CONFIGURING = [
    click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                 help="Read this configuration file."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
]  # fmt: skip
_REPORTING = [
    click.option("--format", "format", type=click.Choice(FORMATS), metavar="FORMAT",
                 help="How to report: full, concise, json, jsonl, github, gitlab, sarif, junit, "
                      "rdjson, markdown or html.  [default: full]"),
    click.option("-O", "--output-file", metavar="FILE|DIR/", type=click.Path(),
                 help="Write the report to a file, or pages of HTML to a folder."),
    click.option("--exit-zero", is_flag=True, default=None,
                 help="Exit with 0 even if there are findings."),
]  # fmt: skip
_COUNTING = [
    click.option("--statistics", is_flag=True,
                 help="Count findings by rule instead of showing them."),
    click.option("--top", type=click.IntRange(min=1), metavar="N",
                 help="Name the N worst posts instead of showing findings."),
]  # fmt: skip
_WORKING = [
    click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N",
                 help="Work on so many posts at once.  [default: the cores]"),
    click.option("--no-cache", is_flag=True, default=None,
                 help="Analyse every post, even if it is known from an earlier run."),
]  # fmt: skip
_SHARING = [
    click.option("--across", is_flag=True,
                 help="Also report text that is in several of the posts."),
    click.option("--boilerplate", type=click.Choice(("keep", "strip")), default="keep",
                 help="What stands in many posts: keep it, or report it too.  [default: keep]"),
    click.option("--memory", metavar="SIZE", callback=size,
                 help="How much memory --across may use, as in 512MB; more lies on disk."),
]  # fmt: skip
_ASKING = [
    click.option("--against", metavar="FILE|URL",
                 help="Also report text that is in this index of published posts."),
]  # fmt: skip
_TALKING = [
    click.option("--color", type=click.Choice(COLORS), help="When to colour.  [default: auto]"),
    click.option("-q", "--quiet", is_flag=True, help="No warnings and no sum at the end."),
    click.option("-v", "--verbose", is_flag=True,
                 help="Say more on stderr: with `check`, what is kept, and why."),
]  # fmt: skip


def _adder(options: list[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


job = _adder([*_SELECTING, *_FINDING, *_SHARING, *_CONFIGURING, *_REPORTING, *_WORKING, *_TALKING])
"""What `check` and `clean` take."""
select = _adder([*_SELECTING, *_CONFIGURING])
"""What says which findings there are, for a command that is told its posts later."""
narrow = _adder(_NARROWING)
"""What reports only some of the findings."""
compare = _adder(_ASKING)
"""What compares posts with those of an index."""
count = _adder(_COUNTING)
"""What counts findings instead of showing them."""
accept = _adder([*_SELECTING, *_FINDING, *_CONFIGURING, *_WORKING])
"""What says which findings there are, for a command that prints no report."""
talk = _adder(_TALKING)
"""What every command that works on posts takes."""


def settings(paths: tuple[str, ...], given: dict[str, Any]) -> Settings:
    """Return defaults, configuration file and command line put together."""
    named = PartialSettings.__dataclass_fields__.keys() & given.keys()
    line = PartialSettings(**{name: given[name] for name in named}, lang=language.chosen())
    return DEFAULT.apply(_file(paths, given)).apply(line)


def _file(paths: tuple[str, ...], given: dict[str, Any]) -> PartialSettings:
    if given["isolated"]:
        return PartialSettings()
    if given["config"]:
        return load(given["config"])
    first = paths[0] if paths[0] != STDIN else given["stdin_filename"] or "."
    return configuration(first)


def require_countable(format_: str, look: Look) -> None:
    """Refuse to count in a format that is for programs, which can count themselves."""
    if (look.statistics or look.top) and format_ not in FOR_PEOPLE:
        problem = _("--statistics and --top are for people; give them with --format {formats}.")
        raise click.UsageError(problem.format(formats=choice(FOR_PEOPLE)))
