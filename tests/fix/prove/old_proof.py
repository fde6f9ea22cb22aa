"""The proof as it was before it became a package: a twin, kept so that both can be compared.

It walks by recursion and compares code points with cells (`_MIN_ALONE`); nothing else uses it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.post import PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.fences import run_together_key
from dedupe_paragraphs.text.fold import fold, space_between
from dedupe_paragraphs.text.markers import MARKS, MARKUP
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width

_HEAD = 6
"""Code points by which starts of sentences are looked up; a shorter sentence by all it has."""
_MIN_ALONE = 20
"""Cells: a shorter fragment stands only beside the text of another block."""
_CONTEXT = 12
"""Code points of another block that must stand beside a short fragment."""
_MAX_STARTS = 64
"""Sentences of the same beginning that are tried for one place; hostile text has thousands."""


_Place = tuple[int, bool, bool, int]
"""What is known of a place of the input that was tried in vain."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The stretch in front of a place of the input."""

    end: int
    """Where it ends in the output."""
    cut: bool
    """Whether it, or one before it, ends in mid-sentence."""

    def allows(self, at: int, length: int) -> bool:
        """Tell whether a stretch behind it may end in mid-sentence: one that is long enough, or
        that goes on where this one ends."""
        return length >= _MIN_ALONE or (not self.cut and 0 <= at - self.end <= 1)


class Borders(NamedTuple):
    """What stands beside the borders of the blocks of an input, `_CONTEXT` code points of it."""

    tails: frozenset[str]
    heads: frozenset[str]
    before: Mapping[int, str]
    """What stands before each block, by its index."""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Borders":
        """Return the borders of blocks that are laid one behind the other."""
        text, placed = _laid_out(blocks)
        starts = [start for _, start in placed]
        ends = [start + len(run_together_key(block)) for block, start in placed]
        return cls(
            frozenset(_left_of(text, end) for end in ends),
            frozenset(_right_of(text, start) for start in starts),
            {block.index: _left_of(text, start) for block, start in placed},
        )


def _left_of(text: str, at: int) -> str:
    return text[max(at - _CONTEXT - 1, 0) : at].rstrip()[-_CONTEXT:]


def _right_of(text: str, at: int) -> str:
    return text[at : at + _CONTEXT + 1].lstrip()[:_CONTEXT]


def _laid_out(blocks: Iterable[Block]) -> tuple[str, list[tuple[Block, int]]]:
    """Return the keys of blocks as one text, a space where one belongs, and where each starts."""
    parts: list[str] = []
    placed: list[tuple[Block, int]] = []
    at, last = 0, ""
    for block in blocks:
        key = run_together_key(block)
        if not key or block.kind in (BlockKind.RULE, BlockKind.DEBRIS):
            continue
        between = space_between(last, key)
        parts += [between, key]
        at += len(between)
        placed.append((block, at))
        at, last = at + len(key), key
    return "".join(parts), placed


def is_short(key: str) -> bool:
    """Tell whether a fragment is too short to be known again by itself; CJK counts double."""
    return not has_width(key, _MIN_ALONE)


class Standing:
    """The text of an output, asked for the sentences of an input."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._keys: set[str] = set()
        self._starts: dict[str, list[int]] = {}
        self._ends: list[int] = []
        self._begins: set[int] = set()
        self._text, placed = _laid_out(blocks)
        for block, start in placed:
            self._add(block, start)

    def _add(self, block: Block, at: int) -> None:
        self._begins.add(at)
        key = run_together_key(block)
        spans = [(each.start, each.end) for each in block.sentences] or [(0, len(key))]
        for start, end in spans:
            self._keys.add(key[start:end])
            self._starts.setdefault(key[start : start + _HEAD], []).append(at + start)
            self._ends.append(at + end)
        self._keys.add(block.key)

    def missing(self, block: Block, borders: Borders) -> Iterator[tuple[int, int]]:
        """Yield the sentences of an input block, as ranges of its key, that do not stand here."""
        if block.key in self._keys:
            return
        if is_short(block.key) and self._stands_beside(block, borders):
            return
        for sentence in block.sentences:
            start, end = sentence.start, sentence.end
            if block.key[start:end] not in self._keys and not self._stands(block, start, end):
                yield start, end

    def _stands(self, block: Block, start: int, end: int) -> bool:
        if start == 0 and end == len(block.key) and is_short(block.key):
            return False
        if self._strung(block, start, end, set()):
            return True
        fragment = block.key[start:end]
        if start == 0 and end == len(block.key) and lacks_stop(fragment):
            return fragment in self._text
        return start == 0 and self._ends_with(fragment)

    def _stands_beside(self, block: Block, borders: Borders) -> bool:
        """Tell whether a short fragment stands here at a border of another block of the input.

        So it is the rest of a paragraph that was cut before it, or the beginning of one that goes
        on elsewhere, behind the same text as here; alone a few characters would prove nothing.
        """
        key = block.key
        at = self._text.find(key)
        for _ in range(_MAX_STARTS):
            if at < 0:
                return False
            left, right = _left_of(self._text, at), _right_of(self._text, at + len(key))
            if at in self._begins:
                joins = left == borders.before.get(block.index)
            else:
                joins = left in borders.tails
            if joins or right in borders.heads:
                return True
            at = self._text.find(key, at + 1)
        return False

    def _ends_with(self, key: str) -> bool:
        at = self._text.find(key)
        tries = 0
        while at >= 0 and tries < _MAX_STARTS:
            if self._is_end(at + len(key)):
                return True
            at = self._text.find(key, at + 1)
            tries += 1
        return False

    def _is_end(self, at: int) -> bool:
        place = bisect_left(self._ends, at)
        return place < len(self._ends) and self._ends[place] == at

    def _strung(
        self, block: Block, start: int, end: int, failed: set[_Place], last: _Last | None = None
    ) -> bool:
        """Tell whether a range can be laid with stretches that begin where sentences here begin.

        A stretch may end in mid-sentence only at the end of the block, or once before one that
        begins where a block here does: halves of two sentences never make a whole one. A block of
        one sentence is no strung-together line, so that there it may not.
        """
        after_cut = last is not None and last.cut
        inside = last is not None and not self._is_end(last.end)
        place = (start, after_cut, inside, last.end if last and end - start < _MIN_ALONE else -1)
        if place in failed:
            return False
        key = block.key
        is_lone = last is None and start == 0 and end == len(key)
        for begin in self._behind_markup(key, start, end):
            for at in self._candidates(key, begin):
                if inside and at not in self._begins:
                    continue
                reach = common_prefix(
                    key, begin, self._text, at, min(end - begin, len(self._text) - at)
                )
                if begin + reach == end and (
                    self._is_end(at + reach)
                    or (end == len(key) and (last is None or last.allows(at, reach)))
                ):
                    return True
                for stop in self._stops_within(at, reach):
                    cut = not self._is_end(at + stop)
                    if cut and (after_cut or is_lone or stop < _MIN_ALONE):
                        continue
                    following = _Last(at + stop, after_cut or cut)
                    if self._strung(block, begin + stop, end, failed, following):
                        return True
        failed.add(place)
        return False

    def _behind_markup(self, key: str, start: int, end: int) -> list[int]:
        """Return where a stretch may begin: here, or behind the markers of a lost block."""
        marks = [MARKS.match(key, start, end), MARKUP.match(key, start, end)]
        return sorted({start, *(match.end() for match in marks if match)})

    def _candidates(self, key: str, at: int) -> list[int]:
        if len(key) - at < _HEAD:  # a cut end of a few characters: any sentence may begin so
            every = (start for starts in self._starts.values() for start in starts)
            return [start for start in every if self._text.startswith(key[at:], start)]
        heads = [key[at : at + length] for length in range(_HEAD, 0, -1)]
        found = [self._starts.get(head, [])[:_MAX_STARTS] for head in heads]
        return [start for starts in found for start in starts]

    def _stops_within(self, at: int, reach: int) -> list[int]:
        """Return where a stretch may end: where a sentence here does, or where they part."""
        first = bisect_left(self._ends, at + 1)
        last = bisect_left(self._ends, at + reach + 1)
        stops = [self._ends[place] - at for place in range(first, last)]
        return sorted({*stops, reach}, reverse=True) if reach else []


_BLOCKS = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.HTML, BlockKind.PROTECTED})


def prove(before: bytes, after: bytes, path: str = "", conceded: Sequence[bytes] = ()) -> Proof:
    """Prove that `after` lost nothing of `before`, or tell what it lost.

    `path` tells the language by its ending. `conceded` are texts that somebody decided to give up
    (unsafe fixes); they count as standing. Raises `NotUtf8Error` and `NulByteError`.
    """
    return prove_posts(parse(before, path), parse(after, path), conceded)


def prove_posts(old: Post, new: Post, conceded: Sequence[bytes] = ()) -> Proof:
    """Prove the same of two posts that were read already, each from its bytes."""
    given_up = [parse(text, old.path) for text in conceded]
    losses = [
        *_front_matter(old, new),
        *_blocks(old, [new, *given_up]),
        *_marks(old, [new, *given_up]),
        *_sentences(old, [new, *given_up]),
    ]
    return Proof(tuple(sorted(losses, key=lambda loss: (loss.line, loss.kind, loss.text))))


def _front_matter(old: Post, new: Post) -> Iterator[Loss]:
    if old.data[: old.body] != new.data[: new.body]:
        yield Loss("front matter", old.data[: old.body].decode("utf-8", "replace"), 1)


def _blocks(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    """Yield the code, tables, HTML and protected lines that do not stand byte for byte."""
    standing = {post.source(block.span) for post in new for block in post.blocks}
    comments = {span for each in old.directives for span in (each.span, each.closing)}
    told = set()
    for block in old.blocks:
        source = old.source(block.span)
        if block.kind not in _BLOCKS or source in standing or source in told:
            continue
        if block.span not in comments:
            told.add(source)
            yield _loss(old, "block", block.span.start, old.quote(block.span))


def _marks(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    """Yield the link and image targets and the code spans that stand nowhere any more."""
    code = "\n".join(block.key for post in new for block in post.blocks if not block.is_prose)
    for kind, read in (("link", _targets), ("code", _codes)):
        standing = {mark for post in new for block in post.blocks for mark in read(block)}
        for block in old.blocks:
            for mark in dict.fromkeys(read(block)):
                # A code block that was strung into a line reads as a code span there.
                if mark not in standing and not (read is _codes and fold(mark) in code):
                    standing.add(mark)
                    yield _loss(old, kind, block.span.start, mark)


def _targets(block: Block) -> Iterable[str]:
    return block.targets


def _codes(block: Block) -> Iterable[str]:
    return block.codes


def _sentences(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    standing = Standing([block for post in new for block in post.blocks])
    borders = Borders.of(old.blocks)
    for block in (block for block in old.blocks if block.kind in PROSE):
        for start, end in standing.missing(block, borders):
            yield _loss(old, "sentence", block.span.start, block.key[start:end])


def _loss(post: Post, kind: str, offset: int, text: str) -> Loss:
    return Loss(kind, text, post.data.count(b"\n", 0, offset) + 1)


def misses_all(new: Proof, old: Proof) -> bool:
    """Tell whether a proof, which quotes sources, names the letters of all that another names."""
    named = "\n".join(_letters(text) for loss in new.losses for text in (loss.text, _read(loss)))
    return all(_letters(_read(loss)) in named for loss in old.losses)


def _read(loss: Loss) -> str:
    """Return the text of a loss without the targets of links and the tags of raised numbers."""
    return re.sub(r"\]\([^)]*\)|</?su[bp]>", "", loss.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKD", fold(text))))
