"""The page of rules, from the catalogue that `dedupe explain` prints."""

from collections.abc import Iterator

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.report.words import rules
from dedupe_paragraphs.report.words.language import _, spoken
from dedupe_paragraphs.rules.catalogue import RULES
from dedupe_paragraphs.rules.rule import Rule

_HEADS = {
    "en": (
        "# Rules\n\n[日本語](rules.ja.md)\n\nThe same text as `dedupe explain` prints.\n\n"
        "| code | name | fix |\n|---|---|---|\n"
    ),
    "ja": (
        "# 規則\n\n[English](rules.md)\n\n"
        "`dedupe explain --lang ja` が表示するものと同じ説明です。\n\n"
        "| コード | 名前 | 修正 |\n|---|---|---|\n"
    ),
}
_REASONS = {
    "en": (
        "## Reasons { #reasons }\n\n"
        "The reason of each finding is in `--format json`. A repeat that is kept is no finding;\n"
        "`dedupe check -v` and `--format json` list it with its reason.\n\n"
        "| reason | what it means |\n|---|---|\n"
    ),
    "ja": (
        "## 理由 { #reasons }\n\n指摘の理由は `--format json` にあります。"
        "残す繰り返しは指摘にせず、\n"
        "`dedupe check -v` と `--format json` で理由とともに一覧にします。\n\n"
        "| 理由 | 意味 |\n|---|---|\n"
    ),
}


def rules_page(code: str) -> str:
    """Return the page in a language."""
    before = spoken()
    language.speak(code)
    try:
        rows = "".join(map(_row, RULES))
        sections = "\n".join(map(_section, RULES))
        meanings = "".join(f"| `{each.value}` | {rules.meaning(each)} |\n" for each in Reason)
        return f"{_HEADS[code]}{rows}\n{sections}\n{_REASONS[code]}{meanings}"
    finally:
        language.speak(before)


def _row(rule: Rule) -> str:
    return f"| [{rule.code}](#{_anchor(rule)}) | {_names(rule)} | {rules.usual_safety(rule)} |\n"


def _anchor(rule: Rule) -> str:
    return rule.code.lower()


def _names(rule: Rule) -> str:
    title = _(rule.name)
    return f"`{rule.name}`" if title == rule.name else f"{title} `{rule.name}`"


def _section(rule: Rule) -> str:
    return "".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code}: {_(rule.name)} {{ #{_anchor(rule)} }}\n\n"
    yield f"{rules.paragraph(rule.what)}\n\n"
    yield f"**{_('Why it is bad')}** {rules.paragraph(rule.why)}\n\n"
    yield f"````text\n{rules.example(rule)}\n````\n\n"
    yield f"**{_('Fix')}** {rules.paragraph(rule.fix)}\n"
