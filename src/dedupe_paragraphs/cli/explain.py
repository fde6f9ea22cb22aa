"""`dedupe explain`: what a rule or a reason means."""

import click

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.config.selection import UnknownRuleError, nearest, resolve
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.layout import WIDTH
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.words import rules
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.rules.catalogue import RULES
from dedupe_paragraphs.rules.rule import Rule

_INDENT = "    "
"""Before the lines of an example."""
_CODE = 19
"""Cells for the code of a reason."""
_FULL = Full(Look(width=WIDTH))
"""Sets lines that every terminal holds."""


@click.command("explain")
@click.argument("word", required=False, metavar="[RULE|REASON]")
def command(word: str | None) -> int:
    """Explain a rule, given its code or name, or a reason; without one, list them all."""
    if word is None:
        streams.write("".join(f"{rules.label(each)}\n" for each in RULES))
        streams.write("\n" + "".join(map(_line, Reason)))
        return 0
    found = [reason for reason in Reason if reason == word.strip().lower()]
    try:
        chosen = resolve([word])
    except UnknownRuleError as error:
        if not found:
            raise click.BadParameter(_unknown(error), param_hint="RULE") from error
        chosen = frozenset()
    texts = [_text(each) for each in RULES if each.code in chosen]
    streams.write("\n".join([*texts, *map(_line, found)]))
    return 0


def _unknown(error: UnknownRuleError) -> str:
    said = _("no rule and no reason is called {name!r}; `dedupe explain` lists them.")
    if meant := error.suggestion or nearest(error.selector.lower(), Reason):
        said = _("no rule and no reason is called {name!r}; did you mean {word}?")
    return said.format(name=error.selector, word=meant)


def _line(reason: Reason) -> str:
    """Set the code of a reason and what it means in lines that every terminal holds."""
    return _FULL.line(f"{reason.value:<{_CODE}}{rules.meaning(reason)}", " " * _CODE)


def _text(rule: Rule) -> str:
    """Set a rule's text in lines that every terminal holds, an example in lines of its own."""
    return "\n".join(
        "".join(_FULL.line(line, _INDENT if line.startswith(_INDENT) else "") for line in lines)
        for lines in (paragraph.split("\n") for paragraph in rules.explanation(rule))
    )
