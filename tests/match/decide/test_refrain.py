"""A line that the author comes back to."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, decided

LINE = "The boat was late again, of course, as it always was."
JA_LINE = "だからこの村の豆腐は、ほかのどこのものよりもうまいのである。"


@pytest.mark.parametrize("line", [LINE, JA_LINE])
def test_a_single_sentence_is_kept(line: str) -> None:
    assert decided(A, line, B, line, C) == {3: "kept refrain"}


def test_two_sentences_are_not() -> None:
    assert decided(A, B, C, A, D, D)[3] == "removed exact-copy"
    assert decided(JA_A, JA_B, JA_C, JA_A, D, D)[3] == "removed exact-copy"


def test_a_long_sentence_is_not() -> None:
    long = LINE[:-1] + ", and nobody on the quay had expected it to be anything else on a day like"
    long += " this one."

    assert decided(A, long, B, long, C) == {3: "offered exact-copy"}


def test_one_beside_its_original_is_not() -> None:
    assert decided(A, LINE, LINE, B) == {2: "removed immediate-repeat"}
