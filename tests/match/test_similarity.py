"""Similarity: what is below the bound, and what is exactly at it."""

from math import isclose

import pytest

from dedupe_paragraphs.match.candidates import Road, alike_pairs
from dedupe_paragraphs.match.similarity import similarity
from dedupe_paragraphs.model.options import Options
from tests.match.posts import A, B, brief, post_of


def test_below_the_bound() -> None:
    assert similarity("abcd", "abxd", 0.8) == 0
    assert similarity("abcd", "wxyz", 0.5) == 0


def test_above_the_bound() -> None:
    assert similarity("abcd", "abcd", 0.5) == 1
    assert similarity("abcd", "abxd", 0.5) == 0.75


@pytest.mark.parametrize("least", [0.6, 0.75, 0.8, 0.85, 0.9, 0.95])
@pytest.mark.parametrize("length", [20, 40, 60, 300])
def test_exactly_at_the_bound(least: float, length: int) -> None:
    """One edit more is below it."""
    edits = round(length * (1 - least))
    text, at, below = "a" * length, "b" * edits, "b" * (edits + 1)

    assert isclose(similarity(text, at + text[edits:], least), least)
    assert similarity(text, below + text[edits + 1 :], least) == 0


@pytest.mark.parametrize("road", [Road.ALL_PAIRS, Road.LSH])
def test_candidates_have_the_same_bound(road: Road) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(40))
    pairs = alike_pairs([text, "x" * 8 + text[8:], "y" * 9 + text[9:]], 0.8, road)

    assert [(i, j) for i, j, _ in pairs if isclose(_, 0.8)] == [(0, 1)]
    assert (0, 2) not in [(i, j) for i, j, _ in pairs]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The keeper climbs the stairs every evening at dusk", id="en"),
        pytest.param("灯台守は毎晩かならず長い階段をゆっくりのぼってゆくのだという", id="ja"),
    ],
)
def test_a_sentence_alone_at_the_bound_is_edited(sentence: str) -> None:
    length = len(sentence) // 5 * 5
    original = sentence[: length - 1] + "."
    edits = length // 5
    copy = "q" * edits + original[edits:]

    def codes(similarity: float) -> list[str]:
        options = Options(similarity=similarity)
        return [code for code, _, _ in brief(post_of(original, A, B, copy), options)]

    assert codes(0.81) == []
    assert codes(0.8) == ["DUP002"]
