"""Cleaning: one fixpoint, proven."""

from collections import Counter
from typing import Any

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post import parse as reading
from tests.fixtures import FIXTURES, read_case

FIRST = (FIXTURES / "first" / "tidal-town.md").read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"One.\r\rTwo.\r", id="lone CR"),
        pytest.param(b"\xef\xbb\xbf# Tides\n\nThe sea rises.", id="no copy"),
        pytest.param(b"---\ndedupe: false\n---\n\n" + FIRST, id="silenced"),
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_nothing_to_do(data: bytes, unsafe: bool) -> None:
    cleaned = clean(data, "a.md", Options(), unsafe=unsafe)

    assert cleaned.data == data
    assert cleaned.applied == ()
    assert not cleaned.changed


def test_a_result_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan hands its parse of the result to the proof and to the next analysis."""
    parsed: Counter[bytes] = Counter()

    def counting(data: bytes, *others: Any, **named: Any) -> Post:
        parsed[data] += 1
        return reading.parse(data, *others, **named)

    for module in ("fix.plan", "fix.clean", "fix.check", "fix.prove.proof"):
        monkeypatch.setattr(f"dedupe_paragraphs.{module}.parse", counting)
    cleaned = clean(FIRST, "a.md", Options())

    assert cleaned.changed
    assert parsed[FIRST] == 1
    assert parsed[cleaned.data] == 1


def test_damage_is_measured_once_on_the_post_as_it_was_read() -> None:
    """The first round removes all damage; what the post repeats besides is still offered."""
    case = read_case(FIXTURES / "rules" / "DUP008" / "in-a-damaged-post.md")
    options = Options(select=frozenset({"DUP001", "DUP008"}))
    cleaned = clean(case.given, "a.md", options)

    assert [(each.rule, each.safety) for each in cleaned.remaining] == [("DUP008", Safety.UNSAFE)]
    assert [each.safety for each in check(cleaned.data, "a.md", options).findings] == [
        Safety.MANUAL
    ]
