"""Classify: the kind of each copy, by exact evidence."""

import pytest

from dedupe_paragraphs.match.classify import classify
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason
from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, post_of


def copies(*blocks: str, stay: frozenset[int] = frozenset()) -> dict[int, Copy]:
    layout = lay_out(post_of(*blocks))
    return classify(layout, decision_order(layout, "first"), Options(), stay)


def kinds(*blocks: str) -> list[CopyKind]:
    return [copy.kind for _, copy in sorted(copies(*blocks).items())]


def test_own_text() -> None:
    assert kinds(A, "## Fire", B, "```\nx\n```") == [CopyKind.OWN] * 4


def test_what_must_stay_is_own() -> None:
    assert copies(A, B, A, stay=frozenset({2}))[2].kind is CopyKind.OWN


@pytest.mark.parametrize(
    ("texts", "cut", "space"), [((A, B, C), 70, " "), ((JA_A, JA_B, JA_C), 24, "")]
)
def test_kinds_of_copies(texts: tuple[str, str, str], cut: int, space: str) -> None:
    one, _, three = texts

    assert kinds(*texts, one)[3] is CopyKind.EXACT
    assert kinds(*texts, one[:cut])[3] is CopyKind.CUT
    assert kinds(*texts, space.join(texts))[3] is CopyKind.RUN_TOGETHER
    assert kinds(space.join(texts), D, f"{one}{space}{three}")[2] is CopyKind.EDITED


@pytest.mark.parametrize(
    ("again", "reason"),
    [
        ("## Fire", Reason.REPEATED_HEADING),
        ("```\nx = 1\n```", Reason.NOT_PROSE),
        ("Read on.", Reason.TOO_SHORT),
        ("詳しくはこちら。", Reason.TOO_SHORT),
    ],
)
def test_what_proves_nothing_alone(again: str, reason: Reason) -> None:
    copy = copies(A, again, B, again)[3]

    assert copy.is_whole
    assert copy.needs_run is reason
    assert not copy.proves_itself


def test_code_that_differs_by_a_space_is_own() -> None:
    assert kinds(A, "```\nx = 1\n```", B, "```\nx = 1 \n```")[3] is CopyKind.OWN
