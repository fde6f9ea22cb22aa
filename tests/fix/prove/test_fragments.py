"""Short blocks and what is beside them."""

import pytest

from dedupe_paragraphs.fix.prove.fragments import is_fragment, kept_fragments
from dedupe_paragraphs.post.parse import parse
from tests.fix.prove.posts import output

FERRY = "The ferry leaves before dawn and carries the mail."
LAMPS = "Lamps were lit along the quay before the band came."


def kept(before: str, after: str, key: str) -> bool:
    post = parse(before.encode())
    blocks = [block for block in post.blocks if block.key == key]
    return kept_fragments(output(after), post, blocks) == {block.index for block in blocks}


@pytest.mark.parametrize(
    ("key", "short"),
    [("a" * 20, False), ("a" * 19, True), ("港" * 10, False), ("港" * 9, True), ("a" * 99, False)],
)
def test_shortness_is_measured_in_cells(key: str, short: bool) -> None:
    (block,) = parse(key.encode()).blocks

    assert is_fragment(block) is short


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(FERRY, id="nowhere"),
        pytest.param(f"{LAMPS}\n\nIn the end it rained.", id="beside nothing that it was beside"),
        pytest.param(f"{FERRY[:40]} In the end it rained.", id="after half of what was before it"),
    ],
)
def test_not_kept(after: str) -> None:
    assert not kept(f"{FERRY}\n\nIn the\n\n{LAMPS}\n", f"{after}\n", "In the")


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(f"{FERRY}\n\nIn the end.", id="after what was before it"),
        pytest.param(f"We know. {FERRY} In the end.", id="inside a block, after another"),
        pytest.param(f"We sat in In the {LAMPS}", id="before another"),
    ],
)
def test_kept(after: str) -> None:
    assert kept(f"{FERRY}\n\nIn the\n\n{LAMPS}\n", f"{after}\n", "In the")


def test_no_fragment() -> None:
    assert kept_fragments(output(FERRY), parse(FERRY.encode()), []) == frozenset()
