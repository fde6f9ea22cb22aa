"""Two wordings."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, decided


def test_another_number_is_no_edit() -> None:
    one = "The keeper climbs ninety steps to the lamp and counts every one of them aloud."

    assert decided(one, B, C, one.replace("ninety", "eighty")) == {}


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (A, A.replace("the mail and", "the letters, the mail and")),
        (JA_A, JA_A.replace("毎晩沖を", "毎晩静かに沖を")),
    ],
)
def test_one_or_two_words_are_shown(text: str, edited: str) -> None:
    assert decided(text, B, C, edited) == {3: "offered few-words"}


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (A, A.replace("the mail and", "the letters, all parcels and")),
        (JA_A, JA_A.replace("毎晩沖を", "毎晩ひそやかに沖を")),
    ],
)
def test_an_edit_is_offered(text: str, edited: str) -> None:
    assert decided(text, B, C, edited) == {3: "offered edited-copy"}


@pytest.mark.parametrize("parts", [(A, B, C), (JA_A, JA_B, JA_C)])
def test_one_without_its_middle_is_removed(parts: tuple[str, str, str]) -> None:
    space = " " if parts[0] is A else ""
    shorter = f"{parts[0]}{space}{parts[2]}"

    assert decided(space.join(parts), D, shorter) == {2: "removed settles-nothing"}
