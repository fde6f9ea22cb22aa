"""Partial copies: the runs of copied sentences that go out of a segment with text of its own."""

from collections.abc import Sequence
from itertools import pairwise

from dedupe_paragraphs.match.classify import MIN_RUN_LENGTH, Copy
from dedupe_paragraphs.match.refrains import is_verse
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.text.width import has_width, width


def copied_runs(copy: Copy) -> list[list[SentenceMatch]]:
    """Return the runs of copied sentences that go out of a segment with text of its own.

    A run-together line gives up every copied sentence; a paragraph only runs that are long enough
    not to be a refrain, unless all its copied sentences come in order from one place: then it is
    that paragraph with sentences put in between.
    """
    if is_verse(copy.segment):
        return []
    runs: list[list[SentenceMatch]] = [[]]
    for sentence in copy.sentences:
        if sentence.state is State.WHOLE:
            runs[-1].append(sentence)
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    if copy.run_together or _in_one_row(copy, [sentence for run in runs for sentence in run]):
        return runs
    return [run for run in runs if _is_long_enough(copy, run) or _says_again(copy, run)]


def _says_again(copy: Copy, run: Sequence[SentenceMatch]) -> bool:
    """Tell whether a paragraph begins with the sentence that the one before it ended with.

    A generator that was stopped begins again so; nobody writes it.
    """
    segment = copy.segment
    ends = [match for match in copy.matches if match.start <= run[0].start < match.end]
    return (
        run[0].start == segment.start
        and len(run) == 1
        and has_width(segment.range(run[0].start, run[0].end), _MIN_SAID_AGAIN)
        and any(match.segment == segment.index - 1 for match in ends)
        and run[0].source is not None
        and segment.start - run[0].source[1] <= 1
    )


_MIN_SAID_AGAIN = 40
"""Cells: a shorter sentence may be said again for the sound of it."""


def _in_one_row(copy: Copy, copied: Sequence[SentenceMatch]) -> bool:
    """Tell whether copied sentences stand in their original in this order, close together."""
    sources = [sentence.source for sentence in copied if sentence.source is not None]
    near = all(left[1] <= right[0] <= left[1] + _MAX_LEFT_OUT for left, right in pairwise(sources))
    return near and _is_long_enough(copy, copied) and _weighs_most(copy, copied)


_MAX_LEFT_OUT = 60
"""Code points: about a sentence of the original may be missing between two that are copied."""


def _weighs_most(copy: Copy, copied: Sequence[SentenceMatch]) -> bool:
    return sum(map(len, copied)) * 2 >= len(copy.segment)


def _is_long_enough(copy: Copy, run: Sequence[SentenceMatch]) -> bool:
    texts = (copy.segment.range(sentence.start, sentence.end) for sentence in run)
    return len(run) > 1 and sum(map(width, texts)) >= MIN_RUN_LENGTH
