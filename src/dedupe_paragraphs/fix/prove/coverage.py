"""Coverage: whether the sentences of an output, one after another, say a sentence of the input.

A line that runs blocks together has sentences that no block has: a heading and the sentence below
it, or one sentence and the beginning of the next. They are covered with stretches of the output.
"""

from collections.abc import Iterator
from enum import Enum, auto

from dedupe_paragraphs.fix.prove.output import Output
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.text.cuts import begins_inside
from dedupe_paragraphs.text.markers import markup_end
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width

MIN_CUT = 40
"""Cells of a stretch that may end in mid-sentence: what is shorter begins many sentences."""
_NUMBER = pattern(r"[-+]?\d+")


@record
class InputSentence:
    """A sentence of the input: code points `start` to `end` of the key of its block."""

    key: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says."""
        return self.key[self.start : self.end]

    @property
    def is_block(self) -> bool:
        """Tell whether it is all of its block."""
        return self.start == 0 and self.end == len(self.key)


class _State(Enum):
    """What is known of the stretches before a place of the sentence."""

    FIRST = auto()
    """There are none."""
    WHOLE = auto()
    """All end where sentences end."""
    CUT = auto()
    """The last one ends in mid-sentence."""
    CUT_BEFORE = auto()
    """One before the last does."""


def covers(output: Output, sentence: InputSentence) -> bool:
    """Tell whether a sentence can be put together of stretches that begin where sentences begin.

    A stretch ends where a sentence ends. In mid-sentence it may end

    * at the end of a block of the input, because the block may be cut there;
    * once before, if the next stretch begins where a block of the output begins: the block was cut
      there by another. Halves of two sentences never make a whole one, so that the first stretch
      of a block of one sentence may not, nor one that ends in the output where a paragraph is cut:
      the sentence was whole, and would be in two pieces.

    Such a stretch has `MIN_CUT` cells, unless it is all of the sentence, or continues in the output
    where the stretch before it ends. The rest after whole stretches may be said in other words.
    Each place is tried once in each state, so the search ends.
    """
    todo = [(sentence.start, _State.FIRST)]
    tried = set(todo)
    while todo:
        place, state = todo.pop()
        for stretch in _stretches(output, sentence, place, state):
            if _completes(output, sentence, stretch, state):
                return True
            following = _following(output, sentence, stretch, state)
            fresh = [each for each in following if each not in tried]
            tried.update(fresh)
            todo += fresh
    places = sorted(place for place, state in tried if state is _State.WHOLE)
    rests = (sentence.key[place : sentence.end] for place in places)
    return any(not begins_inside(rest) and output.says(rest, sentence.key) for rest in rests)


@record
class _Stretch:
    """What the input from a place on and the output from another on have in common."""

    begin: int
    at: int
    """Where it begins in the output."""
    length: int

    @property
    def end(self) -> int:
        """Where it ends in the input."""
        return self.begin + self.length


def _stretches(
    output: Output, sentence: InputSentence, place: int, state: _State
) -> Iterator[_Stretch]:
    for begin in _behind_markup(output, sentence, place):
        for at in output.starts(sentence.key, begin):
            if state is not _State.CUT or at in output.block_starts:
                most = min(sentence.end - begin, len(output.text) - at)
                length = common_prefix(sentence.key, begin, output.text, at, most)
                yield _Stretch(begin, at, output.whole(at, length))


def _behind_markup(output: Output, sentence: InputSentence, place: int) -> list[int]:
    """Return where a stretch may begin: here, or after the markers of a block that was here.

    A number that no item has is no marker.
    """
    marks, numbered = (
        markup_end(sentence.key, place, sentence.end, numbers=numbers) for numbers in (False, True)
    )
    if numbered > marks and not output.has_numbers(_NUMBER.findall(sentence.key, place, numbered)):
        numbered = marks
    return sorted({place, marks, numbered})


def _completes(output: Output, sentence: InputSentence, stretch: _Stretch, state: _State) -> bool:
    is_last = sentence.end == len(sentence.key)
    if stretch.end == sentence.end:
        if output.ends_at(stretch.at + stretch.length):
            return True
        return is_last and (state is _State.FIRST or _is_long(sentence, stretch))
    return (
        is_last
        and state in (_State.FIRST, _State.WHOLE)
        and any(_goes_on(output, sentence, *each) for each in _whole_ends(output, stretch))
    )


def _goes_on(output: Output, sentence: InputSentence, place: int, at: int) -> bool:
    """Tell whether the output continues at `at` with all that follows `place` in the sentence."""
    following = at + (output.text[at : at + 1] == " ")
    rests = (sentence.key[begin:] for begin in _behind_markup(output, sentence, place))
    return any(output.text.startswith(rest, following) for rest in rests)


def _following(
    output: Output, sentence: InputSentence, stretch: _Stretch, state: _State
) -> Iterator[tuple[int, _State]]:
    """Yield the places at which a stretch may end, each with what is known there."""
    is_cut = state in (_State.CUT, _State.CUT_BEFORE)
    for place, _ in _whole_ends(output, stretch):
        yield place, _State.CUT_BEFORE if is_cut else _State.WHOLE
    may_be_cut = not is_cut and not (state is _State.FIRST and sentence.is_block)
    if output.is_broken(stretch.at + stretch.length):
        return
    if may_be_cut and stretch.end < sentence.end and _is_long(sentence, stretch):
        yield stretch.end, _State.CUT


def _whole_ends(output: Output, stretch: _Stretch) -> Iterator[tuple[int, int]]:
    """Yield where sentences end inside a stretch: in the sentence of the input, in the output."""
    for at in output.ends_within(stretch.at, stretch.at + stretch.length):
        if not output.is_cut(at):
            yield stretch.begin + at - stretch.at, at


def _is_long(sentence: InputSentence, stretch: _Stretch) -> bool:
    return has_width(sentence.key[stretch.begin : stretch.end], MIN_CUT)
