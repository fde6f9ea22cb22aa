"""`dedupe explain`: what a rule means."""

import click

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.engine.selection import UnknownRuleError, resolve
from dedupe_paragraphs.model.catalogue import RULES
from dedupe_paragraphs.model.rule import Rule


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> int:
    """Explain a rule, given its code or name; without one, list them all."""
    if rule is None:
        streams.write("".join(f"{_line(each)}\n" for each in RULES))
        return 0
    try:
        chosen = resolve([rule])
    except UnknownRuleError as error:
        near = f"; did you mean {error.suggestion}?" if error.suggestion else ""
        raise click.BadParameter(f"no rule is called {rule!r}{near}", param_hint="RULE") from error
    streams.write("\n".join(_text(each) for each in RULES if each.code in chosen))
    return 0


def _line(rule: Rule) -> str:
    off = "" if rule.default else ", off by default"
    return f"{rule.code}  {rule.name:<18} {rule.safety.word}{off}"


def _text(rule: Rule) -> str:
    example = "".join(f"    {line}".rstrip() + "\n" for line in rule.example.split("\n"))
    return (
        f"{_line(rule)}\n\nWhat it is\n\n{rule.what}\n\nWhy it is bad\n\n{rule.why}\n\n"
        f"Example\n\n{example}\nFix\n\n{rule.fix}\n"
    )
