"""What nothing speaks for."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, decided


def test_text_of_its_own_has_no_decision() -> None:
    assert decided(A, B, C) == {}


@pytest.mark.parametrize("texts", [(A, B, C), (JA_A, JA_B, JA_C)])
def test_a_paragraph_is_removed(texts: tuple[str, str, str]) -> None:
    assert decided(*texts, texts[0]) == {3: "removed exact-copy"}
