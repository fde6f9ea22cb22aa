"""DUP005: paragraphs that only begin alike, then paragraphs with copied sentences in them."""

import pytest

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.match.posts import JA_A, JA_B, JA_LONG, LONG, A, B, post_of
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
        ((LONG, B, f"{OWN} {LONG}"), 118, 36),
        ((JA_LONG, JA_B, f"{JA_OWN}{JA_LONG}"), 55, 12),
    ],
    ids=["en", "ja"],
)
def test_only_the_copied_sentences_are_removed(
    blocks: tuple[str, ...], copied: int, own: int
) -> None:
    assert broken(CODE, *blocks) == [
        f"5: safe copied-sentences: repeats {copied} characters of line 1 next to {own} of its own"
    ]
    assert removed(CODE, *blocks) == [blocks[0]]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((LONG, B, f"{LONG} {OWN}"), (f"{LONG} {OWN}", B)),
        ((JA_LONG, JA_B, f"{JA_LONG}{JA_OWN}"), (f"{JA_LONG}{JA_OWN}", JA_B)),
    ],
    ids=["en", "ja"],
)
def test_what_a_copy_says_more_follows_its_original(
    blocks: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    post = post_of(*blocks)

    assert clean(post.data, "a.md", Options()).data == post_of(*expected).data


def test_a_closing_paragraph_keeps_what_it_says_of_its_own() -> None:
    assert broken(CODE, A, B, "## In the end", f"{A} {OWN}") == [
        "7: unsafe far-remainder: repeats 84 characters of line 1 next to 36 of its own"
    ]
