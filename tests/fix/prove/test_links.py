"""Where links lead."""

import pytest

from dedupe_paragraphs.fix.prove.links import missing as law
from tests.fix.prove.posts import missing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("No link.", "", id="no link"),
        pytest.param("[a](x.html)", "[b](x.html)", id="another text, the same target"),
        pytest.param("[a](x.html) [b](x.html)", "[a](x.html)", id="one of two"),
        pytest.param("A.[^1]\n\n[^1]: B.", "C.[^1]\n\n[^1]: D.", id="a footnote"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param("[a](x.html)", "a", ["x.html"], id="the link"),
        pytest.param("[a](x.html)", "[a](x.htm)", ["x.html"], id="a prefix is another target"),
        pytest.param("![a](x.png)", "![a](y.png)", ["x.png"], id="an image"),
        pytest.param("[a](x) [b](x)", "a", ["x"], id="lost twice, named once"),
    ],
)
def test_lost(before: str, after: str, lost: list[str]) -> None:
    assert missing(law, before, after) == lost
