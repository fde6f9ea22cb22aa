"""Edited copies: what is another sentence, then what is the same with edits."""

import pytest

from tests.match.posts import A, B, C, brief, post_of, told

LONG = "The keeper climbs ninety steps to the lamp and counts every one of them aloud in the dark."
JA = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"


def codes(*blocks: str) -> list[str]:
    return [code for code, _, _ in brief(post_of(*blocks))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(LONG, LONG.replace("ninety", "90 wet").replace("the lamp", "12"), id="number"),
        pytest.param(f"{LONG} It has 30 rooms.", f"{LONG} It has 40 rooms."[90:], id="alone"),
        pytest.param(LONG, LONG.replace("climbs", "never climbs"), id="negation"),
        pytest.param(LONG, LONG.replace("counts", "does not count"), id="not"),
        pytest.param(JA, JA.replace("百年前", "二百年前"), id="kanji number"),
        pytest.param(JA[:28], JA[:28].replace("照らしている", "照らしていない"), id="ja negation"),
        pytest.param(A, B, id="unlike"),
        pytest.param(
            "Then run `pump --start --wait 30 --now` on the old machine behind the mill at night.",
            "Then run `pump --stop --wait 30 --slow` on an old machine near the mill at night.",
            id="command",
        ),
        pytest.param(
            "Near a pond of radius $r$ the keeper walks once and writes $2 \\pi r$ in a book.",
            "At a pond of radius $r$ the keeper walks once and writes $\\pi r^2$ in the old book.",
            id="formula",
        ),
        pytest.param(LONG, f"{LONG[:45]} and sleeps there through the autumn storms.", id="half"),
    ],
)
def test_another_sentence(one: str, other: str) -> None:
    assert codes(one, C, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(LONG, LONG.replace("every one", "each one"), id="words"),
        pytest.param(LONG, LONG.replace("lamp and", "lamp at dusk and"), id="clause"),
        pytest.param(JA, JA.replace("毎晩沖", "毎晩静かに沖"), id="ja"),
        pytest.param(A, A.replace("the mail and", "the letters, the mail and"), id="one of two"),
    ],
)
def test_an_edit_of_one_or_two_words_is_shown_and_stays(one: str, other: str) -> None:
    (finding,) = told(post_of(one, C, other))

    assert (finding.code, finding.safety) == ("DUP002", "manual")
    assert (finding.lines, finding.originals) == ((5,), (1,))
