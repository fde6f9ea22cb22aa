"""Colour: what each style looks like, or nothing at all."""

from collections.abc import Callable, Iterable

from dedupe_paragraphs.report.layout import Line

STYLES = {
    "plain": "",
    "path": "bold",
    "code": "bold red",
    "gutter": "dim",
    "place": "cyan",
    "old": "red",
    "new": "green",
    "own": "bold green",
    "fix": "cyan",
}

Painter = Callable[[Iterable[Line]], str]
"""Makes of lines the text that is written."""


def plain(lines: Iterable[Line]) -> str:
    """Write lines without colour."""
    return "".join("".join(text for text, _ in line).rstrip(" ") + "\n" for line in lines)


def coloured(lines: Iterable[Line]) -> str:
    """Write lines in colour; the text is given to rich as text, never as markup."""
    # Ten milliseconds of start-up that a pipe and a hook need not pay.
    from rich.style import Style

    styles = {name: Style.parse(style) for name, style in STYLES.items()}
    return "".join(
        "".join(styles[style].render(text) for text, style in line) + "\n" for line in lines
    )


def painter(colour: bool) -> Painter:
    """Choose between colour and none."""
    return coloured if colour else plain
