"""A paragraph a line, or lines of one paragraph? What an author does is seen in what is there.

A wrapped paragraph breaks where its line is full, mostly inside a sentence. An author who ends
paragraphs with the line ends a sentence there, and no two lines in a row are full. What a paragraph
does not show by itself is decided as in its neighbours; without any evidence only blank lines part.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise, zip_longest
from operator import add
from typing import NamedTuple

from dedupe_paragraphs.languages.scripts import is_cjk
from dedupe_paragraphs.model.post import PROSE, BlockKind, Habit, Paragraphs, Post
from dedupe_paragraphs.post.first_lines import without_first_lines
from dedupe_paragraphs.post.leaf import Leaf
from dedupe_paragraphs.post.part import Line, lines_of, parted
from dedupe_paragraphs.text.overlap import MIN_SURE, overlaps
from dedupe_paragraphs.text.stops import ends_sentence, is_spoken, sentence_marks
from dedupe_paragraphs.text.width import has_width, width

_MAX_VERSE = 48
"""Cells: lines up to this length are verse, an address, a list of names. Prose is wrapped at 60 to
80, and lines of a dialogue are known by their quotation marks."""
_MAX_WRAPPED = 120
"""Code points: nobody wraps at more."""
_FULL = 0.75
"""Share of the breaks at which a line is full, from which text is wrapped. Ragged wrapping leaves
some lines short of a word; lines of one paragraph each are full by chance, one in five."""
_MIN_FULL = 4
"""Lines that are full, from which they outweigh sentences that happen to end with them."""
_ENDING = 0.6
"""Share of the lines that end a sentence, from which lines are paragraphs: of wrapped lines a tenth
do; of paragraphs, with titles and cut ones among them, four in five."""
_SENTENCES = 1.4
"""Sentences a line: authors who write one sentence a line part their paragraphs by blank lines."""
_SPOKEN = 0.25
"""Share of the lines that are in quotation marks, from which a line is a speaker's turn."""
_MANY = 10
"""Lines without a blank line between, from which one sentence a line is a paragraph all the same:
a novel, a transcript. A paragraph with a sentence a line has three to six."""


class _Evidence(NamedTuple):
    """What the lines of a leaf, or of several, show."""

    lines: int
    """Lines that were not cut; of many, without titles."""
    ending: int
    """Lines that end a sentence."""
    full: int
    """Lines, of those that another follows, that have no room for its first word."""
    breaks: int
    marks: int
    """Marks that may end a sentence."""
    hard: int
    """Breaks that the author marked: two spaces, a backslash, `<br>`."""
    doubled: int
    """Breaks of two `<br>` or more."""
    spoken: int
    indented: int
    """Lines that begin with a wide space."""
    short: bool
    """Whether it is lines of verse, or an address."""
    longest_line: int
    """Code points."""
    shortest_line: int
    longest: int
    """Lines of the leaf that has most."""
    cut: int
    """Lines that were cut: another one says all of it and more, or the next begins again with its
    last words. No wrapped text has them."""
    in_columns: bool
    """Whether it is a definition or a table."""

    @property
    def is_spoken(self) -> bool:
        """Tell whether all lines are a speaker's."""
        return self.spoken == self.lines

    def __add__(self, other: object) -> "_Evidence":
        assert isinstance(other, _Evidence)
        return _Evidence._make(
            [
                *map(add, self[:9], other[:9]),
                self.short and other.short,
                max(self.longest_line, other.longest_line),
                min(self.shortest_line, other.shortest_line),
                max(self.longest, other.longest),
                self.cut + other.cut,
                self.in_columns and other.in_columns,
            ]
        )


_PARTED_KINDS = PROSE - {BlockKind.HEADING}
_ENTRIES = frozenset({BlockKind.ITEM, BlockKind.FOOTNOTE})
"""An item is one thing; its lines are parted only where its author marked the breaks."""


class Parted(NamedTuple):
    """The leaves of a post, those parted whose lines are paragraphs."""

    leaves: list[Leaf]
    habits: tuple[Habit, ...] = ()
    lines: frozenset[str] = frozenset()
    """Texts of the lines that are paragraphs."""
    wrapped: frozenset[str] = frozenset()
    """Texts of several lines that are one paragraph."""


def part_lines(
    leaves: list[Leaf], data: bytes, paragraphs: str, like: Post | None = None
) -> Parted:
    """Return the leaves with those parted whose lines are paragraphs, and what was decided.

    A text that was made of a post is read `like` it: a leaf is parted if it has a line that was a
    paragraph there, unless all of it was there and was not parted.
    """
    known = set(map(id, leaves))
    leaves = without_first_lines(leaves, data)
    texts = {"".join(leaf.text) for leaf in leaves if id(leaf) not in known}
    if paragraphs == Paragraphs.BLANK_LINE:
        return Parted(leaves)
    candidates = {
        at: lines
        for at, leaf in enumerate(leaves)
        if leaf.breaks and _may_be_parted(leaf) and len(lines := lines_of(leaf)) > 1
    }
    if not candidates:
        return Parted(leaves, lines=frozenset(texts))
    chosen, habits = _chosen(leaves, candidates, paragraphs, like)
    result: list[Leaf] = []
    for at, leaf in enumerate(leaves):
        parts = parted(leaf, chosen[at], data) if at in chosen else [leaf]
        if len(parts) > 1:
            texts.update("".join(part.text) for part in parts)
        result += parts
    wrapped = ("".join(leaves[at].text) for at in candidates if at not in chosen)
    return Parted(result, habits, frozenset(texts), frozenset(wrapped))


def _may_be_parted(leaf: Leaf) -> bool:
    if leaf.kind in _ENTRIES:
        return all(each.hard for each in leaf.breaks)
    return leaf.kind in _PARTED_KINDS


def _chosen(
    leaves: Sequence[Leaf],
    candidates: dict[int, list[Line]],
    paragraphs: str,
    like: Post | None,
) -> tuple[dict[int, list[Line]], tuple[Habit, ...]]:
    shown: dict[int, str | None] = {}
    evidence = {at: _evidence(leaves[at], lines) for at, lines in candidates.items()}
    for at, lines in candidates.items():
        if like is not None:
            text = "".join(leaves[at].text)
            same = text not in like.wrapped and any(
                text[line.start : line.end] in like.lines for line in lines
            )
            shown[at] = Paragraphs.LINE if same else Paragraphs.BLANK_LINE
        elif paragraphs == Paragraphs.LINE:
            short = evidence[at].short and not evidence[at].is_spoken
            shown[at] = Paragraphs.BLANK_LINE if short else Paragraphs.LINE
        else:
            shown[at] = _shown(evidence[at])
    decided: dict[int, str] = {}
    parted_lines, open_lines = 0, 0
    for region in _regions(leaves, candidates):
        found = dict(_decided({at: shown[at] for at in region}, evidence))
        count = sum(evidence[at].lines for at in region if not evidence[at].short)
        if Paragraphs.LINE in found.values():
            parted_lines += count
        elif all(shown[at] is None for at in region):
            open_lines += count
        decided |= found
    if parted_lines < open_lines:  # what the most show nothing of, a few do not decide
        decided = dict.fromkeys(decided, Paragraphs.BLANK_LINE)
    chosen = {
        at: _indented(leaves[at], candidates[at])
        for at, each in decided.items()
        if each == Paragraphs.LINE
    }
    return chosen, tuple(_habits(leaves, decided, evidence))


def _regions(leaves: Sequence[Leaf], candidates: Container[int]) -> Iterator[list[int]]:
    """Yield the stretches of leaves with lines; a paragraph of one long line ends a stretch."""
    region: list[int] = []
    for at, leaf in enumerate(leaves):
        if at in candidates:
            region.append(at)
        elif region and leaf.kind in _PARTED_KINDS and leaf.length > _MAX_VERSE:
            yield region
            region = []
    if region:
        yield region


def _shown(each: _Evidence) -> str | None:
    """Return what a leaf shows by itself; nothing where it may be either."""
    if each.in_columns:
        return Paragraphs.BLANK_LINE
    if each.short:
        return Paragraphs.LINE if each.is_spoken and each.lines > 2 else Paragraphs.BLANK_LINE
    if each.doubled * 2 > each.breaks or each.indented > 1:
        return Paragraphs.LINE
    is_full = each.longest_line <= _MAX_WRAPPED and each.full >= _FULL * each.breaks
    if each.ending < _ENDING * each.lines:
        return Paragraphs.BLANK_LINE if is_full else None
    if is_full and each.full >= _MIN_FULL and each.ending < each.lines - 1:
        return Paragraphs.BLANK_LINE
    if each.lines == 2 and not each.cut and each.shortest_line <= _MAX_WRAPPED:
        return None
    if (
        each.hard * 2 > each.breaks
        or each.spoken >= _SPOKEN * each.lines
        or each.marks >= _SENTENCES * each.lines
        or each.longest >= _MANY
    ):
        return Paragraphs.LINE
    return None


def _decided(
    shown: dict[int, str | None], evidence: dict[int, _Evidence]
) -> Iterator[tuple[int, str]]:
    """Yield what is decided for each leaf: what it shows, else what those around it show."""
    before: str | None = None
    runs = [(each, list(run)) for each, run in groupby(shown, shown.__getitem__)]
    for (each, run), following in zip_longest(runs, runs[1:]):
        decided = each
        if decided is None:
            behind = following[0] if following else None
            total = reduce(add, (evidence[at] for at in run))
            decided = _shown(total) or before or behind or Paragraphs.BLANK_LINE
        elif not all(evidence[at].short for at in run):
            before = each
        for at in run:
            yield at, decided


def _habits(
    leaves: Sequence[Leaf], decided: dict[int, str], evidence: dict[int, _Evidence]
) -> Iterator[Habit]:
    for each, run in groupby(sorted(decided), decided.__getitem__):
        first, *others = run
        total = reduce(add, map(evidence.__getitem__, others), evidence[first])
        yield Habit(leaves[first].span.start, each, total.lines, total.ending, total.full)


def _evidence(leaf: Leaf, lines: Sequence[Line]) -> _Evidence:
    text = "".join(leaf.text)
    said = [text[line.start : line.end] for line in lines]
    widths = [width(each) for each in said]
    beside = (*pairwise(sorted({*said})), *pairwise(said))
    cut = {one for one, other in beside if _is_cut(one, other) and not ends_sentence(one)}
    whole = [each for each in said if each not in cut]
    if len(said) > _MANY:
        whole = [each for each in whole if not _is_title(each)] or whole
    return _Evidence(
        lines=len(whole),
        ending=sum(map(ends_sentence, whole)),
        full=max(_full(said, width), _full(said, len)),
        breaks=len(said) - 1,
        marks=sum(map(sentence_marks, whole)),
        hard=sum(each.hard for each in leaf.breaks),
        doubled=sum(right.at == left.at + 1 for left, right in pairwise(leaf.breaks)),
        spoken=sum(map(is_spoken, whole)),
        indented=sum(_is_indented(text, line) for line in lines),
        short=max(widths) <= _MAX_VERSE,
        longest_line=max(map(len, said)),
        shortest_line=min(map(len, said)),
        longest=len(whole),
        cut=len(cut),
        in_columns=leaf.in_columns,
    )


def _is_title(line: str) -> bool:
    """Tell whether a line may be a title above others: short, and no sentence."""
    return not has_width(line, _MAX_VERSE + 1) and not ends_sentence(line)


def _is_cut(line: str, other: str) -> bool:
    """Tell whether another line says all of this one and more, or begins with its last words."""
    is_stub = line != other and other.startswith(line) and has_width(line, MIN_SURE)
    return is_stub or any(overlaps(line, other, MIN_SURE))


def _full(said: Sequence[str], measure: Callable[[str], int]) -> int:
    """Return how many lines have no room for the first word of the next, in cells or characters."""
    sizes = list(map(measure, said))
    widest = max(sizes)
    return sum(
        size + _first_word(following, measure) > widest
        for size, following in zip(sizes[:-1], said[1:], strict=True)
    )


def _is_indented(text: str, line: Line) -> bool:
    return text[max(line.start - 1, 0) : line.start] == "\u3000"


def _first_word(line: str, measure: Callable[[str], int]) -> int:
    """Return what the first word of a line needs at the end of the line before."""
    if is_cjk(line[0]):  # no line begins with a stop, so the line before may be short of two
        return measure(line[:2])
    return measure(line.split(maxsplit=1)[0]) + 1


def _indented(leaf: Leaf, lines: list[Line]) -> list[Line]:
    """Return the lines that are paragraphs: of wrapped ones with an indent, those that have it.

    In print a paragraph of Japanese begins with a wide space, save one that begins with a bracket.
    """
    text = "".join(leaf.text)
    indented = [_is_indented(text, line) for line in lines]
    if not any(indented[1:]):
        return lines
    joined: list[Line] = []
    for line, has_indent in zip(lines, indented, strict=True):
        before = text[joined[-1].start : joined[-1].end] if joined else ""
        goes_on = before and not has_indent and not ends_sentence(before)
        if goes_on and not is_spoken(text[line.start : line.end]):
            joined[-1] = Line(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined
