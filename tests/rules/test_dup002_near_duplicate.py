"""DUP002: what is another text, then edited copies."""

import pytest

from dedupe_paragraphs.model.evidence import Edited
from tests.match.posts import JA_A, JA_B, A, B, C
from tests.rules.broken import broken, findings, removed

CODE = "DUP002"
EDITED = A.replace("before", "just a while before")
JA_EDITED = JA_A.replace("毎晩", "毎晩ひそやかに")


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, C), id="nothing is alike"),
        pytest.param((A, B, A), id="the same is no edit"),
        pytest.param(
            (
                "The bridge was closed for 14 days last spring because of the flood.",
                A,
                "The bridge was closed for 15 days last spring because of the flood.",
            ),
            id="another number",
        ),
        pytest.param(
            (
                "橋は大水のために、去年の春に14日のあいだ閉ざされた。",
                JA_A,
                "橋は大水のために、去年の春に15日のあいだ閉ざされた。",
            ),
            id="another number, in Japanese",
        ),
        pytest.param(
            (
                "The valve must be opened before the tank is cleaned in spring.",
                A,
                "The valve must not be opened before the tank is cleaned in spring.",
            ),
            id="a negation",
        ),
        pytest.param(
            (
                "この弁は清掃の前に必ず開けてください。",
                JA_A,
                "この弁は清掃の前に必ず開けないでください。",
            ),
            id="a negation, in Japanese",
        ),
    ],
)
def test_no_edited_copy(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("text", "between", "edited", "alike"),
    [(A, B, EDITED, "86%"), (JA_A, JA_B, JA_EDITED, "90%")],
    ids=["en", "ja"],
)
def test_an_edited_copy_is_offered(text: str, between: str, edited: str, alike: str) -> None:
    assert broken(CODE, text, between, edited) == [
        f"5: unsafe edited-copy: edited copy of line 1, {alike} alike"
    ]
    assert removed(CODE, text, between, edited) == [f"{text} -> {edited}", edited]


@pytest.mark.parametrize(
    ("text", "between", "edited"),
    [
        (A, B, A.replace("before", "well before")),
        (JA_A, JA_B, JA_A.replace("毎晩", "毎晩静かに")),
    ],
)
def test_one_or_two_words_are_never_removed(text: str, between: str, edited: str) -> None:
    (found,) = broken(CODE, text, between, edited)

    assert found.startswith("5: manual few-words")
    assert removed(CODE, text, between, edited) == []


def test_its_evidence_is_the_sentence_that_differs() -> None:
    (finding,) = findings(CODE, A, B, EDITED)

    assert isinstance(finding.evidence, Edited)
    (change,) = finding.evidence.changes
    assert change.copy.size == len("The ferry leaves the harbour just a while before dawn.")
    assert 0.8 < finding.similarity < 1


def test_sentences_that_only_the_copy_has_are_kept() -> None:
    own, copy = "The wind was low.", f"{EDITED} {B} The wind was low."

    assert removed(CODE, f"{A} {B}", C, copy) == [f"{A} {B} -> {copy}", copy]
    assert removed(CODE, f"{A} {B} It rained.", C, f"Fog came. {EDITED} {B} {own}") == []
