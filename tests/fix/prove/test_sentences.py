"""Sentences: the ways in which one is kept."""

import pytest

from dedupe_paragraphs.fix.prove.sentences import missing as law
from tests.fix.prove.posts import missing

FERRY = "The ferry leaves before dawn and carries the mail over the sound."
TOWER = "The tower burned down in the dry summer and nobody was hurt."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("```\nx = 1\n```", "", id="code is no sentence"),
        pytest.param("---END---", "", id="debris is no sentence"),
        pytest.param(FERRY, FERRY, id="the same"),
        pytest.param(f"{FERRY} {TOWER}", f"{TOWER}\n\n{FERRY}", id="in another block"),
        pytest.param(f"## Tides {FERRY}", f"## Tides\n\n{FERRY}", id="put together"),
        pytest.param(FERRY[20:], FERRY, id="cut before it"),
        pytest.param(FERRY[10:40], FERRY, id="cut at both ends"),
        pytest.param(f"{FERRY}\n\nThe tower", f"{FERRY}\n\n{TOWER}", id="a fragment"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param(FERRY, TOWER, [FERRY], id="another"),
        pytest.param(f"{FERRY} {TOWER}", FERRY, [TOWER], id="one of two"),
        pytest.param(f"{FERRY} It {TOWER[10:]}", TOWER, [FERRY, f"It {TOWER[10:]}"], id="an end"),
        pytest.param("The tower", f"{FERRY} {TOWER}", ["The tower"], id="a fragment elsewhere"),
        pytest.param(FERRY[20:60], FERRY[:50], [FERRY[20:60]], id="half of a half"),
    ],
)
def test_lost(before: str, after: str, lost: list[str]) -> None:
    assert missing(law, before, after) == lost


def test_kept_by_what_was_given_up() -> None:
    assert missing(law, f"{FERRY}\n\n{TOWER}", FERRY, TOWER) == []
