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


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        pytest.param(
            "It is dark. The ferry leaves long before dawn and early morning,",
            "and carries the mail home.",
            id="en",
        ),
        pytest.param(
            "まだ暗い。渡し船は夜が明けるよりずっと前に港を出て、", "島の人の手紙を運ぶ。", id="ja"
        ),
        pytest.param(
            "天还没亮。渡船在天亮之前很久就已经离开了港口，", "把岛上居民的信件送到对岸。", id="zh"
        ),
        pytest.param(
            "Ещё темно. Паром отходит задолго до рассвета,", "и везёт почту через пролив.", id="ru"
        ),
    ],
)
def test_lost_in_two_pieces(first: str, rest: str) -> None:
    """A sentence that was whole in a paragraph is not kept by halves in two paragraphs."""
    space = "" if first.endswith(("、", "，")) else " "
    whole = f"{first}{space}{rest}"

    (lost,) = missing(law, f"{first}\n\n{rest}\n\n{whole}", f"{first}\n\n{rest}")

    assert whole.endswith(lost)


def test_kept_by_what_was_given_up() -> None:
    assert missing(law, f"{FERRY}\n\n{TOWER}", FERRY, TOWER) == []
