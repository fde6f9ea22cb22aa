"""The order in which passages are decided: what stays is decided before what goes.

The fullest copy stays: complete before cut, structured before run-together, then first before
later. A passage is judged against text that was kept before it in this order only, so that nothing
is ever removed because of text that is itself removed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.seeds import MAX_PLACES, K
from dedupe_paragraphs.model.post import PROSE, BlockKind
from dedupe_paragraphs.text.cells import cells
from dedupe_paragraphs.text.markers import behind_markers, only_markers_follow
from dedupe_paragraphs.text.prefix import common_prefix

_MIN_STRUNG = 3
"""Passages in a row that make a block run-together by themselves; two do with a heading, a table or
code, or with the marks of a lost block between or behind them. Two plain paragraphs may have been
one that was parted later, unless they stand before it."""

_MIN_STRUNG_LENGTH = 60
"""Cells of two plain paragraphs strung together; shorter are labels (`Old: none. New: none.`)."""


def decision_order(material: Material, keep: str) -> tuple[Passage, ...]:
    """Return the passages in the order in which they are decided.

    `keep` is `first` or `last`: which of two equally full copies stays.
    """
    strung = strung_passages(material)
    whole = [p for p in material.passages if p.index not in strung]
    starts = [(p.end - start, start) for p in whole for start, _ in p.sentences]
    # The fullest first: of a text that was cut a hundred times it explains all others.
    sentences = _places(material, [start for _, start in sorted(starts, reverse=True)])
    by_place = 1 if keep == "first" else -1

    def rank(passage: Passage) -> tuple[bool, bool, int]:
        return (
            passage.index in strung,
            _is_cut_of_another(material, passage, sentences),
            by_place * passage.index,
        )

    return tuple(sorted(material.passages, key=rank))


def strung_passages(material: Material) -> frozenset[int]:
    """Return the indices of the passages that string together several others."""
    heads = _heads(material)
    return frozenset(p.index for p in material.passages if _is_strung(material, p, heads))


def _places(material: Material, starts: list[int]) -> dict[str, list[int]]:
    """Return the first grams of what begins at `starts`, each with its places."""
    places: dict[str, list[int]] = {}
    for start in starts:
        known = places.setdefault(material.text[start : start + K], [])
        if len(known) < MAX_PLACES:
            known.append(start)
    return places


def _is_cut_of_another(
    material: Material, passage: Passage, sentences: dict[str, list[int]]
) -> bool:
    """Tell whether another passage begins a sentence like this one and goes on where it stops.

    One that stops where a sentence ends is no less complete than its fuller twin.
    """
    text = material.text
    for at in sentences.get(text[passage.start : passage.start + K], ()):
        other = material.passage_at(at)
        end = at + len(passage)
        stops_inside = other is not passage and end < other.end and end not in material.ends
        if stops_inside and text.startswith(material.key(passage), at):
            return True
    return False


class _Heads(NamedTuple):
    """How passages begin."""

    grams: dict[str, list[int]]
    """Their first grams."""
    short: dict[int, dict[str, list[int]]]
    """All that shorter headings say, by its length."""
    firsts: frozenset[str]
    """The first characters of the shorter ones."""


def _heads(material: Material) -> _Heads:
    """Return how passages begin: by their first grams, short headings by all they say."""
    short: dict[int, dict[str, list[int]]] = {}
    for passage in material.passages:
        if passage.is_heading and len(passage) < K:
            known = short.setdefault(len(passage), {}).setdefault(material.key(passage), [])
            if len(known) < MAX_PLACES:
                known.append(passage.start)
    return _Heads(
        _places(material, [p.start for p in material.passages if len(p) >= K]),
        short,
        frozenset(key[0] for keys in short.values() for key in keys),
    )


def _begun_at(material: Material, heads: _Heads, at: int) -> Iterator[int]:
    """Yield the passages (by index) that begin as the text at a place does."""
    text = material.text
    for start in heads.grams.get(text[at : at + K], ()):
        yield material.passage_at(start).index
    if text[at : at + 1] in heads.firsts:
        for length, places in heads.short.items():
            for start in places.get(text[at : at + length], ()):
                yield material.passage_at(start).index


def _is_strung(material: Material, passage: Passage, heads: _Heads) -> bool:
    """Tell whether one block strings together several others that stand in a row elsewhere."""
    if passage.is_heading or not passage.sentences:
        return False
    text, end = material.text, passage.end
    # A row of passages has one that begins where a sentence here does: behind the stop of the last.
    for start, _ in passage.sentences:
        for at in behind_markers(text, start, end):
            for first in _begun_at(material, heads, at):
                # A row, or the marks behind one passage, needs more room than its first.
                other = material.passages[first]
                if other is passage or len(other) >= end - at:
                    continue
                # Most that begin alike go on differently: a formula opens hundreds of paragraphs.
                if text[at].isalpha() and not text.startswith(material.key(other), at):
                    continue
                if _strings(material, passage, at, first):
                    return True
    return False


def _strings(material: Material, passage: Passage, at: int, first: int) -> bool:
    """Tell whether, from `at` on, the passage holds a row of other passages, the last maybe cut."""
    row = [p for p in material.passages[first : first + _MIN_STRUNG + 1] if p is not passage]
    marked = False
    for count, other in enumerate(row, start=1):
        begins = behind_markers(material.text, at, passage.end)
        begin, length = max(
            ((begin, _common(material, passage, begin, other)) for begin in begins),
            key=lambda found: found[1],
        )
        if not length or (length < len(other) and begin + length < passage.end):
            return False
        is_text = other.kind in PROSE and other.kind is not BlockKind.HEADING
        marked = marked or not is_text or _is_marked(material, at, begin)
        at = begin + length
        if only_markers_follow(material.text, at, passage.end):
            return True
        if count >= _MIN_STRUNG or (count > 1 and marked):
            return True
        if count > 1 and first < passage.index and _is_long(material, passage):
            return True
    return False


def _is_long(material: Material, passage: Passage) -> bool:
    # As many code points have as many cells at least; all of a long line would be quadratic.
    begin = material.text[passage.start : min(passage.start + _MIN_STRUNG_LENGTH, passage.end)]
    return cells(begin) >= _MIN_STRUNG_LENGTH


def _is_marked(material: Material, start: int, end: int) -> bool:
    """Tell whether more than white space stands in a range: the marks of a block that was lost."""
    return bool(material.text[start:end].strip())


def _common(material: Material, passage: Passage, at: int, other: Passage) -> int:
    limit = min(len(other), passage.end - at)
    return common_prefix(material.text, at, material.text, other.start, limit)
