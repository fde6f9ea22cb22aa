"""SEC001: headings with something under them, then headings that nothing is left under."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_LONG, LONG, A, B, C
from tests.rules.broken import broken, removed

CODE = "SEC001"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("## One", A, "## Two", B), id="text"),
        pytest.param(("## 一", JA_A, "## 二", JA_B), id="text, in Japanese"),
        pytest.param(("## One", "### Two", A), id="a subsection"),
        pytest.param(("## One", "- item", "## Two", A), id="a list"),
        pytest.param(("## One", "![](a.png)", "## Two", A), id="an image"),
        pytest.param(("**One**", "**Two**", A), id="bold lines in a row"),
        pytest.param(("## One", A, "## Two", B, "## One", A), id="removed with its copied text"),
        pytest.param((B, "## One", "## Two", A), id="empty as written"),
        pytest.param((A, "## One"), id="empty as written at the end"),
        pytest.param(("## One", A, "## Two", B, "## One", "## Three", C), id="a copied one"),
    ],
)
def test_no_empty_section(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "line", "heading"),
    [
        (("## One", LONG, "## Two", LONG, "## Three", C), 5, "Two"),
        (("## 一", JA_LONG, "## 二", JA_LONG, "## 三", JA_B), 5, "二"),
    ],
    ids=["en", "ja"],
)
def test_a_heading_of_its_own_is_offered(blocks: tuple[str, ...], line: int, heading: str) -> None:
    assert broken(CODE, *blocks) == [
        f"{line}: unsafe emptied-section: without the copies, "
        f'nothing is left under the heading "{heading}"'
    ]
    assert removed(CODE, *blocks) == [f"## {heading}"]


def test_a_heading_that_is_a_copy_itself_is_safe() -> None:
    (said,) = broken(CODE, "## One", B, "## Two", LONG, "## One", LONG, "## Three", C)

    assert said.startswith("9: safe emptied-section: ")
    assert said.endswith("which is also at line 1")
