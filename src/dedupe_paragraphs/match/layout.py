"""The layout of a match: all text of a post as one string, with its segments.

Blocks are laid one after the other, spaced as in a run-together line, so that a
run-together copy is an exact repeat of a stretch of this string.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dedupe_paragraphs.model.post import BRIDGES, PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.headings import section_headings
from dedupe_paragraphs.text.debris import before_marks
from dedupe_paragraphs.text.fold import space_between
from dedupe_paragraphs.text.markers import run_together_key
from dedupe_paragraphs.text.overlap import occurrences
from dedupe_paragraphs.text.pattern import has_any, pattern
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.source import byte_span
from dedupe_paragraphs.text.width import has_width

if TYPE_CHECKING:
    from dedupe_paragraphs.post.containers import Structure
    from dedupe_paragraphs.post.scopes import Path

_WORD = pattern(r"\w+")


@record
class Segment:
    """One block of text, or the two halves of a cut paragraph read as one."""

    index: int
    kind: BlockKind
    """The kind of its (first) block."""
    blocks: tuple[Block, ...]
    offsets: tuple[int, ...]
    """Where each block's text begins, in code points from `start`."""
    start: int
    """First code point in the layout's text."""
    end: int
    key: str
    sentences: tuple[tuple[int, int], ...]
    """Ranges of code points of the layout's text; empty for code, tables and HTML."""
    is_heading: bool = False
    """Whether it is a heading and nothing more."""

    @property
    def indices(self) -> frozenset[int]:
        """Its blocks, by their indices."""
        return frozenset([block.index for block in self.blocks])

    def __len__(self) -> int:
        return self.end - self.start

    def has_width(self, cells: int) -> bool:
        """Tell whether it has at least so many cells."""
        return has_width(self.key, cells)

    def range(self, start: int, end: int) -> str:
        """Return a range of the layout's text that is inside the segment."""
        return self.key[start - self.start : end - self.start]

    def halves(self) -> Iterator[tuple[Block, int, int]]:
        """Yield its blocks, each with its range of the layout's text."""
        stops = [*self.offsets[1:], len(self)]
        for block, offset, stop in zip(self.blocks, self.offsets, stops, strict=True):
            yield block, self.start + offset, self.start + min(stop, offset + len(block.key))


class Split(NamedTuple):
    """Two halves of one paragraph."""

    first: int
    """Block index of the cut paragraph."""
    rest: int
    """Block index of the rest."""
    overlap: int = 0
    """Code points at the end of the first half's key that the rest says again."""
    witness: Span | None = None
    """The source bytes around the split in another copy."""
    skip: int = 0
    """Code points of dots that the rest begins with."""
    between: frozenset[int] = frozenset()
    """Blocks that are removed with the join: rules, marks and dots."""
    is_sure: bool = True
    """Whether the text shows that the two are one; else only their place speaks for it."""

    @property
    def apart(self) -> range:
        """The blocks after the one half and before the other."""
        return range(self.first + 1, self.rest)


class Completion(NamedTuple):
    """The rest of a cut sentence, of which another block has all."""

    block: int
    """The cut paragraph."""
    source: int
    """The block that the rest is taken from: a run-together line."""
    start: int
    """Code points of its key before the rest."""
    end: int
    space: bool
    """Whether it has a space before the rest."""


@record
class Layout:
    """The text of a post laid out for matching."""

    __slots__ = ("__dict__",)  # for the cached property

    post: Post
    text: str
    segments: tuple[Segment, ...]
    starts: frozenset[int]
    """Where sentences start, segments among them."""
    ends: frozenset[int]
    """Where sentences end, segments among them."""
    by_block: Mapping[int, int]
    """The segment that each block of text is in, both by index."""
    paths: tuple["Path", ...]
    """For each block of the post the scopes that it is in; nothing where none has any."""
    rests: tuple[str, ...]
    """What cut sentences are completed with."""
    _begins: tuple[int, ...]

    @cached_property
    def structure(self) -> "Structure":
        """The containers, sections and lists of the post."""
        from dedupe_paragraphs.post.containers import structure_of  # noqa: PLC0415 - start-up

        return structure_of(self.post)

    @cached_property
    def times(self) -> Counter[str]:
        """How often each text is a segment."""
        return Counter(segment.key for segment in self.segments)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each run of letters and digits is, in order."""
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.text):
            found.setdefault(match[0], []).append(match.start())
        return found

    def first_tag(self, block: Block) -> Block:
        """Return the first block with the source of a template tag; any other block itself."""
        if block.kind is not BlockKind.TEMPLATE:
            return block
        return self._first_tags[self.post.source(block.span)]

    @cached_property
    def _first_tags(self) -> dict[bytes, Block]:
        tags = [each for each in self.post.blocks if each.kind is BlockKind.TEMPLATE]
        return {self.post.source(each.span): each for each in reversed(tags)}

    def path(self, segment: Segment) -> "Path":
        """Return the scopes that a segment is in."""
        return self.paths[segment.blocks[0].index] if self.paths else ()

    def is_seen(self, original: Segment, copy: Segment) -> bool:
        """Tell whether whoever reads a copy reads its original elsewhere in the post."""
        return not self.paths or self.path(original) in self.seen_paths(copy)

    def seen_paths(self, copy: Segment) -> list["Path"]:
        """Return the scopes, from none to its own, whose text is read by whoever reads a copy."""
        from dedupe_paragraphs.post.scopes import sees  # noqa: PLC0415 - start-up

        path = self.path(copy)
        return [path[:depth] for depth in range(len(path) + 1) if sees(path, path[:depth])]

    def segment_at(self, at: int) -> Segment:
        """Return the segment that a code point of the text belongs to."""
        return self.segments[max(bisect_right(self._begins, at) - 1, 0)]

    def places(self, text: str, besides: Segment, limit: int) -> Iterator[int]:
        """Return where a text is outside of one segment, among its first `limit` places."""
        found = islice(occurrences(self.text, text), limit)
        return (at for at in found if not besides.start <= at < besides.end)

    def same_bytes(self, one: Block, other: Block) -> bool:
        """Tell whether two blocks are the same byte for byte, as code must be."""
        return self.post.source(one.span) == self.post.source(other.span)

    def ranges(self, start: int, end: int) -> Iterator[tuple[Block, int, int]]:
        """Yield the blocks of a range of the text, each with its range of the block's key."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        for index in range(first, len(self.segments)):
            segment = self.segments[index]
            if segment.start >= end:
                return
            for block, at, stop in segment.halves():
                begin, until = max(start, at), min(end, stop)
                if begin < until:
                    yield block, begin - at, until - at

    def is_aside(self, block: Block) -> bool:
        """Tell whether a reader of two paragraphs sees nothing between them: a rule, a tag, a
        comment, a definition."""
        if block.kind is BlockKind.HTML and self.post.data[block.span.start + 1] != ord("!"):
            return False
        return block.kind is BlockKind.FOOTNOTE or not self.structure.says[block.index]

    def span(self, start: int, end: int) -> Span:
        """Return the source bytes from the first to the last code point of a range of the text."""
        segment = self.segment_at(start)
        if end <= segment.end and len(segment.blocks) == 1:  # nearly every range
            block = segment.blocks[0]
            until = min(end - segment.start, len(block.key))
            return byte_span(block, min(start - segment.start, until - 1), until)
        first = next(self.ranges(start, end))
        # What is between may be half the post: the original of a copy that was put together.
        last_start = self.segments[max(bisect_left(self._begins, end) - 1, 0)].start
        *_, last = self.ranges(max(start, last_start), end)
        return Span(byte_span(*first).start, byte_span(*last).end)


def lay_out(
    post: Post, splits: Iterable[Split] = (), completions: Iterable[Completion] = ()
) -> Layout:
    """Lay the text of a post out, both halves of each split as one segment, cut paragraphs with
    their rests.

    Rules, template tags and debris are no text and are left out.
    """
    joined = {split.first: split for split in splits}
    rests = {split.rest for split in joined.values()}
    rests_of = {each.block: _rest(post, each) for each in completions}
    groups = [
        _halves(post, joined[block.index])
        if block.index in joined
        else [(block, _text_of(block) + rests_of.get(block.index, ""))]
        for block in post.blocks
        if run_together_key(block) and block.kind not in BRIDGES and block.index not in rests
    ]
    headings = section_headings([group[0][0] for group in groups])
    parts: list[str] = []
    segments: list[Segment] = []
    at, last = 0, ""
    for group in groups:
        key = group[0][1]
        offsets = [0]
        for _, rest in group[1:]:
            key += space_between(key, rest)
            offsets.append(len(key))
            key += rest
        between = space_between(last, key)
        parts += [between, key]
        at += len(between)
        blocks = tuple([block for block, _ in group])
        segments.append(_segment(len(segments), blocks, tuple(offsets), at, key, headings))
        at, last = at + len(key), key
    sentences = [span for segment in segments for span in segment.sentences]
    text = "".join(parts)
    return Layout(
        post=post,
        text=text,
        segments=tuple(segments),
        starts=frozenset([a for a, _ in sentences] + [p.start for p in segments]),
        ends=frozenset([b for _, b in sentences] + [p.end for p in segments]),
        by_block={block.index: each.index for each in segments for block in each.blocks},
        paths=_paths(post),
        rests=tuple(rest.lstrip() for rest in rests_of.values()),
        _begins=tuple(segment.start for segment in segments),
    )


def _paths(post: Post) -> tuple["Path", ...]:
    marks = (b"{%", b"{{", b"<%", b":::", b"===", b"Tab", b"tab", b"code-group")
    if not has_any(post.data, (*marks, b"</del", b"</s>", b"</strike", b"</template")):
        return ()
    from dedupe_paragraphs.post.scopes import scope_paths  # noqa: PLC0415 - start-up

    return scope_paths(post)


def _text_of(block: Block) -> str:
    """Return the text of a block, without the marks of a generator at its end."""
    key = run_together_key(block)
    return key[: before_marks(key)] if block.kind in PROSE else key


def _rest(post: Post, each: Completion) -> str:
    return " " * each.space + post.blocks[each.source].key[each.start : each.end]


def _halves(post: Post, joined: Split) -> list[tuple[Block, str]]:
    first, rest = post.blocks[joined.first], post.blocks[joined.rest]
    return [(first, first.key[: len(first.key) - joined.overlap].rstrip()), (rest, _text_of(rest))]


def _segment(
    index: int,
    blocks: tuple[Block, ...],
    offsets: tuple[int, ...],
    at: int,
    key: str,
    headings: Collection[int],
) -> Segment:
    changed = len(key) != len(blocks[0].key) and blocks[0].kind in PROSE
    spans = sentence_spans(key) if len(blocks) > 1 or changed else blocks[0].sentences
    sentences = tuple([(at + start, at + end) for start, end in spans])
    heading = len(blocks) == 1 and blocks[0].index in headings
    kind = blocks[0].kind
    return Segment(index, kind, blocks, offsets, at, at + len(key), key, sentences, heading)
