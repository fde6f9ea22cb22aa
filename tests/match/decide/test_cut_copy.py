"""A part of a sentence."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, decided


def test_a_whole_sentence_is_a_refrain() -> None:
    assert decided(A, B, C, A[:41]) == {3: "kept refrain"}


@pytest.mark.parametrize(("text", "end"), [(A, 70), (JA_A, 24)])
def test_what_stops_in_mid_sentence_is_removed(text: str, end: int) -> None:
    assert decided(text, B, C, text[:end]) == {3: "removed cut-copy"}


def test_what_begins_in_mid_sentence_is_removed() -> None:
    assert decided(JA_A, JA_B, JA_C, JA_A[10:]) == {3: "removed cut-copy"}


def test_a_label_that_ends_with_code_is_not() -> None:
    text = "Then run the whole thing once more with `make demo` and wait for it to finish."
    cut = "Then run the whole thing once more with `make demo`"

    assert "cut-copy" not in decided(text, B, C, cut).get(3, "")
