"""Front matter, byte for byte."""

import pytest

from dedupe_paragraphs.fix.prove.blocks import front_matter as law
from tests.fix.prove.posts import missing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Text.\n", "Another text.\n", id="there is none"),
        pytest.param("---\na: 1\n---\nText.\n", "---\na: 1\n---\n", id="the body is its own"),
        pytest.param("Text.\n\n---\na: 1\n---\n", "Text.\n", id="it is none inside the body"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("---\na: 2\n---\n", id="another value"),
        pytest.param("---\na: 1 \n---\n", id="a space"),
        pytest.param("---\na: 1\n---\n\n", id="a line end is the body's"),
        pytest.param("", id="none"),
    ],
)
def test_lost(after: str) -> None:
    before = "---\na: 1\n---\n"
    same = "" if after.startswith(before) else before

    assert missing(law, f"{before}Text.\n", f"{after}Text.\n") == ([same] if same else [])


def test_only_the_cleaned_post_counts() -> None:
    post = "---\na: 1\n---\nText.\n"

    assert missing(law, post, "Text.\n", post) == ["---\na: 1\n---\n"]
