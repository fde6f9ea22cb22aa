"""Kept: repeats on purpose, which are no findings."""

import pytest

from dedupe_paragraphs.match.kept import kept_copies
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.rules.run import analyse
from tests.match.posts import JA_B, JA_C, A, B, C, D, post_of

SAID = "灯台はいまも毎晩ひとりで沖を照らしている。"


def kept(*blocks: str) -> list[tuple[str, str, str]]:
    """Return the reason of each, its text and the text that it repeats."""
    matched = match_post(post_of(*blocks), Options())
    text = matched.layout.text
    return [
        (reason, text[slice(*copy)], text[slice(*original)])
        for reason, pairs in kept_copies(matched, Options())
        for copy, original in pairs
    ]


def test_what_is_removed_is_not_kept() -> None:
    assert kept(A, B, C, A) == []
    assert kept(A, "Yes.", B, C, A, "Yes.", B) == []


@pytest.mark.parametrize("heading", ["Fire and water", "火と水について"])
def test_a_heading(heading: str) -> None:
    blocks = (A, f"## {heading}", B, f"## {heading}", C)

    assert kept(*blocks) == [("repeated-heading", heading, heading)]


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (f"{B} {A[:41]}", f"{C} {A[:41]} {D}", A[:41]),
        (
            f"{JA_B}灯台はいまも毎晩ひとりで沖を照らしている。",
            f"{JA_C}灯台はいまも毎晩ひとりで沖を照らしている。",
            "灯台はいまも毎晩ひとりで沖を照らしている。",
        ),
    ],
)
def test_a_single_sentence(first: str, second: str, sentence: str) -> None:
    assert kept(first, second) == [("single-sentence", sentence, sentence)]


def test_what_a_finding_shows_is_not_listed_again() -> None:
    post = post_of(f"{B} {A[:41]}", f"{C} {A[:41]} {D}")
    quiet, shown = (
        analyse(post, Options(select=frozenset({code}))) for code in ("DUP001", "DUP006")
    )

    assert [each.reason for each in quiet.kept] == ["single-sentence"]
    assert shown.kept == ()
    assert [each.finding.reason for each in shown.proposals] == ["single-sentence"]
