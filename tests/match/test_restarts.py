"""Restarts: what is none, then what is."""

import pytest

from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from tests.match.posts import LONG, B, post_of

CUT = "The mill is on the river. Its looms start at six, and by noon the dust on the floor"
REST = "the dust on the floor catches the light. People stop to look at it."
JA_CUT = "工場は川沿いにある。織機は朝の六時から動き、昼には床の埃が光の筋を"
JA_REST = "床の埃が光の筋をつくり、手を止める人もいる。"


def joined(*blocks: str) -> list[tuple[int, int, bool]]:
    found = match_post(post_of(*blocks), Options())
    return [(each.first, each.rest, each.is_sure) for each in (*found.splits, *found.guesses)]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((CUT, "## The light", REST), id="a heading between"),
        pytest.param((CUT, "- a list", REST), id="a list between"),
        pytest.param((f"- {CUT}", REST), id="out of a list"),
        pytest.param((CUT, LONG, REST), id="a text of its own between"),
        pytest.param(("The dust on the floor", f"T{REST[1:]}"), id="a label"),
        pytest.param((JA_CUT, "## 光", JA_REST), id="a heading between, in Japanese"),
        pytest.param((f"{CUT}.", REST), id="a whole sentence"),
    ],
)
def test_no_restart(blocks: tuple[str, ...]) -> None:
    assert joined(*blocks) == []


@pytest.mark.parametrize("between", [(), ("...",), ("\u2026",), ("---",), (LONG,)])
@pytest.mark.parametrize(("cut", "rest"), [(CUT, REST), (JA_CUT, JA_REST)])
def test_a_restart(cut: str, rest: str, between: tuple[str, ...]) -> None:
    assert joined(LONG, B, cut, *between, rest) == [(2, 3 + len(between), True)]


def test_words_that_are_there_three_times_need_a_witness() -> None:
    again = "She swept the dust on the floor away."

    assert joined(CUT, REST, again) == [(0, 1, False)]


def test_a_sentence_that_is_whole_elsewhere_is_no_half() -> None:
    rest = "catches the light, and nobody minds."
    whole = f"Its looms start at six, and by noon the dust on the floor {rest}"

    assert joined(CUT, REST, whole) == []


def test_a_sentence_that_goes_on_otherwise_elsewhere_is_another() -> None:
    other = "Its looms start at six, and by noon the dust on the floor lies thick."

    assert joined(CUT, REST, other) == [(0, 1, False)]
