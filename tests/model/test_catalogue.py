"""The catalogue is complete and fit to be printed."""

import pytest

from dedupe_paragraphs.model.catalogue import CATALOGUE, RULES
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Code, Rule


def test_every_code_has_one_rule() -> None:
    assert list(CATALOGUE) == list(Code)
    assert len(RULES) == len({rule.name for rule in RULES})


def test_the_default_selection_is_that_of_the_options() -> None:
    assert {rule.code for rule in RULES if rule.default} == Options().select


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_texts_fit_a_page(rule: Rule) -> None:
    for text in (rule.what, rule.why, rule.example, rule.fix):
        assert text == text.strip()
        assert all(len(line) <= 100 for line in text.split("\n"))
    assert rule.fix.startswith(("Safe.", "Unsafe.", "None.", "The "))
