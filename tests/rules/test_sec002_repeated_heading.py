"""SEC002: headings that an author repeats, then those that a continuation brought."""

import pytest

from tests.match.posts import JA_A, JA_B, A, B, C
from tests.rules.broken import broken, removed

CODE = "SEC002"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("## One", A, "## Two", B), id="two headings"),
        pytest.param(("## One", A, "## One", B, "## One", C), id="a pattern"),
        pytest.param(("# North", "## One", A, "# South", "## One", B), id="other sections"),
        pytest.param(("## One", A, "### One", B), id="another level"),
        pytest.param(("# One (continued)", A, B), id="the first heading"),
        pytest.param(("# Sea", A, "## Sea", B), id="a short title"),
    ],
)
def test_no_repeated_heading(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "heading"),
    [
        (("## One", A, "## One (continued)", B), "## One (continued)"),
        (("## 一の港", JA_A, "## 一の港（続き）", JA_B), "## 一の港（続き）"),
        (("**One harbour**", A, "**One harbour, continued**", B), "**One harbour, continued**"),
    ],
    ids=["en", "ja", "bold"],
)
def test_a_mark_of_continuation_is_safe(blocks: tuple[str, ...], heading: str) -> None:
    assert broken(CODE, *blocks) == [
        "5: safe continued-heading: heading that only says that the section at line 1 continues"
    ]
    assert removed(CODE, *blocks) == [heading]


def test_a_mark_without_its_section_is_shown() -> None:
    assert broken(CODE, "# Sea", "## One (continued)", A) == [
        "3: manual continued-heading: heading that only says that a section continues"
    ]


def test_two_headings_of_one_text_are_shown() -> None:
    assert broken(CODE, "## One", A, "## Two", B, "## One", C) == [
        "9: manual heading-twice: heading that is also at line 1, above other text"
    ]


@pytest.mark.parametrize(
    "again", ["# Why the sea is never quite still", "Why the sea is never quite still"]
)
def test_the_title_again_is_offered(again: str) -> None:
    blocks = ("# Why the sea is never quite still", A, again, B)

    assert broken(CODE, *blocks) == ["5: unsafe title-again: the title of the post again"]
    assert removed(CODE, *blocks) == [again]
