"""Sentence matches: what each sentence of a segment is to the text that is kept."""

import pytest

from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.options import Options
from tests.match.posts import JA_A, JA_B, A, B, post_of


def states(*blocks: str) -> list[State]:
    """Return the states of the sentences of the last block."""
    copies = match_post(post_of(*blocks), Options()).copies
    return [sentence.state for sentence in copies[len(blocks) - 1].sentences]


def test_a_head_of_one_and_all_of_another_is_a_sentence_of_its_own() -> None:
    mixed = (
        "The ferry leaves the harbour before dawn and the band played until the last boat was in."
    )
    one = "The ferry leaves the harbour before dawn and nobody knows the reason for it."
    other = "the band played until the last boat was in."

    assert states(one, other, mixed) == [State.OWN]


@pytest.mark.parametrize(
    ("text", "other", "own", "space"),
    [(A, B, "Nobody had asked for it.", " "), (JA_A, JA_B, "だれに頼まれたわけでもない。", "")],
)
def test_copied_and_own(text: str, other: str, own: str, space: str) -> None:
    """A sentence that the paragraph itself says before is copied, too."""
    assert states(text, other, space.join((own, text, own))) == [
        State.OWN,
        State.WHOLE,
        State.WHOLE,
        State.WHOLE,
    ]


def test_a_copied_sentence_has_a_source_and_an_own_one_has_none() -> None:
    own = "Nobody had asked for it."
    copy = match_post(post_of(A, B, f"{own} {A}"), Options()).copies[2]

    assert [sentence.source is None for sentence in copy.sentences] == [True, False, False]
