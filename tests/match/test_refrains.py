"""A block that repeats alone, its links, and what stands between: the small copies."""

import pytest

from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.links import leads_alike
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.options import Options
from tests.match.posts import A, B, C, D, post_of

LINKED = "See [the timetable](a.html) before you go. It carries the mail and the morning bread."


def gone(*blocks: str) -> list[int]:
    return sorted(match_post(post_of(*blocks), Options()).safe_blocks)


def test_links_that_lead_elsewhere() -> None:
    segments = lay_out(post_of(LINKED, LINKED.replace("a.html", "b.html"), A)).segments

    assert leads_alike(segments[0], segments[:1])
    assert not leads_alike(segments[0], segments[1:])
    assert leads_alike(segments[2], [])
    assert gone(LINKED, B, LINKED.replace("a.html", "b.html")) == []
    assert gone(LINKED, B, LINKED) == [2]
    assert gone(A, LINKED, C, B, A, LINKED.replace("a.html", "b.html"), C) == [4, 6]


def test_images_of_the_same_words() -> None:
    assert gone(f"![Sea](a.png) {A}", B, f"![Sea](b.png) {A}") == []
    assert gone(f"![Sea](a.png) {A}", B, f"![Sea](a.png) {A}") == [2]


def test_verse() -> None:
    stanza = "The bell is in the river,\nthe river is in the bell,\nand both will ring for ever."
    lines = lay_out(post_of(stanza, A, "One line only.", f"{A}\n{B}")).segments

    assert [is_verse(each) for each in lines] == [True, False, False, False]
    assert gone(stanza, A, stanza, B) == []


@pytest.mark.parametrize(
    "line", ["[Read the whole story of the quay](a.html)", "**[Shop](b)** now!"]
)
def test_calls_to_action(line: str) -> None:
    assert gone(A, line, B, line, C, line) == []


def test_a_refrain_beside_its_own_original_is_a_slip() -> None:
    late = "The boat was late again, of course, by an hour."

    assert gone(B, late, late) == [2]


def test_boilerplate() -> None:
    note = "Prices were checked in spring. They may change."

    assert gone(A, note, B, note, C, note, D, note) == []
    assert gone(A, note, B, note) == [3]


@pytest.mark.parametrize("between", ["---", "---END---", "（続き）"])
def test_what_stands_between_copies_goes(between: str) -> None:
    assert gone(A, B, C, A, between, B) == [3, 4, 5]


def test_a_rule_beside_one_copy_stays() -> None:
    assert gone(A, B, C, A, "---", D) == [3]


def test_a_rule_is_not_left_doubled_or_last() -> None:
    assert gone(A, B, "---", A, "---", C) == [3, 4]
    assert gone(A, B, "---", A) == [2, 3]


def test_debris_in_a_post_without_copies_stays() -> None:
    assert gone(A, "---END---", B) == []


def test_units() -> None:
    """The sentences of a paragraph, each told whether it stands elsewhere."""
    own = "Nobody had asked for it."
    copies = match_post(post_of(A, B, f"{own} {A} {own}"), Options()).copies[2]

    assert [sentence.state for sentence in copies.sentences] == [
        State.OWN,
        State.WHOLE,
        State.WHOLE,
        State.WHOLE,
    ]
    assert [copies.sentences[at].source is None for at in range(4)] == [True, False, False, False]


def test_a_head_of_one_and_all_of_another_is_a_sentence_of_its_own() -> None:
    mixed = (
        "The ferry leaves the harbour before dawn and the band played until the last boat was in."
    )
    one = "The ferry leaves the harbour before dawn and nobody knows the reason for it."
    other = "the band played until the last boat was in."
    copies = match_post(post_of(one, other, mixed), Options()).copies[2]

    assert [sentence.state for sentence in copies.sentences] == [State.OWN]
