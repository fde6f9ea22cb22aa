"""What is asked of any bytes: nothing is raised, nothing is lost, nothing drives a terminal."""

import re
from dataclasses import replace
from typing import NamedTuple

from dedupe_paragraphs.api.verify import verify
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.renderer import FORMATS
from dedupe_paragraphs.report.renderer import renderer as made
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import errors
from tests.post.soundness import assert_sound
from tests.report.rendering import finished, written

_PATHS = ("post.md", "post.mdx", "post.txt", "post.md")
_UNSAFE, _LAST = 4, 8
"""Bits of the first byte; the two lowest choose the path."""
_DRIVES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Question(NamedTuple):
    """One post and how it is cleaned."""

    data: bytes
    path: str
    options: Options
    unsafe: bool


def question(data: bytes) -> Question:
    """Read the first byte as options, the rest as the post."""
    bits = data[0] if data else 0
    options = replace(Options(), keep="last" if bits & _LAST else "first")
    return Question(data[1:], _PATHS[bits & 3], options, bool(bits & _UNSAFE))


def asked(data: bytes, path: str = "post.md", *, unsafe: bool = False) -> bytes:
    """Return the bytes that ask for a post, the other way round."""
    return bytes([_PATHS.index(path) | (_UNSAFE if unsafe else 0)]) + data


def examine(data: bytes) -> None:
    """Send a post all the way; fail if any promise is broken on it."""
    post, path, options, unsafe = question(data)
    try:
        report = check(post, path, options)
    except DedupeError as refused:
        _assert_said(refused)
        return
    assert_sound(report.post)
    cleaned = clean(post, path, options, unsafe=unsafe)
    _assert_kept(cleaned, path, unsafe=unsafe)
    _assert_promised(report, cleaned)
    _assert_stable(cleaned, path, options, unsafe=unsafe)
    for name in FORMATS:
        _assert_harmless(name, cleaned)


def _assert_said(refused: DedupeError) -> None:
    assert errors.error(refused)


def _assert_kept(cleaned: Cleaned, path: str, *, unsafe: bool) -> None:
    """The law: what no unsafe fix names is kept."""
    before = cleaned.before.post.data
    assert prove(before, cleaned.data, path, cleaned.conceded).losses == ()
    if not unsafe:
        assert verify(before, cleaned.data, path).losses == ()


def _assert_promised(report: Report, cleaned: Cleaned) -> None:
    """A check says what the cleaning did, save of fixes that only later rounds spoke against."""
    for promised, done in zip(report.findings, cleaned.before.findings, strict=True):
        assert promised == done or done.reason is Reason.UNPROVEN


def _assert_stable(cleaned: Cleaned, path: str, options: Options, *, unsafe: bool) -> None:
    again = clean(cleaned.data, path, options, unsafe=unsafe)
    assert again.data == cleaned.data
    assert_sound(again.before.post)


def _assert_harmless(name: str, cleaned: Cleaned) -> None:
    """A report holds no control character but its line ends."""
    renderer = made(name)
    tally = Tally(paths=(cleaned.before.post.path,))
    tally.checked(cleaned.before)
    report = written(renderer, cleaned.before, cleaned) + finished(renderer, tally)
    found = _DRIVES.search(report)
    assert found is None, (name, found)
