"""Partial copies: the runs of copied sentences that go out of a passage with text of its own."""

from collections.abc import Sequence
from itertools import pairwise

from dedupe_paragraphs.match.classify import MIN_RUN_LENGTH, Judgement
from dedupe_paragraphs.match.refrains import is_verse
from dedupe_paragraphs.match.segments import State, Unit


def copied_runs(judgement: Judgement) -> list[list[Unit]]:
    """Return the runs of copied sentences that go out of a passage with text of its own.

    A strung-together line gives up every copied unit; a paragraph only runs that are long enough
    not to be a refrain, unless all its copied sentences come in order from one place: then it is
    that paragraph with sentences put in between.
    """
    if is_verse(judgement.passage):
        return []
    runs: list[list[Unit]] = [[]]
    for unit in judgement.units:
        if unit.state is State.WHOLE:
            runs[-1].append(unit)
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    if judgement.strung or _in_one_row(judgement, [unit for run in runs for unit in run]):
        return runs
    return [run for run in runs if _is_long_enough(run) or _says_again(judgement, run)]


def _says_again(judgement: Judgement, run: Sequence[Unit]) -> bool:
    """Tell whether a paragraph begins with the sentence that the one before it ended with.

    A generator that was stopped begins again so; nobody writes it.
    """
    passage = judgement.passage
    ends = [tile for tile in judgement.tiles if tile.start <= run[0].start < tile.end]
    return (
        run[0].start == passage.start
        and len(run) == 1
        and len(run[0]) >= _MIN_SAID_AGAIN
        and any(tile.passage == passage.index - 1 for tile in ends)
        and run[0].source is not None
        and passage.start - run[0].source[1] <= 1
    )


_MIN_SAID_AGAIN = 20
"""Code points: a shorter sentence may be said again for the sound of it."""


def _in_one_row(judgement: Judgement, copied: Sequence[Unit]) -> bool:
    """Tell whether copied sentences stand in their original in this order, close together."""
    sources = [unit.source for unit in copied if unit.source is not None]
    near = all(left[1] <= right[0] <= left[1] + _MAX_LEFT_OUT for left, right in pairwise(sources))
    return near and _is_long_enough(copied) and _weighs_most(judgement, copied)


_MAX_LEFT_OUT = 60
"""Code points: about a sentence of the original may be missing between two that are copied."""


def _weighs_most(judgement: Judgement, copied: Sequence[Unit]) -> bool:
    return sum(map(len, copied)) * 2 >= len(judgement.passage)


def _is_long_enough(run: Sequence[Unit]) -> bool:
    return len(run) > 1 and sum(map(len, run)) >= MIN_RUN_LENGTH
