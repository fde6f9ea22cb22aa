"""CUT002: halves that belong to different texts, then paragraphs that were split in two."""

import pytest

from dedupe_paragraphs.model.evidence import CutEnd
from tests.match.posts import JA_A, JA_LONG, LONG, A, B, C
from tests.rules.broken import broken, findings

CODE = "CUT002"
HEAD = "Three times the bridge was lost. Each time it was the whole village that went in, and"
REST = "built it again from logs. The bridge of today is the fourth, and nobody trusts it."
JA_HEAD = "橋は三度流された。そのたびに村の人が総出で川に入り、"
JA_REST = "丸太を組んで架け直したという。いまの橋は四代目にあたる。"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, B, A, C), id="whole sentences around a copy"),
        pytest.param((A, HEAD, B, REST), id="a text of its own between"),
        pytest.param((A, HEAD, "## Next", REST), id="a heading between"),
        pytest.param((JA_A, JA_HEAD, "## 次", JA_REST), id="a heading between, in Japanese"),
    ],
)
def test_no_split_paragraph(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    "blocks", [(LONG, HEAD, LONG, REST), (JA_LONG, JA_HEAD, JA_LONG, JA_REST)], ids=["en", "ja"]
)
def test_halves_around_a_copy_are_likely_one(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == [
        "3: unsafe split-likely: stops in mid-sentence; it continues at line 7"
    ]


def test_another_copy_shows_that_they_are_one() -> None:
    blocks = (A, HEAD, A, REST, B, f"{HEAD} {REST}", C)
    (finding,) = findings(CODE, *blocks)

    assert broken(CODE, *blocks) == [
        "3: safe split-shown: stops in mid-sentence; it continues at line 7, "
        "as the copy at line 11 shows"
    ]
    assert isinstance(finding.evidence, CutEnd)
    assert finding.evidence.rest == finding.originals[0]
    assert finding.evidence.witness is not None
