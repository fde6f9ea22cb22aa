"""What came back, beside what should have come back."""

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.restore.render import Case
from benchmarks.restore.runner import Answer, Named

_GRAM = 8
"""Characters: text of the truth counts as standing where it lies in such a stretch of it."""
_NONE: Mapping[bytes, bool] = {}
_BREAK = re.compile(rb"(?:\r?\n){2,}|(?<=^---)\r?\n", re.MULTILINE)
"""Between two blocks, or between front matter and the first block."""


@dataclass(slots=True)
class Score:
    """One post, one way of cleaning."""

    exact: bool
    own: int
    """Characters that the post should have, white space and marks of emphasis left out."""
    lost: int
    """Of these, the characters that stand nowhere in the result."""
    left: int
    """Characters that the result has too many."""
    seconds: float


def score(truth: bytes, answer: Answer, either: Mapping[bytes, bool] = _NONE) -> Score:
    """Compare a result with its truth, runs of blank lines and some copied headings aside."""
    if _plain(answer.data) == _plain(truth) or (
        either and _without(either, answer.data) == _without(either, truth)
    ):
        return Score(True, len(_squeezed(truth)), 0, 0, answer.seconds)
    ought, got = _squeezed(truth), _squeezed(answer.data)
    lost = _lost(ought, got)
    left = max(0, len(got) - len(ought) + lost)
    return Score(False, len(ought), lost, left, answer.seconds)


def _without(either: Mapping[bytes, bool], data: bytes) -> list[bytes]:
    """Return the blocks of a post without some; the first of those that it needs stays."""
    seen = {text for text, is_own in either.items() if is_own}
    blocks = []
    for block in _BREAK.split(data.removeprefix(BOM_UTF8).strip()):
        if block not in either or block not in seen:
            blocks.append(block)
        seen.add(block)
    return blocks


def _plain(data: bytes) -> bytes:
    return re.sub(rb"(?:\r?\n){2,}", b"\n\n", data).rstrip()


def _squeezed(data: bytes) -> str:
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", data.decode()))


def _lost(ought: str, got: str) -> int:
    grams = {got[at : at + _GRAM] for at in range(len(got) - _GRAM + 1)}
    covered = bytearray(len(ought))
    for at in range(len(ought) - _GRAM + 1):
        if ought[at : at + _GRAM] in grams:
            covered[at : at + _GRAM] = b"\1" * _GRAM
    return covered.count(0)


def named(case: Case, findings: Iterable[Named]) -> dict[str, tuple[int, int]]:
    """Return, by fault, how many places had to be named, and how many were, by a right rule."""
    found = [(start, end, each.rule) for each in findings for start, end in each.spans]
    counts: dict[str, tuple[int, int]] = {}
    for wanted in case.wanted:
        right = any(
            start < wanted.end and wanted.start < end and rule in wanted.rules
            for start, end, rule in found
        )
        places, hits = counts.get(wanted.fault, (0, 0))
        counts[wanted.fault] = (places + 1, hits + right)
    return counts
