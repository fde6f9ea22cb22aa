"""CUT001: ends that are whole, then paragraphs that stop in mid-sentence."""

import pytest

from tests.match.posts import JA_A, JA_B, A, B
from tests.rules.broken import broken, removed

CODE = "CUT001"
CUT = "The committee met twice. Nobody expected that the vote would be decided by"
JA_CUT = "委員会は春に二度開かれた。結論までには、まだ多くの資料と、"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B), id="whole sentences"),
        pytest.param(("Opening hours", A), id="a label"),
        pytest.param(("営業時間のご案内", JA_A), id="a label, in Japanese"),
        pytest.param(("The options are:", "- one\n- two"), id="before a list"),
        pytest.param(("For example, and", "```\ncode\n```"), id="before code"),
        pytest.param((f"- {CUT}", A), id="a list item"),
        pytest.param((f"> {JA_CUT}", JA_A), id="a quotation"),
    ],
)
def test_no_cut_paragraph(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    "blocks", [(A, CUT, "## Next year", B), (JA_A, JA_CUT, "## 翌年", JA_B)], ids=["en", "ja"]
)
def test_a_paragraph_that_nothing_finishes_is_shown(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == [
        "3: manual cut-paragraph: stops in mid-sentence; no continuation was found at line 5"
    ]
    assert removed(CODE, *blocks) == []
