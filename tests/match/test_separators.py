"""Rules, template tags and debris: what is removed between copies."""

import pytest

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.match.posts import JA_B, JA_C, JA_LONG, LONG, B, C, D, post_of, removed


def test_a_rule_beside_one_copy_is_kept() -> None:
    assert removed(LONG, B, C, LONG, "---", D) == [3]


def test_debris_in_a_post_without_copies_is_kept() -> None:
    assert removed(LONG, "---END---", B) == []


@pytest.mark.parametrize("between", ["---", "（続き）"])
def test_what_is_between_copies_is_removed(between: str) -> None:
    assert removed(LONG, B, C, LONG, between, B) == [3, 4, 5]


def test_debris_between_copies_is_a_finding_of_its_own() -> None:
    """GEN001 removes it, with or without copies beside it; the run goes on across it."""
    assert removed(LONG, B, C, LONG, "---END---", B) == [3, 5]
    assert removed(JA_LONG, JA_B, JA_C, JA_LONG, "---END---", JA_B) == [3, 5]
    assert "---END---" not in cleaned(LONG, B, C, LONG, "---END---", B)


def cleaned(*blocks: str) -> str:
    return clean("\n\n".join(blocks).encode(), "a.md", Options()).data.decode()


def test_a_rule_is_not_left_doubled_or_last() -> None:
    assert removed(LONG, B, "---", LONG, "---", C) == [3, 4]
    assert removed(LONG, B, "---", LONG) == [2, 3]


@pytest.mark.parametrize("between", ["---", "（続き）"])
def test_what_is_between_japanese_copies_is_removed(between: str) -> None:
    assert removed(JA_LONG, JA_B, JA_C, JA_LONG, between, JA_B) == [3, 4, 5]


def test_a_tag_between_copies_is_removed_if_it_is_there_before() -> None:
    tag = "{{< ad >}}"
    own = post_of(LONG, B, C, LONG, tag, B)

    assert removed(LONG, tag, B, C, LONG, tag, B) == [4, 5, 6]
    assert own.blocks[4].index not in removed(LONG, B, C, LONG, tag, B)
