"""Lines and columns, against a slow and obvious twin."""

import random
import re

import pytest

from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.positions import ColumnUnit, Position, Positions


def slow(data: bytes, byte: int, unit: ColumnUnit) -> tuple[int, int]:
    before = data[:byte]
    starts = [match.end() for match in re.finditer(rb"\r\n|\r(?!\n)|\n", data)]
    start = max((start for start in starts if start <= byte), default=0)
    line = 1 + sum(1 for each in starts if each <= byte)
    text = before[start:].decode().removeprefix("\ufeff" if start == 0 else "")
    size = {
        ColumnUnit.CODE_POINT: len(text),
        ColumnUnit.UTF8: len(text.encode()),
        ColumnUnit.UTF16: len(text.encode("utf-16-le")) // 2,
    }
    return line, size[unit] + 1


@pytest.mark.parametrize("unit", ColumnUnit)
@pytest.mark.parametrize("seed", range(30))
def test_every_character(unit: ColumnUnit, seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(dice.choices("aé日😀 \u2028\n\r\x0c", k=200))
    data = (("\ufeff" if seed % 2 else "") + text).encode()
    positions = Positions(data)
    for at in range(3 * (seed % 2), len(data) + 1):
        if at < len(data) and 0x80 <= data[at] < 0xC0:
            continue
        if data[max(0, at - 1) : at + 1] == b"\r\n":
            continue
        found = positions.at(at, unit)
        assert (found.line, found.column) == slow(data, at, unit)


@pytest.mark.parametrize("unit", ColumnUnit)
def test_a_long_line(unit: ColumnUnit) -> None:
    data = b"a\n" + "日本😀語é".encode() * 5000
    positions = Positions(data)
    for count in (20_000, 0, 1500, 1501, 3000, 9000, 25_000):
        at = 2 + len(("日本😀語é" * 5000)[:count].encode())
        found = positions.at(at, unit)
        assert (found.line, found.column) == slow(data, at, unit)


def test_a_position_keeps_its_byte() -> None:
    assert Positions("a\n日本".encode()).at(5) == Position(2, 2, 5)


def test_lines_of_a_span_end_with_its_last_byte() -> None:
    positions = Positions(b"a\nb\nc\n")

    assert positions.lines(Span(0, 4)) == (1, 2)
    assert positions.lines(Span(2, 2)) == (2, 2)
