"""Two posts side by side."""

import pytest

from dedupe_paragraphs.across.beside import beside
from dedupe_paragraphs.model.cross_post import Beside, PostName
from dedupe_paragraphs.post.parse import parse

ONE, OTHER = PostName("a.md", "A", "2024-01-01"), PostName("b.md", "B", "2024-02-01")


def compared(one: str, other: str) -> Beside:
    return beside(ONE, parse(one.encode(), "a.md"), OTHER, parse(other.encode(), "b.md"))


def only(pair: Beside, side: int) -> list[str]:
    return [text.strip() for row in pair.rows for said in row[side] for text, own in said if own]


def test_equal_posts_are_a_row_a_paragraph_and_nothing_is_only_in_one() -> None:
    text = "The bell was cast in spring. It is low.\n\nNobody rings it at night."
    pair = compared(text, text)

    assert [(len(left), len(right)) for left, right in pair.rows] == [(1, 1), (1, 1)]
    assert only(pair, 0) == only(pair, 1) == []


@pytest.mark.parametrize(
    ("shared", "mine", "theirs"),
    [
        pytest.param(
            "The bell was cast from the anchors of three wrecks. ",
            "Its rope is of hemp.",
            "Its frame is of oak from the old pier.",
            id="en",
        ),
        pytest.param(
            "鐘は三隻の難破船の錨から鋳られた。",
            "綱は麻でできている。",
            "枠は古い桟橋の樫材である。",
            id="ja",
        ),
    ],
)
def test_what_only_one_of_them_says_is_told(shared: str, mine: str, theirs: str) -> None:
    pair = compared(shared + mine, shared + theirs)

    assert (only(pair, 0), only(pair, 1)) == ([mine], [theirs])
    assert "".join(text for said in pair.rows[0][0] for text, _ in said) == shared + mine


def test_an_edited_sentence_is_in_both_and_one_with_another_number_is_not() -> None:
    told = "The keeper oils the clapper of the bell every single week in winter."
    edited = told.replace("every single week", "each week")

    assert only(compared(told, edited), 0) == []
    assert only(compared(f"{told} It has 3 cracks.", f"{edited} It has 4 cracks."), 1) == [
        "It has 4 cracks."
    ]


def test_a_paragraph_more_is_in_a_row_without_a_partner() -> None:
    pair = compared("One is here.\n\nTwo is here.", "One is here.\n\nA third.\n\nTwo is here.")

    assert [(len(left), len(right)) for left, right in pair.rows] == [(1, 1), (0, 1), (1, 1)]


def test_posts_without_prose_have_no_rows() -> None:
    assert compared("", "```\ncode\n```\n").rows == ()
