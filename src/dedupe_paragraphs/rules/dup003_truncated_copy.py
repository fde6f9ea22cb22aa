"""DUP003: a block, or the end of a run, that is the beginning of a fuller text and stops there."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.languages.scripts import is_hangul
from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.fragments import whole_sentence
from dedupe_paragraphs.match.halves import next_text
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.stubs import is_cut, may_be_cut
from dedupe_paragraphs.model.evidence import Truncated
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.post.headings import title_of
from dedupe_paragraphs.rules.build import Pair, missing_of, pairs_of, placed
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.again import begun_again
from dedupe_paragraphs.text.cuts import after_opening, before_dots, ends_open, lacks_stop
from dedupe_paragraphs.text.source import byte_span


def _find(given: RuleInput) -> Iterator[Violation]:
    yield from _long_copies(given)
    yield from _stubs_below_headings(given)
    yield from _stubs_before_full_texts(given)
    yield from _begun_again(given)
    yield from _cut_sentences(given)


def _violation(
    safety: Safety, reason: Reason, pairs: list[Pair], blocks: frozenset[int], missing: Truncated
) -> Violation:
    return Violation(safety, reason, pairs, missing, Removal(blocks), len(blocks))


def _long_copies(given: RuleInput) -> Iterator[Violation]:
    """Yield the cut copies that are long enough to be sure of."""
    for group in given.groups:
        if group.kind is CopyKind.CUT:
            pairs, missing = pairs_of(given.matched, group), missing_of(given.matched, group)
            yield _violation(group.safety, group.reason, pairs, group.blocks, missing)


def _stubs_below_headings(given: RuleInput) -> Iterator[Violation]:
    """Yield each repeated heading with only the first words of its text.

    Safe where the heading begins again right after the stub, or where the stub says enough; else
    too short to justify anything by itself (law 8): somebody must decide.
    """
    matched, layout = given.matched, given.matched.layout
    headings: dict[str, list[Segment]] = {}
    for segment in layout.segments:
        if segment.is_heading:
            headings.setdefault(segment.key, []).append(segment)
    for heading, stub in zip(layout.segments, layout.segments[1:], strict=False):
        if heading.blocks[0].index in matched.safe_blocks or not heading.is_heading:
            continue
        if stub.blocks[0].index in matched.safe_blocks or stub.has_width(given.options.min_length):
            continue
        if not stub.sentences or stub.is_heading or not lacks_stop(stub.key):
            continue
        if stub.kind is BlockKind.ITEM or stub.blocks[-1].atoms:  # a value, not a text
            continue
        fuller = _fuller(matched, headings[heading.key][:_LIMIT_TWINS], heading, stub)
        if fuller is None:
            continue
        twin, text = fuller
        pairs = [
            placed(matched, (heading.start, heading.end), (twin.start, twin.end)),
            placed(matched, (stub.start, stub.end), (text.start, text.start + len(stub))),
        ]
        blocks = frozenset({heading.blocks[0].index, stub.blocks[0].index})
        sure = twin.index == stub.index + 1 or stub.has_width(_MIN_SURE_STUB)
        safety = Safety.SAFE if sure else Safety.UNSAFE
        missing = Truncated(len(text) - len(stub))
        yield _violation(safety, Reason.BEGUN_SECTION, pairs, blocks, missing)


def _stubs_before_full_texts(given: RuleInput) -> Iterator[Violation]:
    """Yield the beginning of a text that is in full right after it, however short.

    Safe where it has a cut end; a label may say what its text begins with: somebody must decide.
    """
    matched, layout = given.matched, given.matched.layout
    blocks = layout.post.blocks
    explained = matched.completed | matched.safe_blocks
    for stub in layout.segments:
        block = stub.blocks[-1]
        if block.index in explained or _is_real_heading(block):
            continue
        end = before_dots(stub.key)
        start = after_opening(stub.key)
        if start >= end or not (lacks_stop(stub.key) or end < len(stub.key)):
            continue
        following, between = next_text(layout, block.index, matched.safe_blocks)
        if following is None or following.index not in layout.by_block:  # a picture
            continue
        if not _are_siblings(layout, block, following):
            continue
        full = layout.segments[layout.by_block[following.index]]
        at, key = after_opening(full.key), stub.key[start:end]
        rest = full.key[at + len(key) :]
        if not rest or not full.key.startswith(key, at) or _is_row(blocks, block, following, key):
            continue
        if _is_title(layout, stub, rest) or _is_label(layout, block, following, at + len(key)):
            continue
        is_sure = end == len(stub.key) and is_cut(layout, block, key, rest)
        if not is_sure and (stub.is_heading or block.emphasis or not may_be_cut(key, rest)):
            continue
        pair = placed(
            matched, (stub.start, stub.end), (full.start + at, full.start + at + len(key))
        )
        safety = Safety.SAFE if is_sure else Safety.UNSAFE
        missing = Truncated(len(rest))
        yield _violation(safety, Reason.STUB, [pair], between | {block.index}, missing)


def _is_title(layout: Layout, segment: Segment, rest: str) -> bool:
    """Tell whether a segment is the first line of a post without another title, and a text begins
    with it and goes on with `rest`.

    It is cut inside a word, or behind a word that ends no text. A last syllable of Korean may be a
    particle or the end of a name.
    """
    if segment.index or len(segment.sentences) > 1 or title_of(layout.post):
        return False
    if rest[0].islower() or before_dots(segment.key) < len(segment.key):
        return False
    language, key = layout.post.metadata.language, segment.key
    return is_hangul(key[-1]) or not ends_open(key, language)


def _is_real_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level != BOLD_LEVEL


def _is_label(layout: Layout, stub: Block, full: Block, end: int) -> bool:
    """Tell whether a stub is in bold, and the bold of the full text does not go on after it."""
    if stub.emphasis[:1] != (stub.span,):
        return False
    source, start = layout.post.source(full.span), full.span.start
    ends = [each.end for each in full.emphasis if each.start == start]
    if not ends and source.startswith(_BOLD):  # marks before a letter of Chinese close nothing
        ends = [start + source.find(_BOLD, len(_BOLD))]
    return not ends or byte_span(full, end, len(full.key)).start >= ends[0]


_BOLD = b"**"


def _begun_again(given: RuleInput) -> Iterator[Violation]:
    """Yield each beginning that stops and starts again in the same paragraph."""
    matched = given.matched
    for segment in matched.layout.segments:
        block = segment.blocks[0]
        if len(segment.blocks) > 1 or block.index in matched.safe_blocks:
            continue
        if segment.kind is not BlockKind.PARAGRAPH or is_verse(segment):
            continue
        found = begun_again(block.key, block.sentences)
        if found is None:
            continue
        start, again = (segment.start + at for at in found)
        pair = placed(matched, (start, again), (again, again + again - start))
        missing = next(end for _, end in segment.sentences if end > again) - again
        removal = Removal(stretches=(Stretch(block.index, *found),))
        yield Violation(Safety.SAFE, Reason.STUB, [pair], Truncated(missing), removal)


def _cut_sentences(given: RuleInput) -> Iterator[Violation]:
    """Yield the last, cut sentence of each paragraph that is whole elsewhere."""
    matched = given.matched
    layout = matched.layout
    explained = matched.completed | matched.safe_blocks
    for segment in layout.segments:
        block = segment.blocks[-1]
        if block.index in explained or len(segment.blocks) > 1:
            continue
        found = whole_sentence(layout, segment, matched.copies, matched.safe_blocks)
        if found is None:
            continue
        start, source, missing = found
        length = segment.end - start
        pair = placed(matched, (start, segment.end), (source, source + length))
        at = start - segment.start
        if at:
            removal = Removal(stretches=(Stretch(block.index, at, len(block.key)),))
            yield Violation(Safety.SAFE, Reason.CUT_COPY, [pair], Truncated(missing), removal)
        else:
            is_alone = _is_alone(layout.post.blocks, block.index)
            safety = Safety.UNSAFE if is_alone else Safety.SAFE
            stub = Truncated(missing)
            yield _violation(safety, Reason.CUT_COPY, [pair], frozenset({block.index}), stub)


def _is_alone(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a block is all that is below its heading."""
    before, after = blocks[index - 1 : index], blocks[index + 1 : index + 2]
    return (
        bool(before)
        and before[0].kind is BlockKind.HEADING
        and (not after or after[0].kind is BlockKind.HEADING)
    )


def _are_siblings(layout: Layout, stub: Block, full: Block) -> bool:
    """Tell whether two texts are paragraphs or items one after the other, in the same place."""
    is_bold = stub.kind is BlockKind.HEADING and full.kind in (stub.kind, BlockKind.PARAGRAPH)
    if not (is_bold or stub.kind is full.kind) or _is_real_heading(full) or not full.is_prose:
        return False
    inner = 1 if full.kind is BlockKind.ITEM else 0
    depth = len(full.containers) - inner
    return len(stub.containers) == len(full.containers) and (
        stub.containers[:depth] == full.containers[:depth]
    )


def _is_row(blocks: Sequence[Block], stub: Block, full: Block, key: str) -> bool:
    """Tell whether the texts before or after the two begin alike as well: a row, all meant."""
    beside = (stub.index - 1, full.index + 1)
    near = (blocks[at] for at in beside if 0 <= at < len(blocks))
    texts = (each.key for each in near if each.key != stub.key and not _is_real_heading(each))
    half = key[: (len(key) + 1) // 2]
    return any(each.startswith(half, after_opening(each)) for each in texts)


_MIN_SURE_STUB = 10
"""Cells of a stub that begins no other text by chance: more than a conjunction (`However,`)."""
_LIMIT_TWINS = 16
"""Headings of the same words that are looked at; a template may have thousands."""


def _fuller(
    matched: Matched, twins: list[Segment], heading: Segment, stub: Segment
) -> tuple[Segment, Segment] | None:
    """Return another heading of the same words, with the fuller text that follows it."""
    layout = matched.layout
    for twin in twins:
        following = twin.index + 1
        if twin is heading or following >= len(layout.segments):
            continue
        text = layout.segments[following]
        is_kept = not {twin.blocks[0].index, text.blocks[0].index} & matched.safe_blocks
        begins = layout.text.startswith(stub.key, text.start)
        if is_kept and begins and len(text) > len(stub):
            return twin, text
    return None


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, Truncated)
    if not finding.evidence.missing:
        return Message("begins in mid-sentence; the whole sentence is at {originals}")
    if finding.blocks > 1:
        return Message("copy of {originals}{blocks}, cut {missing} before its end")
    return Message("cut copy of {originals}, which has {missing} more")


RULE = Rule(
    code="DUP003",
    name="truncated-copy",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
A block, or the end of a run, that says the same as a fuller text and stops before its end, or that
begins in the middle of a sentence which is whole elsewhere. It may come before the full text.""",
    why="""\
A generator reached its limit in mid-sentence and wrote the text again from an earlier point. The
cut copy adds nothing, and its last sentence never ends.""",
    examples=Examples(
        en="""\
The windows of the storehouse are small. The brewer laughed    <- DUP003

The windows of the storehouse are small. The brewer laughed and said
that sake dislikes the summer light.""",
        ja="""\
蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って    <- DUP003

蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って教えてくれた。""",
    ),
    fix="""\
Safe. Everything that the cut copy says is in the fuller text, so the cut copy is removed. Unsafe
for a few words whose full text follows directly or is under the same heading: they may be a
label.""",
    find=_find,
    message=_message,
)
