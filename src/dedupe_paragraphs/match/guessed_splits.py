"""Guessed splits: a cut paragraph, and the next text, that only their places speak for."""

from collections.abc import Collection, Iterator

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.languages.scripts import is_cjk, is_hiragana
from dedupe_paragraphs.match.halves import (
    MIN_BEGUN,
    is_beside,
    is_known,
    may_be_cut,
    next_text,
)
from dedupe_paragraphs.match.layout import Layout, Segment, Split
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import CLAUSE_NUMBER, after_dots, lacks_stop
from dedupe_paragraphs.text.few_words import few_words
from dedupe_paragraphs.text.overlap import MIN_SURE
from dedupe_paragraphs.text.pairs import find_pairs
from dedupe_paragraphs.text.width import has_width

_OPENINGS = (*"「『（(【*#", *either(lambda language: language.openings).split("|"))
"""How a paragraph begins that is hardly the rest of another."""


def guessed_splits(
    layout: Layout,
    removed: Collection[int],
    cut: Collection[int],
    run_together: frozenset[int],
    known: Collection[int],
) -> Iterator[Split]:
    """Yield splits that only the place speaks for: the rest follows, or does without copies.

    `cut` are the segments that are cut paragraphs, `run_together` the blocks of run-together copies
    that go, `known` those of other splits. A generator that was stopped runs its context together
    and continues, so around one of these a paragraph without a stop is enough; else it must look
    cut by itself.
    """
    for segment in layout.segments:
        if not may_be_cut(segment) or segment.blocks[0].index in removed:
            continue
        first = segment.blocks[0].index
        rest, marks = next_text(layout, first, removed)
        if rest is None or not _is_rest(rest) or first in known or rest.index in known:
            continue
        if not is_beside(layout, segment.blocks[0], rest):
            continue
        between = range(first + 1, rest.index)
        sure = segment.index in cut or not run_together.isdisjoint(between)
        begun = segment.index in cut or _looks_begun(segment.key)
        is_whole = not lacks_stop(rest.key)
        follows = len(between) > len(marks) and sure and begun and is_whole and not marks
        is_alone = not removed and not marks and is_whole and segment.index in cut
        if not (follows or (is_alone and _is_uncased(rest)) or _goes_on(segment, rest)):
            continue
        if _says_again(segment.key, rest.key):
            continue
        if not _begins_another(layout, segment) and not is_known(layout, segment, rest, removed):
            skip = after_dots(rest.key)
            yield Split(first, rest.index, skip=skip, between=marks, is_sure=False)


def _looks_begun(key: str) -> bool:
    """Tell whether a text without a stop is more likely begun than a label."""
    if not lacks_stop(key):
        return False
    return not any(map(is_cjk, key)) or has_width(key, MIN_BEGUN) or "、" in key or "," in key


def _says_again(key: str, rest: str) -> bool:
    """Tell whether a text says the end of the one before it again, with another word or number:
    joined, they would say the other words twice."""
    size = next((at for at in range(1, len(key)) if has_width(key[-at:], MIN_SURE)), len(key))
    end = rest.find(key[-size:]) + size
    if end < size:
        return False
    begin = key.rfind(" ", 0, max(len(key) - end, 0) + 1) + 1
    return few_words(key[begin:], rest[:end])


def _begins_another(layout: Layout, segment: Segment) -> bool:
    """Tell whether another segment begins with all of this one: its rest is there."""
    key = segment.key
    return any(
        other is not segment and layout.text.startswith(key, other.start)
        for other in layout.segments
    )


def _is_rest(block: Block) -> bool:
    """Tell whether a text may be the rest of another: no button or bold line, no new
    sentence, no clause."""
    if block.kind is not BlockKind.PARAGRAPH or block.span in [each.span for each in block.links]:
        return False
    if any(mark.start == block.span.start for mark in block.emphasis):
        return False
    text = block.key[after_dots(block.key) :]
    first = text[:1]
    if CLAUSE_NUMBER.match(text):
        return False
    if first.isdecimal() or (first.isascii() and first.isupper()):
        return len(text.partition("。")[0].split(maxsplit=1)) < 2
    return not text.startswith(_OPENINGS)


def _is_uncased(block: Block) -> bool:
    """Tell whether a text begins with a letter of a script that tells no new sentence by a capital;
    in Japanese the script of the first letter tells."""
    first = block.key[:1]
    return first.isalpha() and first.swapcase() == first and not any(map(is_hiragana, block.key))


_GOES_ON = tuple("」』）)】、。,.")


def _goes_on(segment: Segment, rest: Block) -> bool:
    """Tell whether a text without a stop can only continue with another: no sentence begins so.

    A bracket that is open where the text stops is closed there.
    """
    text = rest.key[after_dots(rest.key) :]
    if not lacks_stop(segment.key):
        return False
    begins_inside = text[:1].islower() or text.startswith(_GOES_ON) or is_hiragana(text[:1])
    if begins_inside and len(segment.sentences) > 1:
        return True
    size = len(segment)
    return any(at < size <= end for at, end in find_pairs(segment.key + text))
