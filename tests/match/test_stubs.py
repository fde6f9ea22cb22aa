"""Stubs: where a text stops, and what is known of its last word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.match import stubs
from dedupe_paragraphs.match.layout import Layout, lay_out
from dedupe_paragraphs.match.stubs import is_cut, may_be_cut
from dedupe_paragraphs.post.parse import parse


def laid_out(*texts: str) -> Layout:
    return lay_out(parse("\n\n".join([*texts, ""]).encode(), "a.md"))


@pytest.mark.parametrize(
    ("stub", "rest", "cut", "maybe"),
    [
        pytest.param("Lamp", "s are lit at nine.", False, False, id="a label and its plural"),
        pytest.param("The ferr", "ies leave at nine.", False, True, id="two words"),
        pytest.param("The old lighthou", "se keeper paints.", True, True, id="three words"),
        pytest.param(
            "The old lamp", " is put out at nine.", False, False, id="at the end of a word"
        ),
        pytest.param("古い灯", "台の番人は朝に絵を描く。", False, False, id="ja: a noun"),
        pytest.param("番人が灯", "台で毎朝の波を描く。", True, True, id="ja: a clause"),
        pytest.param("पुराना मछु", "आरा जाल सुखाता है।", False, True, id="hi: two words"),
        pytest.param("คนเฝ้าประภาคารมาสองร", "้อยปี", True, False, id="th: before a tone mark"),
    ],
)
def test_where_a_text_stops(stub: str, rest: str, cut: bool, maybe: bool) -> None:
    layout = laid_out(stub, stub + rest)

    assert is_cut(layout, layout.post.blocks[0], stub, rest) is cut
    assert may_be_cut(stub, rest) is maybe


@given(
    st.lists(st.text("ab'ा- ", min_size=1, max_size=9), min_size=1, max_size=6),
    st.text("ab'ा-", max_size=3),
)
def test_a_word_is_looked_up_as_if_all_was_searched(texts: list[str], word: str) -> None:
    word += "a"
    layout = laid_out(*texts, f"x y {word}")
    found = re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", layout.text)

    assert stubs._is_no_word(layout, f"x y {word}") is (len(found) < 2)
