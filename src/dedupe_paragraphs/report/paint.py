"""Colour and width: styled lines as a terminal, a pipe or a file takes them."""

from collections.abc import Iterable

from dedupe_paragraphs.report.layout import WIDTH, Line, wrap

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
INDENT = "  "


class Printer:
    """Writes lines in colour or without, wrapped or not."""

    def __init__(self, *, colour: bool, width: int | None = None) -> None:
        """`width` is in cells; None where nothing is wrapped, as in a pipe."""
        self._paint = coloured if colour else plain
        self._width = width

    def lines(self, lines: Iterable[Line]) -> str:
        """Write lines as they are."""
        return self._paint(lines)

    def wrapped(self, line: Line, indent: str = INDENT) -> str:
        """Write a line that is wrapped where it is too wide; what follows is indented."""
        if self._width is None:
            return self._paint([line])
        return self._paint(wrap(line, min(self._width, WIDTH), indent))


def plain(lines: Iterable[Line]) -> str:
    """Write lines without colour."""
    return "".join("".join(text for text, _ in line).rstrip(" ") + "\n" for line in lines)


def coloured(lines: Iterable[Line]) -> str:
    """Write lines in colour; the text is given to rich as text, never as markup."""
    # Ten milliseconds of start-up that a pipe and a hook need not pay.
    from rich.style import Style  # noqa: PLC0415

    styles = {name: Style.parse(style) for name, style in STYLES.items()}
    return "".join(
        "".join(styles[style].render(text) for text, style in line) + "\n" for line in lines
    )
