"""DUP001: what is no repeated block, then blocks and runs that are."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_LONG, LONG, A, B, C
from tests.rules.broken import broken, findings, removed

CODE = "DUP001"
CALL = "```\nopen_the_valve(slowly, and_wait_for_the_pressure)\n```"
CALL_TO_ACTION = "See the release notes."


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, C), id="nothing is repeated"),
        pytest.param((CALL_TO_ACTION, A, CALL_TO_ACTION), id="short"),
        pytest.param(("詳しくはこちら。", JA_A, "詳しくはこちら。"), id="short, in Japanese"),
        pytest.param(("## Notes", A, "## Notes", B), id="headings may be equal"),
        pytest.param(("## 注意", JA_A, "## 注意", JA_B), id="headings, in Japanese"),
        pytest.param((CALL, A, CALL), id="code outside a run"),
        pytest.param((f"> {A}", B, f"> {A}"), id="quotations repeat on purpose"),
    ],
)
def test_no_repeated_block(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(("text", "between"), [(LONG, B), (JA_LONG, JA_B)], ids=["en", "ja"])
def test_a_block_again(text: str, between: str) -> None:
    blocks = (text, between, text)

    assert broken(CODE, *blocks) == ["5: safe exact-copy: copy of line 1, word for word"]
    assert removed(CODE, *blocks) == [text]


def test_a_copy_with_other_markup_is_no_copy_word_for_word() -> None:
    emphasised = LONG.replace("ferry", "*ferry*")

    assert broken(CODE, LONG, B, emphasised) == [
        "5: safe exact-copy: copy of line 1, the same but for spacing or markup"
    ]


def test_a_run_is_one_finding_and_a_rule_does_not_end_it() -> None:
    blocks = (A, "---", B, C, A, "---", B)
    (finding,) = findings(CODE, *blocks)

    assert finding.blocks == 3
    assert len(finding.spans) == len(finding.originals) == 3
    assert removed(CODE, *blocks) == [f"{A}\n\n---\n\n{B}"]


def test_a_short_block_is_removed_inside_a_run() -> None:
    assert removed(CODE, A, CALL_TO_ACTION, B, C, A, CALL_TO_ACTION, B) == [
        f"{A}\n\n{CALL_TO_ACTION}\n\n{B}"
    ]
