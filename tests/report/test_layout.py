"""Width, breaking and shortening, in cells of a terminal."""

import pytest
from rich.cells import cell_len

from dedupe_paragraphs.report.layout import Text, cells, head, shorten, tail, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("潮汐", 4), ("ｱ", 1), ("😀", 2), ("か\u3099", 2), ("", 0)]
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_each_character_has_as_many_cells_as_rich_gives_it() -> None:
    known = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]

    assert [each for each in known if cells(each) != cell_len(each) and each.isprintable()] == []


def broken(text: str, width: int) -> list[str]:
    return ["".join(part.text for part in line) for line in wrap([Text(text)], width, "  ")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("short", ["short"], id="nothing to do"),
        pytest.param("", [], id="empty"),
        pytest.param("one two three", ["one two", "  three"], id="between words"),
        pytest.param("潮汐発電所の話です", ["潮汐発電所", "  の話です"], id="between characters"),
        pytest.param("潮汐発電所。話です", ["潮汐発電", "  所。話で", "  す"], id="stop"),
        pytest.param("x" * 13, ["x" * 10, "  xxx"], id="a word too long"),
        pytest.param("one 潮汐発電所", ["one 潮汐発", "  電所"], id="mixed"),
    ],
)  # fmt: skip
def test_wrap(text: str, lines: list[str]) -> None:
    assert broken(text, 10) == lines


def test_wrapping_keeps_styles_and_text() -> None:
    line = [Text("aaa bbb", "old"), Text("潮汐発電", "new")]
    lines = [list(each) for each in wrap(line, 8, "")]

    assert [[Text("aaa bbb", "old")], [Text("潮汐発電", "new")]] == lines


@pytest.mark.parametrize("width", range(8, 60))
def test_shortened_text_fits(width: int) -> None:
    text = "The tide turns at noon, 潮が変わると船が一斉に出ていく。そして夕方に戻る。"

    assert cells(shorten(text, width)) <= max(width, 7)
    assert text.startswith(head(text, width))
    assert text.endswith(tail(text, width))


def test_no_word_is_cut() -> None:
    text = "the harbour master counts every boat twice before the evening bell"

    assert shorten(text, 40) == "the harbour master ... bell"
