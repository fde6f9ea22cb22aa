"""Unified diffs of bytes, which `git apply` and `patch -p1` accept."""

import os
from collections.abc import Iterator

from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.layout import Line, Text
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.text.pattern import pattern

_CONTEXT = 3
_ODD = pattern(rb'[\x00-\x1f"\\\x7f]')
_SHORT = {
    bytes([byte]): b"\\%c" % name
    for byte, name in zip(b'\a\b\t\n\v\f\r"\\', b'abtnvfr"\\', strict=True)
}


@record
class LinePair:
    """Lines of the old text, and the lines of the new text in their place."""

    old: range
    new: range
    same: bool


def unified(before: bytes, after: bytes, path: str) -> bytes:
    """Return the diff that makes the new bytes of the old; empty where they are the same."""
    if before == after:
        return b""
    old, new = _lines(before), _lines(after)
    names = _name("a", path), _name("b", path)
    head = b"diff --git %s %s\n--- %s\n+++ %s\n" % (*names, *map(_ended, names))
    return head + b"".join(
        line for hunk in _hunks(compare(old, new)) for line in _rendered(hunk, old, new)
    )


def compare(old: list[bytes], new: list[bytes]) -> list[LinePair]:
    """Pair the lines of two texts so that few differ; neighbours are not both the same.

    Of several equally short ways, a removal is shown in one piece.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - start-up

    numbers: dict[bytes, int] = {}
    left, right = ([numbers.setdefault(line, len(numbers)) for line in text] for text in (old, new))
    stretches: list[LinePair] = []
    for code in Levenshtein.opcodes(left, right):
        begin, start = code.src_start, code.dest_start
        same = code.tag == "equal"
        if stretches and stretches[-1].same == same:
            last = stretches.pop()
            begin, start = last.old.start, last.new.start
        stretches.append(LinePair(range(begin, code.src_end), range(start, code.dest_end), same))
        _slide(stretches, old)
    return stretches


def _slide(stretches: list[LinePair], old: list[bytes]) -> None:
    """Put two removals together where the lines between them are the last of the second, too."""
    if len(stretches) < 3 or stretches[-1].same or stretches[-1].new:
        return
    first, between, last = stretches[-3:]
    cut = last.old.stop - len(between.old)
    if cut >= last.old.start and [old[at] for at in between.old] == old[cut : last.old.stop]:
        stretches[-3:] = [
            LinePair(range(first.old.start, cut), first.new, False),
            LinePair(range(cut, last.old.stop), between.new, True),
        ]


def shown(diff: bytes) -> list[Line]:
    """Return a diff for a terminal: in styles, no control character of a post in it."""
    styles = {"+": "new", "-": "old", "@": "place"}
    text = diff.decode("utf-8", "backslashreplace").removesuffix("\n")
    lines = (visible(line.removesuffix("\r")) for line in text.split("\n")) if text else ()
    return [[Text(line, styles.get(line[:1], "plain"))] for line in lines]


def _lines(data: bytes) -> list[bytes]:
    """Split at line feeds alone, as git does: a carriage return belongs to its line."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _name(side: str, path: str) -> bytes:
    relative = os.path.relpath(path) if path != "-" else "stdin"
    name = os.fsencode(f"{side}/{relative.replace(os.sep, '/')}")
    if not _ODD.search(name):
        return name
    return b'"%s"' % _ODD.sub(lambda odd: _SHORT.get(odd[0]) or b"\\%03o" % ord(odd[0]), name)


def _ended(name: bytes) -> bytes:
    """Mark the end of a name with blanks in it: readers take what follows a tab for a date."""
    return name + b"\t" if b" " in name and not name.startswith(b'"') else name


def _hunks(stretches: list[LinePair]) -> Iterator[list[LinePair]]:
    hunk: list[LinePair] = []
    for at, stretch in enumerate(stretches):
        if not stretch.same:
            hunk.append(stretch)
            continue
        first, last = at == 0, at == len(stretches) - 1
        if first or last or len(stretch.old) > 2 * _CONTEXT:
            if hunk:
                yield [*hunk, _part(stretch, 0, _CONTEXT)]
            hunk = [] if last else [_part(stretch, -_CONTEXT, None)]
        else:
            hunk.append(stretch)
    if any(not stretch.same for stretch in hunk):
        yield hunk


def _part(stretch: LinePair, start: int, end: int | None) -> LinePair:
    return LinePair(stretch.old[start:end], stretch.new[start:end], True)


def _rendered(hunk: list[LinePair], old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    first, last = hunk[0], hunk[-1]
    places = _range(first.old.start, last.old.stop), _range(first.new.start, last.new.stop)
    yield b"@@ -%s +%s @@\n" % places
    for stretch in hunk:
        yield from (_marked(b" " if stretch.same else b"-", old[at]) for at in stretch.old)
        yield from (_marked(b"+", new[at]) for at in stretch.new if not stretch.same)


def _range(start: int, stop: int) -> bytes:
    count = stop - start
    return b"%d,%d" % (start + 1 if count else start, count)


def _marked(mark: bytes, line: bytes) -> bytes:
    end = b"" if line.endswith(b"\n") else b"\n\\ No newline at end of file\n"
    return mark + line + end
