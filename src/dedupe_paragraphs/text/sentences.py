"""Sentences: where one ends, on the key of a block.

The rule is our own: stops of Japanese with the brackets that close behind them, no split inside
「…。」 and before と, Latin stops with abbreviations, numbers and addresses left whole.
"""

from dedupe_paragraphs.languages.registry import LANGUAGES, either
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_OPENERS = "「『（(【〈《"
_CLOSERS = "」』）)】〉》"
_SURE = "".join(dict.fromkeys("".join(language.stops for language in LANGUAGES)))
"""Marks that end a sentence whatever follows them."""
_STOPS = rf"{_SURE}!?‼⁇⁈⁉.．…"
_STOP = pattern(rf"[{_STOPS}][{_STOPS}」』）)】〉》\]\"']*")
_STRONG = frozenset("!?‼⁇⁈⁉")
_BRACKETS = pattern("[「『（(【〈《」』）)】〉》]")
_NO_MORE = (1 << 62, 1 << 62)
"""Behind the end of every text."""
_MAX_QUOTE = 600
"""Cells: an opening bracket whose partner is farther away is a slip, not a quotation."""

_GOES_ON = pattern(either(lambda language: language.after_quotation))
_ABBREVIATION = pattern(rf"(?:{either(lambda language: language.abbreviations)})$")
_NUMBERING = pattern(rf"(?:^|[\s#*>-]|[{_SURE}!?])\d{{1,3}}$")
"""The number before the dot of `2. Title`, which numbers what follows and ends nothing."""
_LIMIT_LOOK_BACK = 8
"""Code points before a stop that are looked at; the longest abbreviation has six."""
_LATIN_START = pattern(r" (?=[\"'(\[“‘]*[A-Z0-9\u00c0-\u024f\u0370-\u04ff])|(?=[^\x00-\x7f])")


def sentence_ends(key: str) -> list[int]:
    """Return where the sentences of a key end; the last end is the end of the key.

    Positions are code points of the key. A space behind a stop belongs to no sentence: see
    `sentence_spans`.
    """
    inside = iter(_quotations(key))
    opened, closed = next(inside, _NO_MORE)
    ends = []
    for match in _STOP.finditer(key):
        start, end = match.span()
        while closed <= start:
            opened, closed = next(inside, _NO_MORE)
        if (opened < start and end < closed) or end == len(key):
            continue
        # Nine in ten stops of Japanese are a lone 。.
        if (end - start == 1 and key[start] in _SURE) or _splits(key, start, end):
            ends.append(end)
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
            if not has_width(key[start:end], _MAX_QUOTE + 1):
                while ranges and ranges[-1][0] >= start:
                    ranges.pop()
                ranges.append((start, match.end()))
    return ranges


def _splits(key: str, start: int, end: int) -> bool:
    following = key[end]
    stop = key[start:end]
    if stop[-1] in _CLOSERS and _GOES_ON.match(key, end):
        return False
    if any(mark in _SURE for mark in stop):
        return True
    if stop[-1] in "\"'" and key[end : end + 2].lstrip().islower():
        return False
    if not _STRONG.isdisjoint(stop):
        return following == " " or not following.isascii() or following in _OPENERS
    return _splits_latin(key, start, end)


def _splits_latin(key: str, start: int, end: int) -> bool:
    if not _LATIN_START.match(key, end):
        return False
    if "…" in key[start:end] and key[end] != " ":
        return False
    begin = max(0, start - _LIMIT_LOOK_BACK)
    return not _ABBREVIATION.search(key, begin, start) and not _NUMBERING.search(key, begin, start)
