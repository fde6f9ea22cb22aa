"""One line counter: every message names the line that an editor shows."""

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.errors import InputError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.positions import Positions

FERRY = "The ferry leaves before dawn and carries the mail. It carries bread over the sound."
ENDS = pytest.mark.parametrize(
    "end",
    ["\n\n", "\r\n\r\n", "\r\r", "\n\r\n", "\r\n\r"],
    ids=["LF", "CRLF", "CR", "LF and CRLF", "CRLF and CR"],
)


@ENDS
def test_a_loss_has_the_line_of_a_finding(end: str) -> None:
    before = f"A \u2028 \x0c heading{end}{FERRY}{end}{FERRY}{end}".encode()
    (loss, *_) = prove(before, f"A \u2028 \x0c heading{end}".encode()).losses
    (finding,) = check(before, "a.md", Options()).findings

    assert loss.line == 3
    assert Positions(before).line(finding.spans[0].start) == 5


@ENDS
@pytest.mark.parametrize("wrong", [b"\0", b"\xff"])
def test_what_is_no_text_has_the_same_line(end: str, wrong: bytes) -> None:
    with pytest.raises(InputError) as refused:
        parse(f"A \u2028 line{end}Another".encode() + wrong)

    assert "line 3" in str(refused.value.message)
