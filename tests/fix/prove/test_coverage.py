"""Sentences put together of stretches of an output."""

import pytest

from dedupe_paragraphs.fix.prove.coverage import InputSentence, covers
from tests.fix.prove.posts import output

FERRY = "The ferry leaves before dawn and carries the mail over the sound."
TOWER = "The tower burned down in the dry summer and nobody was hurt."
POST = f"# Tides\n\n{FERRY}\n\n{TOWER}\n"


def covered(key: str, post: str = POST, start: int = 0, end: int | None = None) -> bool:
    return covers(output(post), InputSentence(key, start, len(key) if end is None else end))


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("The captain sleeps.", id="nothing of it"),
        pytest.param(f"A {FERRY}", id="words before"),
        pytest.param(f"{FERRY} Really.", id="words after"),
        pytest.param("ferry leaves before dawn", id="no stretch begins inside a sentence"),
        pytest.param(f"{FERRY[:30]} {TOWER[20:]}", id="two halves"),
        pytest.param(f"{FERRY[:10]} {TOWER} {FERRY}", id="cut after a few words"),
        pytest.param(f"{FERRY} {FERRY[:45]} {TOWER[:45]} {FERRY}", id="cut twice before the end"),
    ],
)
def test_not_covered(key: str) -> None:
    assert not covered(key)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(FERRY, id="a sentence"),
        pytest.param(f"Tides {FERRY}", id="a heading and the sentence below it"),
        pytest.param(f"## Tides {FERRY} - {TOWER}", id="marks of blocks between"),
        pytest.param(f"{FERRY} ---", id="marks of blocks at the end"),
        pytest.param(f"{FERRY} {TOWER[:45]}", id="cut at the end of the block"),
        pytest.param(f"{FERRY} {TOWER[:3]}", id="cut early, where the output goes on"),
        pytest.param(f"{FERRY} {TOWER[:45]}{FERRY}", id="cut once, then a block"),
    ],
)
def test_covered(key: str) -> None:
    assert covered(key)


def test_a_cut_stretch_is_measured_in_cells() -> None:
    """Twenty characters of Japanese say as much as forty letters."""
    ja = "渡し船は夜明け前に港を出て郵便とパンを運び、昼に戻る。"
    post = f"塔は焼けた。\n\n{ja}\n"

    assert covered(f"塔は焼けた。{ja[:20]}塔は焼けた。", post)
    assert not covered(f"塔は焼けた。{ja[:19]}塔は焼けた。", post)
    assert covered(f"{TOWER} {FERRY[:40]}{TOWER}")
    assert not covered(f"{TOWER} {FERRY[:39]}{TOWER}")


def test_nothing_covers_what_a_number_goes_on_with() -> None:
    """The twin took the empty stretch at the start of the next block for the end of a sentence."""
    wall = "The harbour wall was raised to a height of 5."
    key = f"{wall}塔は焼けた。"

    assert not covered(key, f"{wall}7 metres.\n\n塔は焼けた。\n", 0, len(wall))
    assert covered(key, f"{wall}\n\n塔は焼けた。\n", 0, len(wall))


def test_thousands_of_like_beginnings_end() -> None:
    """No recursion, and each place is tried once: as a hostile post would have it."""
    post = "\n\n".join(f"ab ab ab {number}." for number in range(400))

    assert not covered("ab " * 3000 + "c", post)
