"""Splits: a paragraph cut in mid-sentence whose rest is farther down.

The best evidence is a witness: another copy of the text that runs over the split. The second is an
overlap: the rest begins with the very sentences that the cut paragraph ends with.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import chain

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.languages.scripts import is_cjk, is_hiragana
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.match.layout import Layout, Segment, Split
from dedupe_paragraphs.match.priority import run_together_segments
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import (
    CLAUSE_NUMBER,
    after_dots,
    before_dots,
    ends_cut,
    is_dots,
    lacks_stop,
)
from dedupe_paragraphs.text.pairs import find_pairs
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width

MIN_REST = 24
"""Cells of a paragraph that may be cut, of a cut sentence that is known again elsewhere, and those
that a witness must show after the split, or the whole rest if that is shorter."""
LIMIT_WITNESSES = 16
"""Places that are looked at for one cut end; hostile input may repeat it without end."""


def propose_splits(layout: Layout) -> list[Split]:
    """Return the splits that the text of a post gives evidence for, by the place of the cut.

    What is between the halves is not copies here; a split holds only once that is removed.
    """
    heads = _by_head(layout)
    run_together = cache(lambda: run_together_segments(layout))
    proposed: list[Split] = []
    taken: set[int] = set()
    for segment in layout.segments:
        if not _may_be_cut(segment):
            continue
        found = chain(
            _witnessed(layout, segment, heads, run_together), _overlapping(layout, segment, heads)
        )
        split = next(found, None)
        # One split a block: of a paragraph in three pieces the third is joined in a second round.
        if split is not None and not {split.first, split.rest} & taken:
            taken |= {split.first, split.rest}
            proposed.append(split)
    return proposed


def is_plain_paragraph(segment: Segment) -> bool:
    """Tell whether a segment is one paragraph, the only kind that is ever joined.

    It is at the top level or in a box. One that is nothing but a link is a button.
    """
    block = segment.blocks[0]
    return (
        segment.kind is BlockKind.PARAGRAPH
        and len(segment.blocks) == 1
        and all(link.span != block.span for link in block.links)
    )


_CLOSING = tuple("」』）)】〉》]\"'")
"""A bracket may end a sentence, and may just as well be what a sentence was cut after."""


def may_go_on(key: str) -> bool:
    """Tell whether a text may have been cut where it ends: no stop is there, or a bracket."""
    return lacks_stop(key) or key.endswith(_CLOSING)


def _may_be_cut(segment: Segment) -> bool:
    return is_plain_paragraph(segment) and may_go_on(segment.key)


def _by_head(layout: Layout) -> dict[str, list[Segment]]:
    """Return plain paragraphs by the first four code points of their keys."""
    heads: dict[str, list[Segment]] = {}
    for segment in layout.segments:
        if is_plain_paragraph(segment):
            heads.setdefault(layout.text[segment.start : segment.start + 4], []).append(segment)
    return heads


def _beginning(heads: dict[str, list[Segment]], head: str, after: int) -> list[Segment]:
    """Return the next plain paragraphs after a segment that begin alike, the nearest first."""
    alike = heads.get(head, [])
    first = bisect_left(alike, after + 1, key=lambda each: each.index)
    return alike[first : first + LIMIT_WITNESSES]


def _witnessed(
    layout: Layout,
    cut: Segment,
    heads: dict[str, list[Segment]],
    run_together: Callable[[], frozenset[int]],
) -> Iterator[Split]:
    """Yield splits that another copy of the text runs over.

    A run-together line runs over every border of blocks, with a space, so it tells nothing of
    two neighbours; where it has Japanese without a space, it does.
    """
    text = layout.text
    tail = text[max(cut.start, cut.end - K) : cut.end]
    if not cut.has_width(MIN_REST):
        return
    for at in layout.places(tail, cut, LIMIT_WITNESSES):
        begin = at + len(tail)
        begin += text[begin : begin + 1] == " "
        if begin in layout.starts or at + len(tail) in layout.ends:
            continue
        shown_by = layout.segment_at(at)
        if not shown_by.sentences or not layout.is_seen(shown_by, cut):
            continue
        yield from _starting_again(layout, cut, at + len(tail), shown_by)
        for rest in _beginning(heads, text[begin : begin + 4], cut.index):
            length = common_prefix(text, begin, text, rest.start, len(rest))
            shown = length == len(rest) or has_width(rest.key[:length], MIN_REST)
            if (
                rest.start <= at < rest.end
                or not shown
                or not is_beside(layout, cut.blocks[0], rest.blocks[0])
            ):
                continue
            if (
                rest.index == cut.index + 1
                and is_spaced(layout, begin)
                and shown_by.index in run_together()
            ):
                continue
            witness = layout.span(at, begin + length)
            yield Split(cut.blocks[0].index, rest.blocks[0].index, 0, witness)


def is_beside(layout: Layout, cut: Block, rest: Block) -> bool:
    """Tell whether two paragraphs are in the same container, and read by the same readers."""
    paths = layout.paths
    alike = not paths or paths[cut.index] == paths[rest.index]
    return alike and cut.containers == rest.containers


def is_spaced(layout: Layout, at: int) -> bool:
    """Tell whether white space is before a place in the source; keys of Japanese have none."""
    around = layout.post.source(layout.span(at - 1, at + 1)).decode()
    return any(map(str.isspace, around))


def _starting_again(layout: Layout, cut: Segment, end: int, shown_by: Segment) -> Iterator[Split]:
    """Yield the split before the next paragraph, if that begins again some words before the place
    at which another copy has the end of the cut one, and goes on as that does."""
    text, rest = layout.text, layout.segments[cut.index + 1 : cut.index + 2]
    if not rest or rest[0] is shown_by or not is_plain_paragraph(rest[0]):
        return
    (again,) = rest
    start = text.rfind(again.key[:K], max(shown_by.start, end - len(cut)), end + K - 1)
    length = common_prefix(text, start, text, again.start, len(again))
    goes_on = length == len(again) or has_width(again.key[end - start : length], MIN_REST)
    if (
        0 <= start < end < start + min(len(cut), length)
        and start + length <= shown_by.end
        and goes_on
        and cut.key.endswith(text[start:end])
        and is_beside(layout, cut.blocks[0], again.blocks[0])
    ):
        witness = layout.span(start, start + length)
        yield Split(cut.blocks[0].index, again.blocks[0].index, end - start, witness)


def _overlapping(layout: Layout, cut: Segment, heads: dict[str, list[Segment]]) -> Iterator[Split]:
    """Yield splits to a later paragraph that begins with the last sentences of the cut one."""
    text = layout.text
    for start, _ in cut.sentences[1:]:
        length = cut.end - start
        # As many code points have as many cells at least; all of a long line would be quadratic.
        if not has_width(text[start : min(start + MIN_REST, cut.end)], MIN_REST):
            return
        for rest in _beginning(heads, text[start : start + 4], cut.index):
            if (
                len(rest) > length
                and is_beside(layout, cut.blocks[0], rest.blocks[0])
                and common_prefix(text, start, text, rest.start, length) == length
                and rest.start + length not in layout.ends
            ):
                yield Split(cut.blocks[0].index, rest.blocks[0].index, length, None)


_OPENINGS = (*"「『（(【*#", *either(lambda language: language.openings).split("|"))
"""How a paragraph begins that is hardly the rest of another."""


_MAX_UNSTOPPED = 0.1
"""Share of the other paragraphs that end without a stop: in more it is a habit, and no sign."""


def cut_paragraphs(
    layout: Layout, removed: Collection[int]
) -> Iterator[tuple[Segment, Block | None]]:
    """Yield the paragraphs that stay and stop in mid-sentence, each with the block after it.

    Told only where the context lets a paragraph stop so by a slip: not before code, a list, a
    table, a quotation or HTML, which often finish a sentence on purpose.
    """
    blocks = layout.post.blocks
    language = layout.post.metadata.language
    paragraphs = [
        each.index
        for each in layout.segments
        if len(each.sentences) > 1 and _is_paragraph(each) and each.blocks[-1].index not in removed
    ]
    unstopped = {index for index in paragraphs if lacks_stop(layout.segments[index].key)}
    for segment in layout.segments:
        last = segment.blocks[-1]
        if not _is_paragraph(segment) or last.index in removed:
            continue
        ends = [end - segment.start for _, end in segment.sentences]
        others = len(unstopped) - (segment.index in unstopped)
        is_habit = others > _MAX_UNSTOPPED * (len(paragraphs) - 1)
        # The first text of a post may be its title.
        is_title = not segment.index and segment.kind is BlockKind.PARAGRAPH
        is_sure = is_habit or is_title
        if not ends_cut(segment.key, ends, language, sure=is_sure) or _ends_linked(last):
            continue
        behind = (blocks[index] for index in range(last.index + 1, len(blocks)))
        following = next(
            (b for b in behind if b.index not in removed and not layout.is_aside(b)), None
        )
        if segment.kind is not BlockKind.PARAGRAPH:
            if following is not None and _begins_again(segment.key, following.key):
                yield segment, following
        elif following is None or following.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            yield segment, following


def _is_paragraph(segment: Segment) -> bool:
    """Tell whether a segment is a paragraph, in whatever container."""
    return segment.kind is BlockKind.PARAGRAPH or is_running_text(segment)


_MIN_AGAIN = 8
"""Cells that a text begins with and the one before it ends with, so that the first was cut: items
and quotations often have no stop."""
_LIMIT_AGAIN = 200
"""Code points of a repeated end that are looked at."""


def _begins_again(key: str, following: str) -> bool:
    """Tell whether a text begins with the last words of the one before it."""
    ends = (key[-length:] for length in range(1, min(len(key), _LIMIT_AGAIN) + 1))
    return any(following.startswith(end) for end in ends if has_width(end, _MIN_AGAIN))


def _ends_linked(block: Block) -> bool:
    """Tell whether a block ends with a link, emphasis or code: a label, and no sentence."""
    return any(mark.end >= block.span.end for mark in (*block.atoms, *block.emphasis))


MIN_BEGUN = 20
"""Cells of a line in Chinese or Japanese: a shorter one without stop or comma may be a label."""


def _looks_begun(key: str) -> bool:
    """Tell whether a text without a stop is more likely begun than a label."""
    if not lacks_stop(key):
        return False
    return not any(map(is_cjk, key)) or has_width(key, MIN_BEGUN) or "、" in key or "," in key


def guessed_splits(
    layout: Layout,
    removed: Collection[int],
    run_together: frozenset[int],
    known: Collection[int],
) -> Iterator[Split]:
    """Yield splits that only the place speaks for: the rest follows, or does without copies.

    `run_together` are the blocks of run-together copies that go, `known` those of other splits. A
    generator that was stopped runs its context together and continues, so around one of these a
    paragraph without a stop is enough; else it must look cut by itself.
    """
    cut = {segment.index for segment, _ in cut_paragraphs(layout, removed)}
    for segment in layout.segments:
        if not is_plain_paragraph(segment) or segment.blocks[0].index in removed:
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
        if not _begins_another(layout, segment) and not is_known(layout, segment, rest, removed):
            skip = after_dots(rest.key)
            yield Split(first, rest.index, skip=skip, between=marks, is_sure=False)


def is_known(layout: Layout, segment: Segment, rest: Block, removed: Collection[int]) -> bool:
    """Tell whether the cut sentence is in a third text that is kept: then it is a copy of that."""
    sentence = segment.range(segment.sentences[-1][0], segment.end)
    sentence = sentence[: before_dots(sentence)]
    if not has_width(sentence, MIN_REST):
        return False
    own = {segment.blocks[-1].index, rest.index}
    return any(at not in own and at not in removed for at in blocks_with(layout, sentence))


def blocks_with(layout: Layout, text: str) -> Iterator[int]:
    """Yield the blocks in which a text begins, each time that it is there."""
    at = layout.text.find(text)
    while at >= 0:
        yield layout.segment_at(at).blocks[-1].index
        at = layout.text.find(text, at + 1)


def _begins_another(layout: Layout, segment: Segment) -> bool:
    """Tell whether another segment begins with all of this one: its rest is there."""
    key = segment.key
    return any(
        other is not segment and layout.text.startswith(key, other.start)
        for other in layout.segments
    )


_BETWEEN = (BlockKind.RULE, BlockKind.DEBRIS)


def next_text(
    layout: Layout, index: int, removed: Collection[int]
) -> tuple[Block | None, frozenset[int]]:
    """Return the next text that is kept, and the rules, marks and dots before it."""
    between: list[int] = []
    blocks = layout.post.blocks
    for at in range(index + 1, len(blocks)):
        if at in removed:
            continue
        if blocks[at].kind not in _BETWEEN and not is_dots(blocks[at].key):
            return blocks[at], frozenset(between)
        between.append(at)
    return None, frozenset()


def _is_rest(block: Block) -> bool:
    """Tell whether a text may be the rest of another: no bold line, no new sentence, no clause."""
    if block.kind is not BlockKind.PARAGRAPH or any(
        mark.start == block.span.start for mark in block.emphasis
    ):
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
