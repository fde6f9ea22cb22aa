"""A terminal as an SVG: each stretch as wide as its cells, whatever font draws it."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from dedupe_paragraphs.report.layout import WIDTH, cells

_CELL, _LINE, _SIZE, _EDGE = 8.4, 19, 14, 16
_STYLE = (
    "text{font:14px 'SFMono-Regular','Menlo','DejaVu Sans Mono','Noto Sans Mono CJK JP',"
    "'Osaka-Mono','MS Gothic',monospace;fill:#24292f;white-space:pre}"
    "rect{fill:#fff;stroke:#d0d7de}.bold{font-weight:bold}.dim{fill:#6e7781}.red{fill:#cf222e}"
    ".green{fill:#116329}.cyan{fill:#1b7c83}"
    ".wide{font-size:16px}"
)
"""Colours that can be read on white."""


class Stretch(NamedTuple):
    """Text in one look, from a cell on."""

    at: int
    text: str
    style: str


def screen(title: str, lines: list[list[tuple[str, str]]]) -> str:
    """Return the lines of a terminal, each a list of texts with their styles, as an SVG."""
    wide, high = WIDTH * _CELL + 2 * _EDGE, len(lines) * _LINE + 2 * _EDGE
    drawn = [_text(row, each) for row, line in enumerate(lines) for each in _stretches(line)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n"
        f'<rect x=".5" y=".5" width="{wide - 1:g}" height="{high - 1}" rx="8"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _stretches(line: list[tuple[str, str]]) -> Iterator[Stretch]:
    """Part a line where its look changes, or the width of its characters."""
    at = 0
    for text, style in line:
        for _, group in groupby(text, key=cells):
            part = "".join(group)
            if part.strip():
                yield Stretch(at, part, style)
            at += cells(part)


def _text(row: int, stretch: Stretch) -> str:
    x, y = _EDGE + stretch.at * _CELL, _EDGE + row * _LINE + _SIZE
    styles = [stretch.style] if stretch.style else []
    if cells(stretch.text[0]) > 1:
        styles.append("wide")
    look = f' class="{" ".join(styles)}"' if styles else ""
    return (
        f'<text x="{x:.1f}" y="{y}" textLength="{cells(stretch.text) * _CELL:.1f}"{look}>'
        f"{escape(stretch.text)}</text>"
    )
