"""DUP008: what is kept without a word, then short texts that are there again."""

import pytest

from tests.match.posts import JA_A, JA_B, A, B, C
from tests.rules.broken import broken, removed

CODE = "DUP008"
LINE = "Nobody on the island has ever locked a door from the inside."
JA_LINE = "この島では、内側から鍵を掛けた家など一軒もない。"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((LINE, A, f"{LINE[:-1]} at night.", B), id="another text"),
        pytest.param(("See you soon.", A, "See you soon.", B), id="short"),
        pytest.param((LINE[:-1], A, LINE[:-1], B), id="a label"),
        pytest.param((f"(1) {LINE}", A, f"(1) {LINE}", B), id="a numbered row"),
        pytest.param(("## One", LINE, "## Two", A, "## Three", LINE, "## Four"), id="alone"),
        pytest.param((LINE, A, LINE, B, LINE, C, LINE), id="boilerplate"),
    ],
)
def test_no_repeated_item(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    "blocks", [(LINE, A, LINE, B), (JA_LINE, JA_A, JA_LINE, JA_B)], ids=["en", "ja"]
)
def test_a_paragraph_of_one_sentence_is_shown(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == ["5: manual repeated-item: says what line 1 says"]
    assert removed(CODE, *blocks) == []


def test_in_a_damaged_post_it_is_offered() -> None:
    lists = (f"- {LINE}\n- One.", f"- Two.\n- {LINE}")
    blocks = (A, B, C, lists[0], A, B, C, lists[1])

    assert broken(CODE, *blocks) == ["17: unsafe repeated-item: says what line 7 says"]
    assert removed(CODE, *blocks) == [f"- {LINE}"]
