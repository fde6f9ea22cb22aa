"""Real posts, where they are at hand: told by line numbers, for their text is not ours."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.evidence import CutEnd, Edited, Mixed
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.text.source import byte_span
from dedupe_paragraphs.text.width import has_width
from tests.fixtures import SHARED

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real posts are not at hand (../shared)"
)
FIRST = SHARED / "posts" / "shanghai-600.md"
SECOND = SHARED / "posts" / "china-ecosystem.md"
SAMPLE = sorted((SHARED / "archive-sample").glob("*"))

# Lines of the first post.
CLOSING_QUESTION = 34
COPIED_SECTION = (79, *range(81, 98, 2), *range(101, 114, 2))
GIANTS = (128, 135)
CUT_COPY = 143
CONCLUSION_AGAIN = (172, 174, 176, 180)
COPIES = (CLOSING_QUESTION, *COPIED_SECTION, *GIANTS, CUT_COPY, *CONCLUSION_AGAIN)
CUT_HALF, OTHER_HALF = 132, 138
SHORTER, FULLER = 54, 99
EDITED_WITH_A_SENTENCE_OF_ITS_OWN = 146
KEPT_BELOW_ITS_HEADING = (170, 178)
STUB = (123, 125)
NOT_A_COPY = 130
SAID_ONCE = (*range(115, 122, 2), 130, 138, *range(148, 171, 2))
LONG_SENTENCE = 40
"""Cells, as the default of `min-length`."""


@cache
def cleaned(path: Path, unsafe: bool = False) -> Cleaned:
    return clean(path.read_bytes(), path.name, Options(), unsafe=unsafe)


def lines_of(data: bytes) -> list[str]:
    return data.decode().split("\n")


def first_without(gone: Iterable[int]) -> list[str]:
    """Return the lines that hold text, without some, halves as one, the fuller text in place."""
    lines = dict(enumerate(lines_of(FIRST.read_bytes()), start=1))
    lines[SHORTER] = lines.pop(FULLER)
    lines[CUT_HALF] += lines.pop(OTHER_HALF)
    for number in gone:
        del lines[number]
    return [line for line in lines.values() if line]


def filled(data: bytes) -> list[str]:
    return [line for line in lines_of(data) if line]


def first_line(post: Post, span: Span) -> int:
    return post.data.count(b"\n", 0, span.start) + 1


def of(findings: Iterable[Finding], code: str) -> list[Finding]:
    return [each for each in findings if each.rule == code]


def test_first_post_safely() -> None:
    """The copies are gone, the halves are one, all else is there byte for byte and in order."""
    assert filled(cleaned(FIRST).data) == first_without(COPIES)


def test_first_post_keeps_what_it_says_once() -> None:
    before, after = lines_of(FIRST.read_bytes()), lines_of(cleaned(FIRST).data)

    for number in SAID_ONCE:
        assert any(before[number - 1] in line for line in after), number


def test_first_post_unsafely() -> None:
    given = lines_of(FIRST.read_bytes())
    edited = given[EDITED_WITH_A_SENTENCE_OF_ITS_OWN - 1]
    own = edited.split("。")[2] + "。"
    expected = [own if line == edited else line for line in first_without([*COPIES, *STUB])]

    assert len(own) == 83
    assert filled(cleaned(FIRST, unsafe=True).data) == expected


def test_first_post_keeps_a_text_below_its_own_heading() -> None:
    report = cleaned(FIRST, unsafe=True).before
    lines = [first_line(report.post, span) for each in report.kept for span in each.spans]
    before, after = lines_of(FIRST.read_bytes()), filled(cleaned(FIRST, unsafe=True).data)

    assert KEPT_BELOW_ITS_HEADING[1] in lines
    assert after[-2:] == [before[number - 1] for number in KEPT_BELOW_ITS_HEADING]


def test_first_post_tells_runs() -> None:
    report = cleaned(FIRST).before
    runs = [
        (first_line(report.post, each.place), each.blocks) for each in of(report.findings, "DUP001")
    ]

    assert len(report.findings) < 20
    assert (81, 9) in runs
    assert (101, 7) in runs


def test_first_post_tells_the_giants() -> None:
    report = cleaned(FIRST).before
    giants = of(report.findings, "DUP004")

    assert tuple(first_line(report.post, each.place) for each in giants) == GIANTS
    parts = [each.evidence.parts for each in giants if isinstance(each.evidence, Mixed)]
    assert all(part.copied for each in parts for part in each)
    last = giants[1].originals[-1].span
    (whole,) = [b.span for b in report.post.blocks if b.span.start < last.end <= b.span.end]
    assert last.end < whole.end


def test_first_post_shows_the_edits() -> None:
    report = cleaned(FIRST).before
    edits = of(report.findings, "DUP002")

    assert [first_line(report.post, each.place) for each in edits] == [FULLER]
    assert [each.safety for each in edits] == [Safety.SAFE]
    assert all(isinstance(each.evidence, Edited) and each.evidence.changes for each in edits)
    assert all(0.8 <= each.similarity < 1 for each in edits)


def test_first_post_joins_by_a_witness() -> None:
    report = cleaned(FIRST).before
    (space_between,) = of(report.findings, "CUT002")

    assert space_between.safety is Safety.SAFE
    assert first_line(report.post, space_between.place) == CUT_HALF
    assert isinstance(space_between.evidence, CutEnd)
    assert space_between.evidence.witness is not None
    assert first_line(report.post, space_between.evidence.witness.span) in (CUT_COPY, 178)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_first_post_keeps_a_sentence_that_shares_a_clause(unsafe: bool) -> None:
    report = cleaned(FIRST, unsafe).before
    line = lines_of(report.post.data)[NOT_A_COPY - 1]
    start = report.post.data.index(line.encode())
    span = Span(start, start + len(line.encode()))

    assert not [each for each in report.findings if any(s.overlaps(span) for s in each.spans)]
    assert line in lines_of(cleaned(FIRST, unsafe).data)


def test_second_post_is_clean() -> None:
    for unsafe in (False, True):
        assert cleaned(SECOND, unsafe).before.findings == ()
        assert not cleaned(SECOND, unsafe).changed


EACH = pytest.mark.parametrize("path", SAMPLE, ids=map(str, range(len(SAMPLE))))
BOTH = pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])


def test_the_sample_is_whole() -> None:
    assert len(SAMPLE) == 84


@EACH
def test_nothing_is_lost(path: Path) -> None:
    assert prove(path.read_bytes(), cleaned(path).data, path.name).losses == ()


@BOTH
@EACH
def test_cleaning_twice_is_cleaning_once(path: Path, unsafe: bool) -> None:
    once = cleaned(path, unsafe)
    twice = clean(once.data, path.name, Options(), unsafe=unsafe)

    assert prove(path.read_bytes(), once.data, path.name, once.conceded).losses == ()
    assert twice.data == once.data


@BOTH
@EACH
def test_no_safe_finding_is_left(path: Path, unsafe: bool) -> None:
    assert [each for each in cleaned(path, unsafe).remaining if each.safety is Safety.SAFE] == []


@BOTH
@EACH
def test_front_matter_and_code_stay(path: Path, unsafe: bool) -> None:
    """Code goes only where the same code stays; what stays is the same, in the same order."""
    before = cleaned(path).before.post
    after = parse(cleaned(path, unsafe).data, path.name)
    codes = [list(dict.fromkeys(_codes(post))) for post in (before, after)]

    assert after.data[: after.body] == before.data[: before.body]
    assert codes[0] == codes[1]


def _codes(post: Post) -> list[bytes]:
    return [post.source(each.span) for each in post.blocks if each.kind is BlockKind.CODE]


@EACH
def test_what_still_stands_twice_is_told(path: Path) -> None:
    """A long sentence that is left twice is a finding, or kept for a reason.

    With a link it may be a call to action. An edited copy tells of all its block.
    """
    report = check(cleaned(path).data, path.name, replace(Options(), select=frozenset(CATALOGUE)))
    told = [span for finding in report.findings for span in finding.spans]
    told += [span for each in report.kept for span in each.spans]
    edited = [each.place for each in of(report.findings, "DUP002")]
    blocks = [each.span for each in report.post.blocks]
    told += [span for span in blocks if any(span.overlaps(each) for each in edited)]
    places: dict[str, list[Span]] = defaultdict(list)
    for block in report.post.blocks:
        for sentence in () if block.links else block.sentences:
            if has_width(block.key[sentence.start : sentence.end], LONG_SENTENCE):
                span = byte_span(block, sentence.start, sentence.end)
                places[block.key[sentence.start : sentence.end]].append(span)

    for again in places.values():
        untold = [span for span in again if not any(span.overlaps(each) for each in told)]
        assert len(untold) <= 1, len(again)  # the original, which may be the later one
