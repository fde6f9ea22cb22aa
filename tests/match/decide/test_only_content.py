"""All that a section says."""

from tests.match.posts import LONG, B, C, decided

OFFERED = "offered only-content"


def test_below_a_heading_of_its_own_it_is_offered() -> None:
    assert OFFERED in decided("## One", LONG, "## Two", LONG, "## Three", C).values()


def test_beside_other_text_it_is_removed() -> None:
    assert OFFERED not in decided("## One", LONG, "## Two", B, LONG, "## Three", C).values()


def test_below_a_heading_that_is_there_twice_it_is_removed() -> None:
    assert (
        OFFERED not in decided("## One", LONG, "## Two", B, "## One", LONG, "## Three", C).values()
    )
