"""The catalogue is complete and fit to be printed, and a rule is one file."""

from pathlib import Path

import pytest

import dedupe_paragraphs
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.rules.catalogue import CATALOGUE, DEFAULTS, RULES
from dedupe_paragraphs.rules.rule import Rule
from dedupe_paragraphs.rules.run import selected

PACKAGE = Path(dedupe_paragraphs.__file__).parent


def test_codes_and_names_are_said_once() -> None:
    assert len(RULES) == len(CATALOGUE) == len({rule.name for rule in RULES})


def test_the_default_selection_is_that_of_the_rules() -> None:
    assert selected(Options()) == DEFAULTS == {rule.code for rule in RULES if rule.default}
    assert selected(Options(select=frozenset())) == frozenset()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_one_file(rule: Rule) -> None:
    """Whoever adds a rule writes its file and puts it on the list; nothing else knows its code,
    save a rule that took findings over from it."""
    named = {file.name for file in PACKAGE.rglob("*.py") if rule.code in file.read_text("utf-8")}
    heirs = {_file(each) for each in RULES if rule.code in each.formerly}

    assert named - heirs == {_file(rule)}


def _file(rule: Rule) -> str:
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"


def test_every_module_has_a_test_of_its_name() -> None:
    modules = {file.stem for file in (PACKAGE / "rules").glob("*.py")} - {"__init__", "rule"}
    tests = {file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")}

    assert modules - tests == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_texts_fit_a_page(rule: Rule) -> None:
    for text in (rule.what, rule.why, rule.fix, *rule.examples):
        assert text == text.strip()
        assert all(len(line) <= 100 for line in text.split("\n"))
    assert rule.fix.startswith(("Safe.", "Unsafe.", "None.", "The "))
