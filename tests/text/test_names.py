"""Names of texts."""

from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.text.names import name_of


def test_a_name_is_the_same_everywhere() -> None:
    assert name_of("") == -5426141060434712860
    assert name_of("港の朝") == -8793220866828848107


@given(st.text(max_size=20))
def test_a_name_has_64_bits(text: str) -> None:
    assert -(1 << 63) <= name_of(text) < 1 << 63
    assert name_of(text) != name_of(text + "a")


def test_what_cannot_be_encoded_has_a_name() -> None:
    assert name_of("\ud800") != name_of("\ud801")
