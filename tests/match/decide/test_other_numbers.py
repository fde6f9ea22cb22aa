"""Texts about another year, or another model."""

import pytest

from tests.match.posts import B, C, decided

TEXT = "The keeper climbs ninety steps to the lamp and counts every one of them aloud in the dark."
JA_TEXT = "灯台守は毎晩かならず九十段の長い階段をゆっくりのぼり、その数を声に出してかぞえるという。"
ROOMS = "It was built long ago and has 30 rooms for the people who come here in the summer."
JA_ROOMS = "建てられたのは昔のことで、夏に来る人のために30の部屋が用意されているのだという。"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (f"{TEXT} {ROOMS}", f"{TEXT.replace('ninety', 'eighty')} {ROOMS.replace('30', '40')}"),
        (
            f"{JA_TEXT}{JA_ROOMS}",
            f"{JA_TEXT.replace('九十', '八十')}{JA_ROOMS.replace('30', '40')}",
        ),
    ],
)
def test_other_numbers_are_kept(text: str, other: str) -> None:
    assert decided(text, B, other) == {2: "kept other-numbers"}


@pytest.mark.parametrize(
    ("text", "other"),
    [(TEXT, TEXT.replace("every one", "each one")), (JA_TEXT, JA_TEXT.replace("長い", "高い"))],
)
def test_another_word_is_not(text: str, other: str) -> None:
    assert decided(text, B, C, other) == {3: "offered few-words"}
