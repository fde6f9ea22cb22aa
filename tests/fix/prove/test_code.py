"""Code spans."""

import pytest

from dedupe_paragraphs.fix.prove.atoms import codes as law
from tests.fix.prove.posts import missing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("No code.", "", id="no code"),
        pytest.param("Run `make`.", "We ran `make` again.", id="elsewhere"),
        pytest.param("Run ``` sh make ``` now.", "```sh\nmake\n```", id="a block run together"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param("Run `make`.", "Run make.", ["make"], id="without its marks"),
        pytest.param("Run `make`.", "Run `make all`.", ["make"], id="inside a longer one"),
        pytest.param("`a` and `a`", "", ["a"], id="lost twice, named once"),
    ],
)
def test_lost(before: str, after: str, lost: list[str]) -> None:
    assert missing(law, before, after) == lost
