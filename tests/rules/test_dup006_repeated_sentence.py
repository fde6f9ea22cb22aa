"""DUP006: sentences that are no repeats, then those that are, which are only shown."""

import pytest

from tests.match.posts import JA_A, JA_B, LONG, A, B
from tests.rules.broken import broken, removed

CODE = "DUP006"
HEADING = "## The ferry leaves the harbour before dawn on Sundays"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B), id="nothing is repeated"),
        pytest.param((LONG, B, LONG), id="another rule removes it"),
        pytest.param((f"Come in. {A}", B, "Come in. Nobody slept."), id="short"),
        pytest.param(("ようこそ。雨だ。", JA_A, "ようこそ。雪だ。"), id="short, in Japanese"),
        pytest.param(
            (
                "In 2019 the ferry carried a total of 4,000 people. It was calm.",
                B,
                "In 2019 the ferry carried a total of 5,000 people. Nobody knew.",
            ),
            id="another number",
        ),
    ],
)
def test_no_repeated_sentence(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (A, B, "Nobody slept. The ferry leaves the harbour before dawn. Nothing else is known."),
        (
            JA_A,
            JA_B,
            "だれも眠らない。港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。それだけだ。",
        ),
    ],
    ids=["en", "ja"],
)
def test_one_sentence_in_another_paragraph(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == ["5: manual single-sentence: sentence that is also at line 1"]
    assert removed(CODE, *blocks) == []


def test_a_long_heading_with_another_text() -> None:
    assert broken(CODE, HEADING, A, HEADING, B) == [
        "5: manual repeated-heading: sentence that is also at line 1"
    ]
