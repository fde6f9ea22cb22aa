"""The same text in two containers."""

import pytest

from tests.match.posts import A, B, C, decided

KEPT = "kept parallel-container"
PAIRS = [
    pytest.param(":::tip[粉]", ":::", id="directives"),
    pytest.param("{% hint a %}", "{% endhint %}", id="template blocks"),
    pytest.param("<aside>", "</aside>", id="elements"),
    pytest.param("<!-- begin -->", "<!-- end -->", id="comments"),
]


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_beside_other_text_it_is_kept(opening: str, closing: str) -> None:
    said = decided(opening, A, closing, B, opening, A, closing, C)

    assert [each for each in said.values() if each == KEPT] == [KEPT]


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_in_a_copied_run_it_is_removed(opening: str, closing: str) -> None:
    said = decided(B, opening, A, closing, C, B, opening, A, closing, C)

    assert KEPT not in said.values()
    assert "removed run-member" in said.values()


def test_inside_one_container_it_is_removed() -> None:
    assert KEPT not in decided("<div>", A, B, "<div>", A, "</div>", "</div>", C).values()
