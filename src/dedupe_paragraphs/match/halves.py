"""Halves: which two paragraphs may be one that was cut, and what is between them."""

from collections.abc import Collection, Iterator

from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import before_dots, is_dots, lacks_stop
from dedupe_paragraphs.text.overlap import occurrences
from dedupe_paragraphs.text.source import ends_in_button
from dedupe_paragraphs.text.width import has_width

MIN_REST = 24
"""Cells of a paragraph that may be cut, of a cut sentence that is known again elsewhere, and those
that a witness must show after the split, or the whole rest if that is shorter."""
MIN_BEGUN = 20
"""Cells of a line in Chinese or Japanese: a shorter one without stop or comma may be a label."""


def is_plain_paragraph(segment: Segment) -> bool:
    """Tell whether a segment is one paragraph, the only kind that is ever joined.

    It is at the top level or in a box. One that is nothing but a link is a button.
    """
    block = segment.blocks[0]
    return (
        segment.kind is BlockKind.PARAGRAPH
        and len(segment.blocks) == 1
        and block.span not in [link.span for link in block.links]
    )


def may_be_cut(segment: Segment) -> bool:
    """Tell whether a segment is a plain paragraph, and ends with no button."""
    return is_plain_paragraph(segment) and not ends_in_button(segment.blocks[0])


_CLOSING = tuple("」』）)】〉》]\"'")
"""A bracket may end a sentence, and may just as well be what a sentence was cut after."""


def may_go_on(key: str) -> bool:
    """Tell whether a text may have been cut where it ends: no stop is there, or a bracket."""
    return lacks_stop(key) or key.endswith(_CLOSING)


def is_beside(layout: Layout, cut: Block, rest: Block) -> bool:
    """Tell whether two paragraphs are in the same container, and read by the same readers."""
    paths = layout.paths
    alike = not paths or paths[cut.index] == paths[rest.index]
    return alike and cut.containers == rest.containers


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


def is_known(
    layout: Layout, segment: Segment, rest: Block, removed: Collection[int], then: str = ""
) -> bool:
    """Tell whether the cut sentence is in a third text that is kept: then it is a copy of that.

    One that goes on with `then` is another sentence where the third text goes on otherwise.
    """
    sentence = segment.range(segment.sentences[-1][0], segment.end)
    sentence = sentence[: before_dots(sentence)]
    if not has_width(sentence, MIN_REST):
        return False
    own, then = {segment.blocks[-1].index, rest.index}, then.lstrip()[:K]
    for at in occurrences(layout.text, sentence):
        block = layout.segment_at(at).blocks[-1].index
        after = at + len(sentence)
        goes_on = layout.text[after : after + 2 * K].lstrip().startswith(then)
        if block not in own and block not in removed and goes_on:
            return True
    return False


def blocks_with(layout: Layout, text: str) -> Iterator[int]:
    """Yield the blocks in which a text begins, each time that it is there."""
    return (layout.segment_at(at).blocks[-1].index for at in occurrences(layout.text, text))
