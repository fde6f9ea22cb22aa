"""The difference inside a line: `[-removed-]{+kept+}`, by characters or by words."""

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

from dedupe_paragraphs.languages.scripts import is_cjk
from dedupe_paragraphs.report.layout import GAP, Text, fits, head, shared, shorten, tail
from dedupe_paragraphs.text.pattern import pattern

_AROUND = 24
"""Cells of common text shown on each side of a difference."""
_CHANGED = 120
"""Cells of a changed stretch that are shown."""
_WORDS = pattern(r"\w+|\s+|[^\w\s]")
_LONGEST = 4000
"""Tokens up to which every difference is worked out; beyond, only what is between the common
beginning and the common end."""
_ISLAND = 2
"""A common stretch of so few Japanese characters between two differences explains nothing."""

Pair = tuple[str, str]


def compared(old: str, new: str) -> list[Pair]:
    """Pair the stretches of two texts; the two sides of a pair are equal or differ."""
    return _joined(_paired(_tokens(old, new), _tokens(new, old)))


def difference(old: str, new: str) -> list[Text]:
    """Show how a new text differs from an old one, long stretches shortened."""
    parts = compared(old, new)
    last = len(parts) - 1
    shown: list[Text] = []
    for at, (before, after) in enumerate(parts):
        if before == after:
            shown.append(Text(_common(before, first=at == 0, last=at == last)))
        if before and before != after:
            shown.append(Text(f"[-{shorten(before, _CHANGED)}-]", "old"))
        if after and before != after:
            shown.append(Text(f"{{+{shorten(after, _CHANGED)}+}}", "new"))
    return shown


def _tokens(text: str, other: str) -> list[str]:
    """Take Japanese by characters, other writing by words: letters shared by chance say nothing."""
    return list(text) if any(map(is_cjk, text + other)) else _WORDS.findall(text)


def _paired(old: list[str], new: list[str]) -> list[Pair]:
    """Pair the stretches of two texts; the two sides of a pair are equal or wholly different."""
    if max(len(old), len(new)) > _LONGEST:
        begin = shared(old, new)
        end = shared(old[begin:][::-1], new[begin:][::-1])
        borders = ((0, begin, len(old) - end, len(old)), (0, begin, len(new) - end, len(new)))
        stretches = list(zip(*map(pairwise, borders), strict=True))
    else:
        codes = Indel.opcodes(old, new)
        stretches = [((c.src_start, c.src_end), (c.dest_start, c.dest_end)) for c in codes]
    return [("".join(old[slice(*here)]), "".join(new[slice(*there)])) for here, there in stretches]


def _joined(pairs: list[Pair]) -> list[Pair]:
    """Put neighbouring differences together, and islands between them."""
    joined: list[Pair] = []
    for before, after in filter(any, pairs):
        island = before == after and len(before) <= _ISLAND
        if joined and (island or before != after) and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + before, joined[-1][1] + after)
        else:
            joined.append((before, after))
    return [part for pair in joined for part in _peeled(*pair)]


def _peeled(before: str, after: str) -> Iterator[Pair]:
    """Give back an island that turned out to be the end of a difference."""
    same = shared(before[::-1], after[::-1])
    common = before[len(before) - same :]
    pairs = [(before[: len(before) - same], after[: len(after) - same]), (common, common)]
    return filter(any, pairs)


def _common(text: str, *, first: bool, last: bool) -> str:
    """Shorten a common stretch to what touches the differences beside it."""
    if fits(text, 2 * _AROUND):
        return text
    begin = "" if first and not last else head(text, _AROUND)
    end = "" if last and not first else tail(text, _AROUND)
    return begin + GAP[not begin : len(GAP) - (not end)] + end
