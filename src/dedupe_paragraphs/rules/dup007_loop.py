"""DUP007: a phrase, a line or a short block again and again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.loops import MIN_PHRASE, Loop, phrase_loops, row_loops
from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.rules.build import block_place, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.source import byte_span
from dedupe_paragraphs.text.width import has_width

_MIN_SENTENCE = 40
"""Cells of a sentence that nobody says twice in direct succession."""


def _find(given: RuleInput) -> Iterator[Violation]:
    matched, layout = given.matched, given.matched.layout
    post, gone = layout.post, matched.all_blocks
    left = [each for each in layout.segments if each.blocks[0].index not in gone]
    for segment in left:
        runs = matched.copied_runs(matched.copies[segment.index])
        taken = stretches(matched, runs, parts=False)
        for block in segment.blocks if segment.sentences else ():
            for loop in _in_text(block):
                kept, again = _parted(block, loop)
                if any(_is_taken(block, kept, each) for each in taken):
                    continue
                place = Place(post.path, byte_span(block, *kept))
                pair = byte_span(block, *again), place
                removal = Removal(stretches=(Stretch(block.index, *again),))
                yield Violation(Safety.UNSAFE, Reason.LOOP, [pair], Copied(whole=False), removal)
    for loop in row_loops([_row_key(each) or each.index for each in left]):
        row = [each.blocks[0] for each in left[loop.start : loop.end]]
        if not _is_in_succession(post, row):
            continue
        period = loop.first_end - loop.start
        first_of_each = [block_place(post, row[at % period]) for at in range(len(row))]
        pairs = [(block.span, first_of_each[at]) for at, block in enumerate(row)][period:]
        removal = Removal(frozenset(block.index for block in row[period:]))
        yield Violation(Safety.UNSAFE, Reason.LOOP, pairs, Copied(whole=True), removal, len(pairs))


def _parted(block: Block, loop: Loop) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what is kept of a loop, and the rest: the first copy, or the last where the text goes
    on after it in mid-sentence."""
    if any(each.start < loop.end < each.end for each in block.sentences):
        last = loop.end - (loop.first_end - loop.start)
        return (last, loop.end), (loop.start, last)
    return (loop.start, loop.first_end), (loop.first_end, loop.end)


def _is_taken(block: Block, kept: tuple[int, int], copied: Stretch) -> bool:
    """Tell whether some of what a loop keeps is removed as a copy already."""
    return copied.block == block.index and copied.start < kept[1] and kept[0] < copied.end


def _in_text(block: Block) -> Iterator[Loop]:
    """Yield the loops of a block, and whole sentences that directly follow themselves."""
    found = list(phrase_loops(block.key, [each.start for each in block.sentences]))
    yield from found
    for one, other in pairwise(block.sentences):
        said = block.key[one.start : one.end]
        is_again = said == block.key[other.start : other.end] and has_width(said, _MIN_SENTENCE)
        if is_again and not any(loop.start <= one.start < loop.end for loop in found):
            yield Loop(one.start, one.end, other.end)


def _row_key(segment: Segment) -> str:
    """Return what a block may say again as the next one: prose with letters, long enough."""
    is_text = bool(segment.sentences) and segment.kind is not BlockKind.FOOTNOTE
    is_long = is_text and segment.has_width(MIN_PHRASE)
    return segment.key if is_long and any(map(str.isalpha, segment.key)) else ""


def _is_in_succession(post: Post, row: Sequence[Block]) -> bool:
    """Tell whether nothing but rules and marks is between the blocks of a row."""
    between = range(row[0].index, row[-1].index)
    rest = set(between) - {block.index for block in row}
    return all(post.blocks[index].kind in BRIDGES for index in rest)


RULE = Rule(
    code="DUP007",
    name="loop",
    safety=Safety.UNSAFE,
    level=Level.WARNING,
    what="""\
A phrase that occurs three times or more in direct succession, inside a paragraph, among its lines
or as short blocks; a long sentence that occurs twice.""",
    why="""\
A text generator was caught in a loop. Readers stop at the second time.""",
    examples=Examples(
        en="""\
He said that the stone was heavy and    <- DUP007
that the stone was heavy and
that the stone was heavy and nobody moved it.""",
        ja="""\
石はとても重く、石はとても重く、石はとても重く、    <- DUP007
誰も動かせなかった。""",
    ),
    fix="""\
The first one is kept, or the last where the text goes on after it; the others are removed. Unsafe:
it may be a verse or a chant.""",
    find=_find,
    message=Message("repeats {originals} again and again"),
)
