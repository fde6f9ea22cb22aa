"""Laid out in any way, a text is read as the paragraphs that it was made of."""

import os
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.model.post import PROSE
from dedupe_paragraphs.post.parse import parse
from tests.layouts import LAYOUTS, SENTENCES, Text, some_text

EXAMPLES = int(os.environ.get("DEDUPE_LAID_OUT_POSTS", "300"))
"""`make fuzz` tries two thousand."""
LABEL = "+"
"""What the first line of a box says in these layouts."""


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.sampled_from(sorted(SENTENCES)),
    st.sampled_from(sorted(LAYOUTS)),
    st.integers(0, 10**6),
    st.integers(2, 4),
)
def test_blocks_are_the_paragraphs(language: str, name: str, seed: int, most: int) -> None:
    text: Text = some_text(language, Random(seed), 2, most)
    ending, layout = LAYOUTS[name]
    post = parse(layout(text).encode(), f"post.{ending}")
    read = [block.key for block in post.blocks if block.kind in PROSE and block.key != LABEL]

    assert [_folded(each) for each in read] == [_folded(each) for each in text.paragraphs]


def _folded(text: str) -> str:
    """Return a text without spaces: where a line of Japanese was wrapped, none is put in."""
    return "".join(parse(text.encode(), "post.txt").blocks[0].key.split())
