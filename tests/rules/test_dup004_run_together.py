"""DUP004: long lines that are no copies, then lines that run blocks together."""

import pytest

from dedupe_paragraphs.model.evidence import Mixed
from tests.match.posts import JA_A, JA_B, A, B, C, D, E
from tests.rules.broken import broken, findings, removed

CODE = "DUP004"
OWN = "Nobody has said so before."
OWN_TOO = "A clerk found the lists behind a stove."
JA_OWN = "これはほかのどこにも書かれていない。"
JA_OWN_TOO = "書記が竈の後ろで名簿を見つけた。"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, f"{C} {D} {E}"), id="a long line of its own"),
        pytest.param((A, B, A), id="one block again"),
        pytest.param(("- One", "- Two", "One Two"), id="short items"),
        pytest.param(("- 一つ目", "- 二つ目", "一つ目二つ目"), id="short items, in Japanese"),
    ],
)
def test_nothing_is_run_together(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "characters"),
    [
        (("## One", A, "## Two", B, f"One {A} Two {B}"), 178),
        (("## 灯台", JA_A, "## 図書館", JA_B, f"灯台{JA_A}図書館{JA_B}"), 92),
    ],
    ids=["en", "ja"],
)
def test_a_line_of_headings_and_paragraphs(blocks: tuple[str, ...], characters: int) -> None:
    assert broken(CODE, *blocks) == [
        "9: safe run-together: runs together the text of lines 1-7: "
        f"all {characters} characters copied"
    ]
    assert removed(CODE, *blocks) == [blocks[-1]]


@pytest.mark.parametrize(
    ("blocks", "own"),
    [
        ((A, B, C, f"{A} {B} {C} {OWN} {OWN_TOO}"), f"{OWN} {OWN_TOO}"),
        (
            ("## 灯台", JA_A, "## 図書館", JA_B, f"灯台{JA_A}図書館{JA_B}{JA_OWN}{JA_OWN_TOO}"),
            f"{JA_OWN}{JA_OWN_TOO}",
        ),
    ],
    ids=["en", "ja"],
)
def test_sentences_of_its_own_are_kept(blocks: tuple[str, ...], own: str) -> None:
    (finding,) = findings(CODE, *blocks)

    assert isinstance(finding.evidence, Mixed)
    assert [part.copied for part in finding.evidence.parts] == [True, False]
    assert removed(CODE, *blocks) == [blocks[-1].removesuffix(own).strip()]


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ((A, B, C, f"{A} {B} {C} {OWN}"), f" {OWN}"),
        (("## 灯台", JA_A, "## 図書館", JA_B, f"灯台{JA_A}図書館{JA_B}{JA_OWN}"), JA_OWN),
    ],
    ids=["en", "ja"],
)
def test_one_sentence_more_follows_the_last_original(blocks: tuple[str, ...], written: str) -> None:
    assert removed(CODE, *blocks) == [f" -> {written}", blocks[-1]]
