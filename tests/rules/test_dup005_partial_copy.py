"""DUP005: paragraphs that only begin alike, then paragraphs with copied sentences in them."""

import pytest

from tests.match.posts import JA_A, JA_B, A, B
from tests.rules.broken import broken, removed

CODE = "DUP005"
OWN = "On Sundays it also carries the band."
JA_OWN = "日曜日には楽隊も乗せる。"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, A), id="nothing of its own"),
        pytest.param(
            (A, B, "The ferry leaves the harbour before dawn. Nothing else is known about that."),
            id="one sentence",
        ),
        pytest.param(
            (JA_A, JA_B, "船乗りはその光を頼りに帰ってくる。ほかに道しるべは何もない。"),
            id="one sentence, in Japanese",
        ),
    ],
)
def test_no_partial_copy(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "copied", "own"),
    [
        ((A, B, f"{A} {OWN}"), 84, 36),
        ((A, B, f"{OWN} {A}"), 84, 36),
        ((JA_A, JA_B, f"{JA_A}{JA_OWN}"), 45, 12),
    ],
    ids=["at the start", "at the end", "ja"],
)
def test_only_the_copied_sentences_are_removed(
    blocks: tuple[str, ...], copied: int, own: int
) -> None:
    assert broken(CODE, *blocks) == [
        f"5: safe copied-sentences: repeats {copied} characters of line 1 next to {own} of its own"
    ]
    assert removed(CODE, *blocks) == [blocks[0]]
