"""Splits: which halves belong together, and on what evidence."""

from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.match.splits import propose_splits
from dedupe_paragraphs.model.options import Options
from tests.match.posts import LONG, B, C, post_of

CUT = "My grandmother kept bees behind the chapel. She spoke to them in a"
REST = "language of her own. Nobody else was ever stung, and nobody else was fed."


def splits(*blocks: str) -> list[tuple[int, int, int, bool]]:
    return [
        (each.first, each.rest, each.overlap, each.witness is not None)
        for each in propose_splits(lay_out(post_of(*blocks)))
    ]


def test_no_joint_without_evidence() -> None:
    assert splits(CUT, LONG, REST) == []
    assert splits(LONG, B, C) == []


def test_no_joint_of_a_paragraph_that_ends() -> None:
    assert splits(f"{CUT}.", LONG, REST, f"{CUT} {REST}") == []


def test_no_joint_of_items_and_quotes() -> None:
    assert splits(f"- {CUT}", LONG, REST, f"{CUT} {REST}") == []
    assert splits(CUT, LONG, f"> {REST}", f"{CUT} {REST}") == []


def test_a_witness() -> None:
    assert splits(CUT, LONG, REST, B, f"{CUT} {REST}") == [(0, 2, 0, True)]


def test_an_overlap() -> None:
    cut = CUT.replace("to them", "to her bees")
    said = "She spoke to her bees in a"

    assert splits(cut, LONG, f"{said} {REST}") == [(0, 2, len(said), False)]


def test_a_joint_over_text_of_its_own_does_not_hold() -> None:
    found = match_post(post_of(CUT, LONG, REST, B, f"{CUT} {REST}"), Options())

    assert found.splits == ()


def test_a_joint_over_a_copy_holds() -> None:
    found = match_post(post_of(LONG, CUT, LONG, REST, B, f"We heard it. {CUT} {REST}"), Options())

    assert [(split.first, split.rest) for split in found.splits] == [(1, 3)]
