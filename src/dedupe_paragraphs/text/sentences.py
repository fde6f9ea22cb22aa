"""Sentences: where one ends, on the key of a block.

The marks are Unicode's (`text/stops.py`), with the brackets and references that close after them.
A sentence begins with no small letter; Latin stops leave abbreviations, numbers and addresses
whole. In Japanese no sentence is split inside 「…。」 and before と; in Thai it ends with a space.
"""

from collections.abc import Iterator

from dedupe_paragraphs.languages.registry import codes_of, either, tables
from dedupe_paragraphs.languages.scripts import is_small, is_thai
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.stops import QUESTIONS, SURE, TERMINALS
from dedupe_paragraphs.text.width import has_width

_OPENERS = "「『（(【〈《"
_CLOSERS = "」』）)】〉》»"
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079"
_REFERENCE = r"\[\^?\d{1,3}\]|\^\{\[?\d{1,3}\]?\}"
_STOP = pattern(rf"[{TERMINALS};](?:[{TERMINALS};」』）)】〉》\]\"'»{_RAISED}]|{_REFERENCE})*")
"""Footnote digits and references (`[1]`) after a stop belong to its sentence."""
_ASCII_STOP = pattern(rf"[.!?;](?:[.!?;)\]\"']|{_REFERENCE})*")
_SURE, _QUESTIONS = frozenset(SURE), frozenset(QUESTIONS)
_BRACKETS = pattern("[「『（(【〈《」』）)】〉》]")
_NO_MORE = (1 << 62, 1 << 62)
"""After the end of every text."""
_MAX_QUOTE = 600
"""Cells: an opening bracket whose partner is farther away is a slip, not a quotation."""

_GOES_ON = pattern(either(lambda language: language.after_quotation))
_NUMBERING = pattern(r"(?<!\d)\d{1,3}$")
"""The number before the dot of `2. Title`, which numbers what follows and ends nothing."""
_BEFORE_NUMBERING = frozenset(f"#*>- \n!?{SURE}")
_LIMIT_LOOK_BACK = 9
"""Code points before a stop that are looked at; the longest abbreviation has eight."""
_OPENING = pattern(r" [\"'(\[\u00ab\u00bb\u00bf\u00a1]*")
"""What may be before the first letter of a sentence."""


def sentence_ends(key: str) -> list[int]:
    """Return where the sentences of a key end; the last end is the end of the key.

    Positions are code points of the key. A space after a stop belongs to no sentence: see
    `sentence_spans`.
    """
    inside: Iterator[tuple[int, int]] | None = None
    opened = closed = 0
    ends = []
    for match in (_ASCII_STOP if key.isascii() else _STOP).finditer(key):
        start, end = match.span()
        if end == len(key):
            break
        if inside is None:
            inside = iter(_quotations(key) if any(map(key.__contains__, _OPENERS)) else ())
        while closed <= start:
            opened, closed = next(inside, _NO_MORE)
        if opened < start and end < closed:
            continue
        # Nine in ten stops of Japanese are a lone 。.
        if (end - start == 1 and key[start] in _SURE) or _splits(key, start, end):
            ends.append(end)
    if is_thai(key):
        (thai,) = tables("th")
        spaces = pattern(thai.sentence_spaces).finditer(key)
        ends = sorted({*ends, *(space.start() for space in spaces)})
    return [*ends, len(key)] if key else []


def sentence_spans(key: str) -> list[tuple[int, int]]:
    """Return the sentences of a key as ranges of code points, spaces between them left out."""
    spans = []
    start = 0
    for end in sentence_ends(key):
        spans.append((start, end))
        start = end + (key[end : end + 1] == " ")
    return spans


def _quotations(key: str) -> list[tuple[int, int]]:
    """Return the ranges of outermost bracket pairs that close within `_MAX_QUOTE`."""
    ranges: list[tuple[int, int]] = []
    open_at: list[int] = []
    for match in _BRACKETS.finditer(key):
        if match.group() in _OPENERS:
            open_at.append(match.start())
        elif open_at:
            start = open_at.pop()
            # All of each would be quadratic; a text has no more code points than cells.
            end = min(match.end(), start + _MAX_QUOTE + 1)
            if 2 * (end - start) <= _MAX_QUOTE or not has_width(key[start:end], _MAX_QUOTE + 1):
                while ranges and ranges[-1][0] >= start:
                    ranges.pop()
                ranges.append((start, match.end()))
    return ranges


def _splits(key: str, start: int, end: int) -> bool:
    following = key[end]
    stop = key[start:end]
    if stop[-1] in _CLOSERS and _GOES_ON.match(key, end):
        return False
    if not _SURE.isdisjoint(stop):
        return True
    if stop[-1] in "\"'»" and is_small(key[end : end + 2].lstrip()[:1] or " "):
        return False
    if not _QUESTIONS.isdisjoint(stop):
        return following == " " or not following.isascii() or following in _OPENERS
    if stop[0] == ";":  # Greek asks with it
        return start > 0 and following == " " and codes_of(key[start - 1]) == "el"
    return _splits_latin(key, start, end)


def _splits_latin(key: str, start: int, end: int) -> bool:
    opening = _OPENING.match(key, end)
    at = opening.end() if opening else end
    first = key[at : at + 1]
    if is_small(first or " ") or not (first.isalnum() if opening else not first.isascii()):
        return False
    if "\u2026" in key[start:end] and not opening:
        return False
    begin = max(0, start - _LIMIT_LOOK_BACK)
    if _is_abbreviated(key, begin, start):
        return False
    number = _NUMBERING.search(key, begin, start)
    return not number or (number.start() > 0 and key[number.start() - 1] not in _BEFORE_NUMBERING)


def _is_abbreviated(key: str, begin: int, end: int) -> bool:
    """Tell whether what is before a stop is an initial, letters with stops, or an abbreviation."""
    space = key.rfind(" ", begin, end)
    if space < 0 and begin:
        return False
    word = key[max(space + 1, begin) : end].lstrip("\"'([«")
    if not word or (len(word) > 1 and all(map(_is_letter, word.split(".")))):
        return bool(word)
    if len(word) == 1 and word.isupper():
        return True
    from dedupe_paragraphs.languages.abbreviations import abbreviations  # noqa: PLC0415

    return word in abbreviations(codes_of(word[0]))


def _is_letter(part: str) -> bool:
    return len(part) == 1 and part.isalpha()
