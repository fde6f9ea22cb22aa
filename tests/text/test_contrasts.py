"""Contrasts: what counts as another sentence, in any text of a script."""

import pytest

from dedupe_paragraphs.text.contrasts import same_numbers, says_the_same

DIFFERENT = [
    pytest.param("船は三隻ある。", "船は四隻ある。", id="ja number word"),
    pytest.param("船は3隻ある。", "船は4隻ある。", id="ja digit"),
    pytest.param("船は出る。", "船は出ない。", id="ja negation"),
    pytest.param("船は出ました。", "船は出ませんでした。", id="ja polite negation"),
    pytest.param("知らず、待つ。", "知って、待つ。", id="ja literary negation"),
    pytest.param("可能である。", "不可能である。", id="prefix of Chinese origin"),
    pytest.param("The ship has three masts.", "The ship has two masts.", id="en number word"),
    pytest.param("It costs 3.5 pounds.", "It costs 3.6 pounds.", id="decimal"),
    pytest.param("It was 20 degrees.", "It was -20 degrees.", id="sign"),
    pytest.param("気温は20度だった。", "気温は-20度だった。", id="ja sign"),
    pytest.param("Add ½ cup.", "Add ¼ cup.", id="fraction"),
    pytest.param("棚の②番。", "棚の③番。", id="circled number"),
    pytest.param("It is in box II.", "It is in box III.", id="Roman number"),
    pytest.param("It may leave.", "It may not leave.", id="en negation"),
    pytest.param("It does leave.", "It doesn't leave.", id="en contraction"),
    pytest.param("El barco sale.", "El barco no sale.", id="es negation"),
    pytest.param("这可以。", "这不可以。", id="zh negation"),
]

SAME = [
    pytest.param("船は出る。", "船が出る。", id="ja particle"),
    pytest.param("それは少ない。", "それは多い。", id="ja adjective that ends like a negation"),
    pytest.param("One may leave.", "You may leave.", id="en pronoun"),
    pytest.param("A knot in the rope.", "A loop in the rope.", id="en letters of a negation"),
    pytest.param("I leave at once.", "We leave at once.", id="en pronoun of one letter"),
    pytest.param("Pages 3-5 are lost.", "Pages 3-5 were lost.", id="range"),
    pytest.param("All two of the 3 ships.", "All 3 of the two ships.", id="another order"),
]


@pytest.mark.parametrize(("ours", "theirs"), DIFFERENT)
def test_they_are_different(ours: str, theirs: str) -> None:
    assert not says_the_same(ours, theirs)
    assert not says_the_same(theirs, ours)


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_they_agree(ours: str, theirs: str) -> None:
    assert says_the_same(ours, theirs)


def test_a_negation_is_no_number() -> None:
    assert same_numbers("It may leave.", "It may not leave.")
