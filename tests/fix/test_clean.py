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


LOST = {
    "Pump the front tyre of the bike to 4 bar before the ride in the morning, if it is cold.": """\
# Tyres

{lost} Check the valve with a drop of water every week.

Most neighbours do not mind the work. A rubber mat takes away nearly all of the noise.

Most neighbours do not mind the work. A rubber mat takes away nearly all of the noise.

Pump up the front tyre of the bicycle to 4 bar before the first ride of the morning, when it is very
cold. Check the valve with a drop of water every week.
""",
    "窯はゆっくり温まるので、客が来る一時間前に火を入れておくとよい。": """\
# 窯

{lost}灰は翌朝まで掻き出さない。

庭は日曜に開き、門のそばでパンを売っている。上着を忘れないほうがよい。夜は冷える。

庭は日曜に開き、門のそばでパンを売っている。上着を忘れないほうがよい。夜は冷える。

窯はなかなか温まらず時間もかかるので、客が来る一時間前には薪に火を入れておくとよい。灰は翌朝まで掻き出さない。
""",
}


@pytest.mark.parametrize("lost", LOST, ids=["en", "ja"])
def test_what_unsafe_fixes_give_up_is_named(lost: str) -> None:
    data = LOST[lost].format(lost=lost).encode()
    safe, unsafe = (clean(data, "a.md", unsafe=each) for each in (False, True))

    assert safe.losses == ()
    assert [(each.kind, each.text, each.line) for each in unsafe.losses] == [("sentence", lost, 3)]
