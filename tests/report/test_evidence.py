"""The lines that show a finding: what is missing, what is removed, what is kept."""

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.row import rows
from tests.fixtures import FIXTURES, read_case

FERRY = "The ferry leaves at six, when the gulls are asleep. Whoever misses it waits. It is long."
MENDERS = "In winter the menders work in the loft above the school."
SING = "They sing so that their fingers stay warm. Nobody listens but the cat."
BREAD = "Bread is baked twice a week in the oven. The smell reaches the harbour. Dogs follow it."


def shown(*blocks: str) -> str:
    report = check("\n\n".join([*blocks, ""]).encode(), "a.md", Options())
    return "".join(map(Full().finding, rows(report)))


def test_a_cut_run_quotes_what_its_last_block_lacks() -> None:
    text = shown(FERRY, BREAD, f"{MENDERS} {SING}", "## More", FERRY, BREAD, f"{MENDERS} They sing")

    assert "They sing{+ so that their fingers stay warm. Nobody listens but the cat.+}" in text


@pytest.mark.parametrize("strong", ["In **winter** the", "In [winter](https://example.com) the"])
def test_marks_are_no_difference_where_a_copy_stops(strong: str) -> None:
    original = f"{MENDERS} {SING}".replace("In winter the", strong)
    text = shown(original, BREAD, f"{MENDERS} They sing so that")

    assert "    1 + " in text
    assert "They sing so that{+ their fingers stay warm. Nobody listens but the cat.+}" in text
    assert "    5 - " in text


def test_what_only_the_removed_text_has_is_marked_as_removed() -> None:
    edited = FERRY.replace("leaves at", "leaves quietly at").replace("asleep.", "asleep, always.")
    text = shown(FERRY, BREAD, edited)

    assert "[- quietly-]" in text or "[-quietly -]" in text
    assert "{+" not in text


def test_one_sentence_that_is_removed_is_quoted() -> None:
    case = read_case(FIXTURES / "unsafe" / "ja-sentence-again-in-a-damaged-post.md")
    text = shown(case.given.decode())

    assert "Fix: remove the sentence “港の朝の市は、まだ暗い夜" in text
