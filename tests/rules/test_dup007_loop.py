"""DUP007: what is said twice or in other places, then loops."""

import pytest

from tests.match.posts import JA_A, A, B
from tests.rules.broken import broken, removed

CODE = "DUP007"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B), id="no repeat"),
        pytest.param(("It was cold on the pier, it was cold on the pier.", B), id="twice"),
        pytest.param(("Yes. Yes. Yes. Yes. It was late.", B), id="short sentences"),
        pytest.param(("## One side", A, "## One side", B, "## One side"), id="not in a row"),
        pytest.param(("```\nthe same line\nthe same line\nthe same line\n```", A), id="code"),
    ],
)
def test_no_loop(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"It was{' a wheel that turned' * 3}.", "a wheel that turned"),
        (f"{'石はとても重く、' * 3}動かない。", "石はとても重く、" * 2),
        ("The north crane is closed\n" * 3 + "So is the slip", "The north crane"),
    ],
    ids=["en", "ja", "lines"],
)
def test_one_of_a_phrase_is_kept(text: str, gone: str) -> None:
    (said,) = broken(CODE, text, A)
    (fix,) = removed(CODE, text, A)

    assert ": unsafe loop: repeats line" in said
    assert gone in fix


@pytest.mark.parametrize("short", ["Notice of the harbour", "本日の渡し船の案内"])
def test_short_blocks_in_succession(short: str) -> None:
    assert broken(CODE, A, short, short, short, JA_A) == [
        "5: unsafe loop: repeats line 3 again and again"
    ]


def test_a_long_sentence_twice_in_a_paragraph() -> None:
    sentence = "Nobody on the island has ever locked a door."

    assert removed(CODE, f"{sentence} {sentence} {A}") == [sentence]
