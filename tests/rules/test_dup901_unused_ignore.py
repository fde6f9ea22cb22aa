"""DUP901: comments that silence something or are none, then those that silence nothing."""

import pytest

from dedupe_paragraphs.model.evidence import IgnoreComment
from tests.match.posts import JA_A, JA_B, A, B
from tests.rules.broken import broken, findings, removed

CODE = "DUP901"
COMMENT = "<!-- dedupe-ignore -->"
SAID = "safe unused-ignore: this ignore comment silences nothing"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, COMMENT, A), id="it silences a copy"),
        pytest.param((JA_A, COMMENT, JA_A), id="it silences a copy, in Japanese"),
        pytest.param(("<!-- a note -->", A), id="another comment"),
        pytest.param((f"```\n{COMMENT}\n```", A), id="shown in code"),
        pytest.param((f"`{COMMENT}` は無視の指定です。", JA_A), id="shown in a code span"),
    ],
)
def test_no_unused_comment(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize("blocks", [(COMMENT, A, B), (COMMENT, JA_A, JA_B, JA_A)], ids=["en", "ja"])
def test_a_comment_that_silences_nothing_is_removed(blocks: tuple[str, ...]) -> None:
    (finding,) = findings(CODE, *blocks)

    assert broken(CODE, *blocks) == [f"1: {SAID}"]
    assert removed(CODE, *blocks) == [COMMENT]
    assert finding.evidence == IgnoreComment(COMMENT)


def test_both_ends_are_removed_together() -> None:
    start, end = "<!-- dedupe-ignore-start -->", "<!-- dedupe-ignore-end -->"

    assert removed(CODE, start, A, end, B) == [start, end]


def test_a_comment_for_another_rule_silences_nothing() -> None:
    comment = "<!-- dedupe-ignore: DUP002 -->"

    assert broken(CODE, A, B, comment, A) == [f"5: {SAID}"]


def test_a_comment_inside_text_is_only_shown() -> None:
    assert broken(CODE, f"{A} {COMMENT}", B) == [
        "1: manual unused-ignore: this ignore comment silences nothing"
    ]
