"""`dedupe explain`: what a rule means."""

import click

from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.config.selection import UnknownRuleError, resolve
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.words import rules
from dedupe_paragraphs.rules.catalogue import RULES
from dedupe_paragraphs.rules.rule import Rule

_INDENT = "    "
"""Before the lines of an example."""


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> int:
    """Explain a rule, given its code or name; without one, list them all."""
    if rule is None:
        streams.write("".join(f"{rules.label(each)}\n" for each in RULES))
        return 0
    try:
        chosen = resolve([rule])
    except UnknownRuleError as error:
        raise click.BadParameter(options.unknown_rule(error), param_hint="RULE") from error
    streams.write("\n".join(_text(each) for each in RULES if each.code in chosen))
    return 0


def _text(rule: Rule) -> str:
    """Set a rule's text in lines that every terminal holds, an example in lines of its own."""
    full = Full()
    return "\n".join(
        "".join(full.line(line, _INDENT if line.startswith(_INDENT) else "") for line in lines)
        for lines in (paragraph.split("\n") for paragraph in rules.explanation(rule))
    )
