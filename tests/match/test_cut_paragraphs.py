"""Cut paragraphs: where authors leave out stops, a paragraph without one is not cut."""

import pytest

from dedupe_paragraphs.match.cut_paragraphs import cut_paragraphs
from dedupe_paragraphs.match.layout import lay_out
from tests.match.posts import LONG, B, post_of

CUT = "The ferry waits at the pier. Its captain reads the paper, and"
JA_CUT = "渡し船は桟橋で待っている。船長は新聞を読みながら、"


def found(*blocks: str) -> list[int]:
    return [segment.index for segment, _ in cut_paragraphs(lay_out(post_of(*blocks)), ())]


@pytest.mark.parametrize("cut", [CUT, JA_CUT])
def test_what_introduces_a_list_is_not_cut(cut: str) -> None:
    assert found(LONG, cut, "- the harbour") == []


@pytest.mark.parametrize("cut", [CUT, JA_CUT])
def test_a_paragraph_before_another_is_cut(cut: str) -> None:
    assert found(LONG, cut, B) == [1]


@pytest.mark.parametrize("cut", [CUT, JA_CUT])
def test_an_item_is_cut_if_the_next_text_begins_with_its_end(cut: str) -> None:
    item = f"- {LONG} {cut}"
    assert found(B, item, LONG) == []
    assert found(B, item, f"{cut[-12:].strip()} waits for the gulls.") == [1]
