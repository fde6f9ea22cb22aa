"""Groups: which copies one finding shows."""

from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.groups import find_groups
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from tests.match.posts import JA_B, JA_C, JA_LONG, LONG, B, C, D, post_of


def groups(*blocks: str) -> list[tuple[CopyKind, list[int], str]]:
    """Return the kind, the blocks and the reason of each."""
    matched = match_post(post_of(*blocks), Options())
    return [(each.kind, sorted(each.blocks), each.reason) for each in find_groups(matched)]


def test_no_copy_no_group() -> None:
    assert groups(LONG, "## Fire", B, "## Fire", C) == []


def test_copies_from_different_places_are_two() -> None:
    assert [blocks for _, blocks, _ in groups(LONG, B, C, D, C, LONG)] == [[4], [5]]


def test_a_run_is_one_with_its_separators() -> None:
    expected = [(CopyKind.EXACT, [3, 4, 5], "run-member")]

    assert groups(LONG, B, C, LONG, "---", B) == expected
    assert groups(JA_LONG, JA_B, JA_C, JA_LONG, "---", JA_B) == expected


def test_a_cut_end_is_a_group_of_its_own() -> None:
    assert groups(LONG, B, C, LONG, B[:70]) == [
        (CopyKind.EXACT, [3], "run-member"),
        (CopyKind.CUT, [4], "run-member"),
    ]


def test_a_run_together_line_is_a_group_of_its_own() -> None:
    assert groups(LONG, B, C, D, f"{LONG} {B} {C}", D)[0] == (
        CopyKind.RUN_TOGETHER,
        [4],
        "run-together",
    )
