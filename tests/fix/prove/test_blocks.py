"""Code, tables, HTML and protected lines, byte for byte."""

import pytest

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
