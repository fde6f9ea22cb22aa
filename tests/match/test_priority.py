"""The order of decision: what stays is decided first."""

from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.priority import decision_order
from tests.match.posts import A, B, C, post_of


def order(*blocks: str, keep: str = "first") -> list[int]:
    return [segment.index for segment in decision_order(lay_out(post_of(*blocks)), keep)]


def test_first_before_later() -> None:
    assert order(A, B, A) == [0, 1, 2]
    assert order(A, B, A, keep="last") == [2, 1, 0]


def test_complete_before_cut() -> None:
    assert order(A[:60], B, A) == [1, 2, 0]
    assert order(A[:60], B, A, keep="last") == [2, 1, 0]


def test_what_stops_where_a_sentence_does_is_no_less_complete() -> None:
    assert order(A[:41], B, A) == [0, 1, 2]


def test_structured_before_strung_together() -> None:
    assert order(f"{A} {B} {C}", A, B, C) == [1, 2, 3, 0]
    assert order(f"{A} {B} {C}", A, B, C, keep="last") == [3, 2, 1, 0]


def test_a_heading_makes_two_enough() -> None:
    assert order(f"Fire {A}", "## Fire", A) == [1, 2, 0]
    assert order(f"{A} {B}", A, B) == [0, 1, 2]


def test_markers_and_short_headings_of_a_strung_line() -> None:
    assert order(f"## Fire {A} ## Sea {B}", "## Fire", A, "## Sea", B) == [1, 2, 3, 4, 0]
    assert order("## Fire", f"## Fire {A} {B}", A, B) == [0, 2, 3, 1]
    assert order(A, f"{A} {B} {C}", B, C) == [0, 2, 3, 1]


def test_a_text_that_was_cut_two_hundred_times() -> None:
    words = [f"word{number}" for number in range(220)]
    cuts = [" ".join(words[:length]) for length in range(20, 220)]

    assert order(*cuts, " ".join(words))[0] == 200
