"""The same repeats in every layout come out the same."""

from collections.abc import Callable
from random import Random

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.layouts import LAYOUTS, SENTENCES, Text, some_text

NUMBERED = "numbered list"
"""Written numbers are never changed: the repeat is shown."""
Damage = Callable[[Text], tuple[str, ...]]


def cut(text: Text, paragraph: str) -> str:
    """Return a paragraph that stops in the middle of its last sentence."""
    if text.between:
        words = paragraph.split(" ")
        return " ".join(words[: len(words) - 4])
    return paragraph[:-9].rstrip("、，")


DAMAGES: dict[str, Damage] = {
    "nothing": lambda text: text.paragraphs,
    "again": lambda text: (*text.paragraphs[:3], text.paragraphs[0], *text.paragraphs[3:]),
    "a run again": lambda text: (
        *text.paragraphs[:3],
        *text.paragraphs[:2],
        *text.paragraphs[3:],
    ),
    "cut": lambda text: (
        *text.paragraphs[:3],
        cut(text, text.paragraphs[1]),
        *text.paragraphs[3:],
    ),
    "a run again, cut": lambda text: (
        *text.paragraphs[:3],
        text.paragraphs[0],
        cut(text, text.paragraphs[1]),
        *text.paragraphs[3:],
    ),
    "run together": lambda text: (
        *text.paragraphs[:3],
        text.between.join(text.paragraphs[:3]),
        *text.paragraphs[3:],
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("language", SENTENCES)
def test_repeats_are_removed_in_every_layout(language: str, damage: str) -> None:
    text = some_text(language, Random(language))
    assert len(text.paragraphs) == 4
    wrong = []
    for name, (ending, layout) in LAYOUTS.items():
        before = layout(Text(language, DAMAGES[damage](text))).encode()
        expected = before if name == NUMBERED else layout(text).encode()
        path = f"post.{ending}"
        cleaned = clean(before, path, Options())
        if cleaned.data != expected:
            wrong.append((name, cleaned.data.decode()))
        if name == NUMBERED and damage != "nothing":
            assert check(before, path, Options()).findings

    assert wrong == []
