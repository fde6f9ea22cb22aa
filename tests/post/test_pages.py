"""Page numbers and running heads of an exported PDF."""

from random import Random

import pytest

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.post.parse import parse
from tests.layouts import some_text


def said(source: str) -> list[str]:
    post = parse(source.encode(), "book.txt")
    return [block.text for block in post.blocks if block.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "source",
    [
        "12\n\nThe boat.\n",
        "1\n\n2\n",
        "The harbour\n\nThe boat.\n\nThe harbour\n",
        "Route 66\n",
        "Year\n1\n2\n3\n",
    ],
)
def test_what_may_be_text_is_text(source: str) -> None:
    assert said(source) == source.strip().split("\n\n")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {}", "{} / 4"])
@pytest.mark.parametrize("feed", ["\n", "\n\f"])
def test_numbers_and_heads_are_no_text(language: str, number: str, feed: str) -> None:
    text = some_text(language, Random(1))
    pages = [
        f"The harbour\n{paragraph}\n{number.format(page)}{feed}"
        for page, paragraph in enumerate(text.paragraphs, 7)
    ]

    assert said("".join(pages)) == list(text.paragraphs)
