"""DUP003: what begins alike without being cut, then cut copies and stubs."""

import pytest

from dedupe_paragraphs.model.evidence import Truncated
from tests.match.posts import JA_A, JA_B, A, B, C
from tests.rules.broken import broken, findings, removed

CODE = "DUP003"
CUT, JA_CUT = A[:60], JA_A[:30]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, A), id="a whole copy"),
        pytest.param(("Note:", f"Note: {A}"), id="a label"),
        pytest.param(("注:", f"注: {JA_A}"), id="a label, in Japanese"),
        pytest.param(
            ("Opening hours", A, "Opening hours and prices of the ferry"), id="far from its text"
        ),
        pytest.param(("# The ferry leaves the harbour", A), id="a heading begins its text"),
    ],
)
def test_no_truncated_copy(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((A, B, CUT), "5: safe cut-copy: cut copy of line 1, which has 24 characters more"),
        ((CUT, B, A), "1: safe cut-copy: cut copy of line 5, which has 24 characters more"),
        (
            (JA_A, JA_B, JA_CUT),
            "5: safe cut-copy: cut copy of line 1, which has 15 characters more",
        ),
    ],
    ids=["after", "before", "ja"],
)
def test_a_cut_copy_is_removed_wherever_it_is(blocks: tuple[str, ...], said: str) -> None:
    cut = min(blocks, key=len)

    assert broken(CODE, *blocks) == [said]
    assert removed(CODE, *blocks) == [cut]


def test_the_cut_end_of_a_run_is_a_finding_of_its_own() -> None:
    (finding,) = findings(CODE, A, B, C, A, B[:60])

    assert isinstance(finding.evidence, Truncated)
    assert finding.evidence.missing == len(B) - 60
    assert [span.size for span in finding.evidence.rest] == [len(B) - 60]
    assert finding.blocks == 1


@pytest.mark.parametrize(
    ("heading", "stub", "full"),
    [
        ("## Tools", "First of all,", "First of all, three saws are enough for this whole book."),
        ("## 道具", "最初に、", "最初に、のこぎりが三本あればこの本の仕事には足りる。"),
    ],
    ids=["en", "ja"],
)
def test_a_section_that_begins_again(heading: str, stub: str, full: str) -> None:
    blocks = (heading, stub, heading, full)

    assert [each.split(":")[1].strip() for each in broken(CODE, *blocks)] == ["safe begun-section"]
    assert removed(CODE, *blocks) == [f"{heading}\n\n{stub}"]


@pytest.mark.parametrize(
    ("stub", "full"),
    [
        (
            "The people of the village",
            "The people of the village came out and built it again from logs.",
        ),
        ("村の人たちが総出", "村の人たちが総出で川に入り、丸太を組んで橋を架け直したという。"),
    ],
    ids=["en", "ja"],
)
def test_a_few_words_before_their_full_text_may_be_a_label(stub: str, full: str) -> None:
    (said,) = broken(CODE, "# 1", stub, full)

    assert said.startswith("3: unsafe stub: cut copy of line 5")
