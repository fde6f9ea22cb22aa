"""Width: cells of a terminal, as rich counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.width import has_width, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("harbour", 7),
        ("Élan, über, ñ", 13),
        ("Это море.", 9),
        ("港の朝", 6),
        ("港の朝は早い。", 14),
        ("「港」…", 7),
        ("항구의 아침", 11),
        ("港口的早晨", 10),
        ("𠮷野", 4),
        ("GPT-4は速い", 11),
        ("朝😊", 4),
    ],
)
def test_width(text: str, expected: int) -> None:
    assert expected == width(text) == cell_len(text)


LETTERS = st.text(
    st.one_of(
        st.sampled_from("、。「」ー・々〆ヶ 😊"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xC0, max_codepoint=0x17F),
        st.characters(min_codepoint=0x391, max_codepoint=0x3C9, categories=["L"]),
        st.characters(min_codepoint=0x410, max_codepoint=0x44F),
        st.characters(min_codepoint=0x5D0, max_codepoint=0x5EA),
        st.characters(min_codepoint=0x3041, max_codepoint=0x3094),
        st.characters(min_codepoint=0x30A1, max_codepoint=0x30FA),
        st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF, categories=["L"]),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    ),
    max_size=30,
)


@given(LETTERS)
def test_it_is_what_a_terminal_shows(text: str) -> None:
    assert cell_len(text) == width(text)


@given(LETTERS, LETTERS)
def test_widths_add_up(left: str, right: str) -> None:
    assert width(left) + width(right) == width(left + right)


@given(st.text(max_size=30), st.integers(0, 70))
def test_has_width(text: str, cells: int) -> None:
    assert (width(text) >= cells) is has_width(text, cells)


def test_full_width_letters_count_as_their_key() -> None:
    assert width(fold("ＡＢＣ！")) == 4


def test_what_cannot_be_encoded_has_a_width() -> None:
    assert width("a\ud800") == 3
