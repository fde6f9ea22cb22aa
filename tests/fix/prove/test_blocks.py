"""Front matter, code, tables, HTML and protected lines, byte for byte."""

import pytest

from dedupe_paragraphs.fix.prove.blocks import front_matter
from dedupe_paragraphs.fix.prove.blocks import missing as law
from tests.fix.prove.posts import missing

CODE = "```\nx = 1\n```"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Text.\n", "", id="prose is no concern of this law"),
        pytest.param(f"{CODE}\n", f"Text.\n\n{CODE}\n", id="elsewhere"),
        pytest.param(f"{CODE}\n\n{CODE}\n", f"{CODE}\n", id="a copy less"),
        pytest.param("<!-- dedupe-ignore -->\n\nText.\n", "Text.\n", id="an ignore comment"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(CODE, "```\nx = 1 \n```", id="a space"),
        pytest.param("| a |\n|---|\n| 1 |", "| a |\n|---|\n| 2 |", id="a cell"),
        pytest.param("<div>\nA\n</div>", "<div>\n\nA\n</div>", id="a line of HTML"),
        pytest.param("[a]: b.html", "[a]: c.html", id="a definition"),
        pytest.param("<!-- a note -->", "", id="a comment that is no ignore comment"),
    ],
)
def test_lost(before: str, after: str) -> None:
    assert missing(law, f"{before}\n", f"{after}\n") == [before]


def test_lost_twice_is_named_once() -> None:
    assert missing(law, f"{CODE}\n\nText.\n\n{CODE}\n", "Text.\n") == [CODE]


def test_kept_by_what_was_given_up() -> None:
    assert missing(law, f"{CODE}\n", "", CODE) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Text.\n", "Another text.\n", id="there is none"),
        pytest.param("---\na: 1\n---\nText.\n", "---\na: 1\n---\n", id="the body is its own"),
        pytest.param("Text.\n\n---\na: 1\n---\n", "Text.\n", id="it is none inside the body"),
    ],
)
def test_front_matter_is_kept(before: str, after: str) -> None:
    assert missing(front_matter, before, after) == []


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("---\na: 2\n---\n", id="another value"),
        pytest.param("---\na: 1 \n---\n", id="a space"),
        pytest.param("---\na: 1\n---\n\n", id="a line end is the body's"),
        pytest.param("", id="none"),
    ],
)
def test_front_matter_is_lost(after: str) -> None:
    before = "---\na: 1\n---\n"
    same = "" if after.startswith(before) else before

    assert missing(front_matter, f"{before}Text.\n", f"{after}Text.\n") == ([same] if same else [])


def test_only_the_cleaned_post_counts() -> None:
    post = "---\na: 1\n---\nText.\n"

    assert missing(front_matter, post, "Text.\n", post) == ["---\na: 1\n---\n"]
