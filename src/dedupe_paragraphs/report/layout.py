"""Lines of a report: styled text, its colour and width, where it may be broken or shortened."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

WIDTH = 80
"""Cells that a report takes at most, whatever the terminal has."""
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
GAP = " ... "
"""Stands where text was left out; the one-character ellipsis is two cells wide in Japan."""
_WORD = 16
"""Characters that a word has at most where a text is cut; a longer one is cut inside."""
_NO_START = frozenset("、。，．,.!?！？」』）)]】〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…+-")
"""What opens no line; the last two close a difference."""
_NO_END = frozenset("「『（([【〈《“‘")
"""What closes none."""


class Text(NamedTuple):
    """A stretch of text in one style; styles are named for what they mean (`STYLES`)."""

    text: str
    style: str = "plain"


Line = Sequence[Text]


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len, get_character_cell_size  # noqa: PLC0415 - start-up

    if "\u200d" in text or "\ufe0f" in text:  # what joins characters, and makes them wide
        return cell_len(text)
    return sum(map(get_character_cell_size, text))


def fits(text: str, width: int) -> bool:
    """Tell whether a text takes at most `width` cells; a very long one is not even measured."""
    return len(text) <= 2 * width and cells(text) <= width


def shorten(text: str, width: int) -> str:
    """Leave out the middle of a text that is wider than `width` cells."""
    if fits(text, width):
        return text
    room = max(width - len(GAP), 2)
    return head(text, room - room // 3) + GAP + tail(text, room // 3)


def head(text: str, width: int) -> str:
    """Return the beginning of a text, at most `width` cells, no word cut in two."""
    taken = text[:width]
    while (over := cells(taken) - width) > 0:
        taken = taken[: -max(1, over // 2)]
    if len(taken) == len(text) or not _in_word(text[len(taken) - 1 : len(taken) + 1]):
        return taken.rstrip()
    space = taken.rfind(" ", max(0, len(taken) - _WORD))
    return taken[:space] if space > 0 else taken


def tail(text: str, width: int) -> str:
    """Return the end of a text, at most `width` cells, no word cut in two."""
    taken = text[max(0, len(text) - width) :]
    while (over := cells(taken) - width) > 0:
        taken = taken[max(1, over // 2) :]
    cut = len(text) - len(taken)
    if not cut or not _in_word(text[cut - 1 : cut + 1]):
        return taken.lstrip()
    space = taken.find(" ", 0, _WORD)
    return taken[space + 1 :] if space >= 0 else taken


def shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how far two texts begin alike."""
    length = min(len(left), len(right))
    return next((at for at in range(length) if left[at] != right[at]), length)


def _in_word(pair: str) -> bool:
    return pair.isascii() and pair.isalnum()


def wrap(line: Line, width: int, indent: str) -> Iterator[Line]:
    """Break a line where it grows wider than `width`; what follows is indented."""
    characters = [Text(character, part.style) for part in line for character in part.text]
    room = width
    while characters:
        at = _break(characters, room)
        end = at
        while end > 1 and characters[end - 1].text == " ":
            end -= 1
        yield _merged([*([Text(indent)] if room < width else []), *characters[:end]])
        characters = characters[at:]
        while characters and characters[0].text == " ":
            characters.pop(0)
        room = width - len(indent)


def _break(characters: Sequence[Text], room: int) -> int:
    """Return after how many characters a line ends."""
    used = last = 0
    for at, (character, _) in enumerate(characters):
        # A variation selector makes an emoji of what was one cell wide.
        wide = cells(character) + (character == "\ufe0f")
        if at and _may_break(characters[at - 1].text, character):
            last = at
        if used + wide > room and character != " ":
            return last or max(at, 1)
        used += wide
    return len(characters)


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return True
    east = before > "\u2e7f" or after > "\u2e7f"
    return east and after != " " and after not in _NO_START and before not in _NO_END


def _merged(characters: Iterable[Text]) -> Line:
    merged: list[Text] = []
    for text, style in characters:
        before = merged.pop().text if merged and merged[-1].style == style else ""
        merged.append(Text(before + text, style))
    return merged


class Printer:
    """Writes lines in colour or without, wrapped or not."""

    def __init__(self, *, colour: bool, width: int | None = None) -> None:
        """`width` is in cells; None where nothing is wrapped, as in a pipe."""
        self._colour = colour
        self._width = width

    def lines(self, lines: Iterable[Line]) -> str:
        """Write lines as they are; rich is given their text as text, never as markup."""
        if not self._colour:
            return "".join("".join(text for text, _ in line).rstrip(" ") + "\n" for line in lines)
        from rich.style import Style  # noqa: PLC0415 - start-up

        styles = {name: Style.parse(style) for name, style in STYLES.items()}
        return "".join(
            "".join(styles[style].render(text) for text, style in line) + "\n" for line in lines
        )

    def wrapped(self, line: Line, indent: str = INDENT) -> str:
        """Write a line that is wrapped where it is too wide; what follows is indented."""
        if self._width is None:
            return self.lines([line])
        return self.lines(wrap(line, min(self._width, WIDTH), indent))
