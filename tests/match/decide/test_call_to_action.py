"""A request to follow a link."""

import pytest

from tests.match.posts import JA_B, JA_C, A, B, C, decided


@pytest.mark.parametrize(
    "line",
    [
        "[Read the whole story of the quay and of the boats](a.html)",
        "**[Visit our shop on the other side of the harbour](b)** now!",
        "[この灯台の話の続きと、当時の写真はこちらのページで読める](a.html)",
    ],
)
def test_a_link_is_kept(line: str) -> None:
    assert decided(A, line, B, line, C) == {3: "kept call-to-action"}


def test_a_link_among_sentences_is_not() -> None:
    text = "See [the timetable](a.html) before you go. It carries the mail and the morning bread."
    text += " Nobody waits for those who sleep."

    assert decided(text, B, C, text) == {3: "removed exact-copy"}


def test_a_japanese_one_is_not_either() -> None:
    text = "出かける前に[時刻表](a.html)を見るとよい。郵便と焼きたてのパンも積んでいく船である。"
    text += "寝坊した人は待たない。"

    assert decided(text, JA_B, JA_C, text) == {3: "removed exact-copy"}
