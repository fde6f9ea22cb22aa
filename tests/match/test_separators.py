"""Rules, template tags and debris: what is removed between copies."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, post_of, removed


def test_a_rule_beside_one_copy_is_kept() -> None:
    assert removed(A, B, C, A, "---", D) == [3]


def test_debris_in_a_post_without_copies_is_kept() -> None:
    assert removed(A, "---END---", B) == []


@pytest.mark.parametrize("between", ["---", "---END---", "（続き）"])
def test_what_is_between_copies_is_removed(between: str) -> None:
    assert removed(A, B, C, A, between, B) == [3, 4, 5]


def test_a_rule_is_not_left_doubled_or_last() -> None:
    assert removed(A, B, "---", A, "---", C) == [3, 4]
    assert removed(A, B, "---", A) == [2, 3]


@pytest.mark.parametrize("between", ["---", "---END---", "（続き）"])
def test_what_is_between_japanese_copies_is_removed(between: str) -> None:
    assert removed(JA_A, JA_B, JA_C, JA_A, between, JA_B) == [3, 4, 5]


def test_a_tag_between_copies_is_removed_if_it_is_there_before() -> None:
    tag = "{{< ad >}}"
    own = post_of(A, B, C, A, tag, B)

    assert removed(A, tag, B, C, A, tag, B) == [4, 5, 6]
    assert own.blocks[4].index not in removed(A, B, C, A, tag, B)
