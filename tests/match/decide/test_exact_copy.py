"""What nothing speaks for."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, JA_LONG, LONG, A, B, C, D, decided


def test_text_of_its_own_has_no_decision() -> None:
    assert decided(A, B, C) == {}


@pytest.mark.parametrize("texts", [(LONG, B, C), (JA_LONG, JA_B, JA_C)])
def test_a_paragraph_is_removed(texts: tuple[str, str, str]) -> None:
    assert decided(*texts, texts[0]) == {3: "removed exact-copy"}


@pytest.mark.parametrize("texts", [(A, B, C), (JA_A, JA_B, JA_C)])
def test_two_sentences_are_offered_and_removed_beside_damage(texts: tuple[str, str, str]) -> None:
    assert decided(*texts, texts[0]) == {3: "offered exact-copy"}
    assert decided(*texts, texts[0], D, D)[3] == "removed exact-copy"
