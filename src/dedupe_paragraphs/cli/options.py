"""Options that several commands share, and the record that commands are given of them."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Self

import click

from dedupe_paragraphs.api.finding_filter import FindingFilter
from dedupe_paragraphs.cli import language
from dedupe_paragraphs.config import values
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.selection import UnknownRuleError
from dedupe_paragraphs.config.settings import DECLARED, Settings, Values
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.model.message import UnfitError
from dedupe_paragraphs.model.record import field, fields, record, replace
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.report.words.phrases import filled

Command = Callable[..., Any]
Option = Callable[[Any], Any]


@record
class Given:
    """What a command line says; what a command has no option for keeps its default."""

    paths: tuple[str, ...] = (".",)
    settings: Values = field(default_factory=dict)
    """The settings that are named."""
    config: str | None = None
    isolated: bool = False
    output_file: str | None = None
    stdin_filename: str | None = None
    since: str | None = None
    statistics: bool = False
    top: int | None = None
    quiet: bool = False
    verbose: bool = False

    def alone(self, **settings: object) -> Self:
        """Return the same without a report of its own, and with these settings."""
        plain = {"format": "concise", **settings}
        return replace(self, output_file=None, settings={**self.settings, **plain})

    def nearest(self) -> Nearest:
        """Return the settings of posts."""
        line = dict(self.settings)
        if (chosen := language.chosen()) is not None:
            line["lang"] = chosen
        return Nearest(line, self.config, self.isolated)


def _checked(check: values.Check) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return what takes a value as a file has it; a list has commas, or comes in parts."""

    def take(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if isinstance(value, tuple):
            split = (word.strip() for words in value for word in words.split(","))
            value = list(filter(None, split)) or None
        try:
            return None if value is None else check(value)
        except UnknownRuleError as error:
            said = _("no rule is called {name!r}; `dedupe explain` lists the rules.")
            if error.suggestion:
                said = _("no rule is called {name!r}; did you mean {rule}?")
            problem = said.format(name=error.selector, rule=error.suggestion)
        except UnfitError as error:
            problem = filled(error.message)
        raise click.BadParameter(problem)

    return take


_FILE = click.Path(exists=True, dir_okay=False)
_KINDS: Mapping[values.Check, dict[str, Any]] = {
    values.whole_number: {"type": click.IntRange(min=1)},
    values.share: {
        "type": click.FloatRange(0, 1, min_open=True),
        "callback": _checked(values.share),
    },
    values.truth: {"is_flag": True, "default": None},
    values.rules: {"multiple": True, "callback": _checked(values.rules)},
    values.patterns: {"multiple": True, "callback": _checked(values.patterns)},
    values.amount: {"callback": _checked(values.amount)},
    values.file: {"type": _FILE},
}
"""How the command line takes what a setting may be."""


def setting(name: str, help_: str = "") -> Option:
    """Return the option of a setting, where a command does not explain it otherwise."""
    known = DECLARED[name]
    kind = _KINDS.get(known.check, {})
    if isinstance(known.check, values.OneOf):
        kind = {"type": click.Choice(known.check.words)}
    flags = known.flags or (f"--{name.replace('_', '-')}",)
    return click.option(*flags, help=help_ or known.help, metavar=known.metavar, **kind)


_SELECTING = [*map(setting, ("select", "ignore", "min_length", "similarity", "keep", "paragraphs"))]
_FINDING = [
    *map(setting, ("exclude", "extend_exclude", "force_exclude")),
    click.option("--stdin-filename", metavar="PATH",
                 help="The name of what `-` reads, for reports and configuration."),
]  # fmt: skip
_CONFIGURING = [
    click.option("--config", type=_FILE, metavar="FILE", help="Read this configuration file."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
]
_REPORTING = [
    setting("format"),
    click.option("-O", "--output-file", metavar="FILE|DIR/", type=click.Path(),
                 help="Write the report to a file, or pages of HTML to a folder."),
    setting("fail_on"),
    setting("exit_zero"),
]  # fmt: skip
_WORKING = [setting("jobs"), setting("no_cache")]
_SHARING = [setting("across"), setting("boilerplate"), setting("memory")]
_TALKING = [
    setting("color"),
    click.option("-q", "--quiet", is_flag=True, help="Print no warnings and no summary."),
    click.option("-v", "--verbose", is_flag=True,
                 help="Print more on stderr: with `check`, what is kept and why."),
]  # fmt: skip


def _adder(options: list[Option]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


job = _adder([*_SELECTING, *_FINDING, *_SHARING, *_CONFIGURING, *_REPORTING, *_WORKING, *_TALKING])
"""What `check` and `clean` take."""
select = _adder([*_SELECTING, *_CONFIGURING])
"""What says which findings there are, for a command that is told its posts later."""
narrow = _adder([
    setting("baseline"),
    click.option("--since", metavar="REF",
                 help="Report only what touches lines changed since a git revision."),
])  # fmt: skip
"""What reports only some of the findings."""
count = _adder([
    click.option("--statistics", is_flag=True,
                 help="Count findings by rule instead of showing them."),
    click.option("--top", type=click.IntRange(min=1), metavar="N",
                 help="List the N posts that repeat most instead of showing findings."),
])  # fmt: skip
"""What counts findings instead of showing them."""
accept = _adder([*_SELECTING, *_FINDING, *_CONFIGURING, *_WORKING])
"""What says which findings there are, for a command that prints no report."""
talk = _adder(_TALKING)
"""What every command that works on posts takes."""


def given(command: Command) -> Command:
    """Hand a command its shared options as one record, and its own by their names."""
    record = {each.name for each in fields(Given)} - {"settings"}

    @wraps(command)
    def called(**named: Any) -> int:
        values = {name: named.pop(name) for name in DECLARED.keys() & named.keys()}
        said = {name: named.pop(name) for name in record & named.keys()}
        if not said.get("paths", True):
            del said["paths"]
        kept = {name: value for name, value in values.items() if value is not None}
        return int(command(Given(settings=kept, **said), **named))

    return called


def finding_filter(given: Given, settings: Settings) -> FindingFilter:
    """Return what leaves findings out; `--since` is refused for what has no history."""
    if given.since is not None and STDIN in given.paths:
        raise click.UsageError(_("--since needs files; stdin has no history."))
    return FindingFilter(settings.baseline, given.since, given.paths)
