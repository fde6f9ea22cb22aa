"""The examples of `explain`: each breaks its rule at the line that its arrow marks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.report.layout import cells
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.rules.catalogue import RULES
from dedupe_paragraphs.rules.rule import Rule

ARROW = re.compile(r" +<- (\w+)$", re.MULTILINE)
NAME = re.compile(r"^(\S+\.md):\n", re.MULTILINE)
"""Before each post of an example that has several."""
LINE = 76
"""Cells of an example's line that `explain` does not wrap."""
EXAMPLES = [
    pytest.param(rule, language, id=f"{rule.code}-{language}")
    for rule in RULES
    for language in rule.examples._fields
]


def posts(example: str) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of the posts of an example."""
    _, *named = NAME.split(f"example.md:\n{example}" if not NAME.match(example) else example)
    yield from zip(named[::2], named[1::2], strict=True)


@pytest.mark.parametrize(("rule", "language"), EXAMPLES)
def test_an_example_breaks_its_rule_where_the_arrow_is(
    rule: Rule, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = getattr(rule.examples, language)
    for name, text in posts(example):
        Path(name).write_text(ARROW.sub("", text.rstrip()) + "\n", encoding="utf-8")
    settings = DEFAULT.apply({"select": ("ALL",), "boilerplate_posts": 5})
    items = discover(["."], Patterns(()).match)
    shared = join_posts(items, settings, lambda stage, share: None)
    found = []
    for name, text in posts(example):
        data, options = Path(name).read_bytes(), settings.options(name)
        report = check(data, name, options, shared.of(name))
        view = View(report.post)
        found += [
            (name, view.stretch(each.place)) for each in report.findings if each.rule == rule.code
        ]
        marked = [at for at, line in enumerate(text.split("\n"), 1) if ARROW.search(line)]

    assert ARROW.findall(example) == [rule.code]
    ((where, lines),) = found
    assert where == name
    assert lines.first <= marked[0] <= lines.last


@pytest.mark.parametrize(("rule", "language"), EXAMPLES)
def test_a_line_of_an_example_fits_a_terminal(rule: Rule, language: str) -> None:
    lines = getattr(rule.examples, language).split("\n")

    assert [line for line in lines if cells(line) > LINE] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_language_has_an_example_of_its_own(rule: Rule) -> None:
    assert rule.examples.en.replace(rule.code, "").isascii()
    assert not rule.examples.ja.isascii()
