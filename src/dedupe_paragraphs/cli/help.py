"""Help in the language that is spoken, in lines that fit Japanese too."""

import copy
from collections.abc import Iterable
from typing import Any

import click

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.report.layout import Text, cells, wrap
from dedupe_paragraphs.report.words.language import _

Examples = tuple[tuple[str, str], ...]
"""Command lines, each with what it does."""
_FIRST = 28
"""Cells of an option up to which its help is beside it."""


class Formatter(click.HelpFormatter):
    """Sets help by cells: what click counts is characters, of which a Japanese one takes two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        before = f"{prefix if prefix is not None else _('Usage:')} {prog} "
        self._paragraph(before + args, " " * cells(before), first="")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            self._paragraph(" ".join(paragraph.split()), indent, first=indent)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST, col_spacing: int = 2
    ) -> None:
        """Write terms, each with what it means beside it, or below where it is long."""
        rows = list(rows)
        widest = max((width for term, _ in rows if (width := cells(term)) <= col_max), default=0)
        begin = self.current_indent + widest + col_spacing
        for term, meaning in rows:
            space = widest + col_spacing - cells(term)
            before = " " * self.current_indent + term
            if not meaning:
                self.write(f"{before}\n")
            elif space >= col_spacing:
                self._paragraph(meaning, " " * begin, first=before + " " * space)
            else:
                self.write(f"{before}\n")
                self._paragraph(meaning, " " * begin, first=" " * begin)

    def _paragraph(self, text: str, indent: str, *, first: str) -> None:
        for line in wrap([Text(first + text)], self.width, indent):
            self.write("".join(part.text for part in line).rstrip() + "\n")


class GroupedCommand(click.Command):
    """Shows its options in groups, and examples after them."""

    def __init__(self, *given: Any, examples: Examples = (), **known: Any) -> None:
        super().__init__(*given, **known)
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of each group, first those that only this command has."""
        found = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = {each.name: row for each in found if (row := each.get_help_record(ctx))}
        shared = frozenset(name for _, names in _groups() for name in names)
        for title, names in ((_("Options"), records.keys() - shared), *_groups()):
            if rows := [row for name, row in records.items() if name in names]:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section(_("Examples")):
                formatter.write_dl([(line, _(said)) for line, said in self.examples])


def _groups() -> list[tuple[str, frozenset[str]]]:
    return [
        (_("Findings"), frozenset((
            "select", "ignore", "min_length", "similarity", "keep", "paragraphs", "baseline",
            "since",
        ))),
        (_("Other posts"), frozenset(("across", "against", "boilerplate", "memory"))),
        (_("Files"), frozenset((
            "exclude", "extend_exclude", "force_exclude", "stdin_filename", "config", "isolated",
        ))),
        (_("Report"), frozenset((
            "format", "output_file", "exit_zero", "fail_on", "statistics", "top", "color", "quiet",
            "verbose",
        ))),
        (_("Run"), frozenset(("jobs", "no_cache", "lang", "help"))),
    ]  # fmt: skip


class HelpContext(click.Context):
    """Sets help with our formatter."""

    formatter_class = Formatter


def _show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def common() -> tuple[click.Option, ...]:
    """Return what every command has; click's own help option asks gettext as it is made."""
    show = click.Option(
        ["-h", "--help"], is_flag=True, expose_value=False, is_eager=True,
        callback=_show, help="Show this message and exit.",
    )  # fmt: skip
    return language.option(), show


def localised(command: click.Command) -> click.Command:
    """Return a command with `--lang` and `--help`, its help in the language that is spoken."""
    spoken = copy.copy(command)
    spoken.context_class = HelpContext
    spoken.help = _(flat(command.help or ""))
    spoken.add_help_option = False
    spoken.params = [copy.copy(each) for each in (*command.params, *common())]
    for each in spoken.params:
        if isinstance(each, click.Option) and each.help:
            each.help = _(each.help)
    return spoken


def flat(text: str) -> str:
    """Put each paragraph on one line, as catalogues have it."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
