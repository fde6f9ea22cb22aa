"""Which sentences are copied into a paragraph that says something of its own?"""

from collections.abc import Sequence
from itertools import chain, pairwise

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered, removed
from dedupe_paragraphs.match.decide.running_text import MIN_SENTENCES, is_definition
from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State, runs_of
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pairs import Pair, cut_pair, find_pairs
from dedupe_paragraphs.text.width import has_width, width

_MIN_LENGTH = 80
"""Cells of copied sentences that a paragraph must carry before they are taken out of it: two
short ones, or one of more than the length of a usual refrain."""
_MIN_IN_ROW = 50
"""Cells of copied sentences that are most of a paragraph and come in a row from one place; two
short sentences of a caseless script have as many."""
_MIN_SHARE = 0.5
"""Share of a paragraph that is one row of copied sentences with others put in between."""
_MIN_SAID_AGAIN = 40
"""Cells: a shorter sentence may be said again for the sound of it."""


def copied_sentences(copy: Copy, context: Context) -> Decision | None:
    """Remove the copied sentences of a paragraph; its own are kept.

    Two of them prove a slip only beside other damage, or where the paragraph begins again.
    """
    if copy.kind not in (CopyKind.PARTIAL, CopyKind.SAYS_MORE):
        return None
    copied = sum(sentence.state is State.WHOLE for sentence in copy.sentences)
    enough = copied + context.damaged >= MIN_SENTENCES or copy.is_fragment
    enough = enough or any(_says_again(copy, run) for run in copied_runs(context.layout, copy))
    return removed(Reason.COPIED_SENTENCES) if enough else offered(Reason.COPIED_SENTENCES)


def copied_runs(layout: Layout, copy: Copy) -> list[list[SentenceMatch]]:
    """Return the runs of copied sentences that are taken out of a segment.

    A run-together line gives up every copied sentence; a paragraph only runs that are too long for
    a refrain, unless all its copied sentences come in order from one place: then it is that
    paragraph with sentences put in between. Verse gives up nothing, nor does a definition.
    """
    if is_verse(copy.segment) or is_definition(copy.segment):
        return []
    copied = runs_of(copy.sentences, State.WHOLE)
    start = copy.segment.start
    pairs = [
        (one + start, other + start)
        for one, other in find_pairs(copy.segment.key if copied else "")
    ]
    runs = [whole for run in copied if (whole := _without_halves(pairs, [*run]))]
    if copy.run_together or _in_one_row(layout, copy, list(chain.from_iterable(runs))):
        return runs
    return [
        run for run in runs if _is_long_enough(copy, run, _MIN_LENGTH) or _says_again(copy, run)
    ]


def _without_halves(pairs: Sequence[Pair], run: list[SentenceMatch]) -> list[SentenceMatch]:
    """Return the sentences of a run that hold no half of a quotation and are not inside of one."""
    while run and (cut := cut_pair(pairs, run[0].start, run[-1].end)):
        opening, closing = cut
        if opening >= run[0].start:
            run = [each for each in run if each.end <= opening]
        else:
            run = [each for each in run if each.start > closing]
    return run


def _in_one_row(layout: Layout, copy: Copy, copied: Sequence[SentenceMatch]) -> bool:
    """Tell whether copied sentences, most of the paragraph, succeed each other in an original."""
    sources = [sentence.source for sentence in copied if sentence.source is not None]
    in_order = all(left[1] <= right[0] <= left[1] + 1 for left, right in pairwise(sources))
    weighs_most = sum(map(len, copied)) >= _MIN_SHARE * len(copy.segment)
    return in_order and weighs_most and _is_long_enough(copy, copied, _MIN_IN_ROW)


def _is_long_enough(copy: Copy, run: Sequence[SentenceMatch], least: int) -> bool:
    texts = (copy.segment.range(sentence.start, sentence.end) for sentence in run)
    return len(run) > 1 and sum(map(width, texts)) >= least


def _says_again(copy: Copy, run: Sequence[SentenceMatch]) -> bool:
    """Tell whether a paragraph begins with the sentence that the one before it ended with.

    A generator that was stopped begins again so; nobody writes it.
    """
    segment, first = copy.segment, run[0]
    ends = [match for match in copy.matches if match.start <= first.start < match.end]
    return (
        first.start == segment.start
        and len(run) == 1
        and has_width(segment.range(first.start, first.end), _MIN_SAID_AGAIN)
        and any(match.segment == segment.index - 1 for match in ends)
        and first.source is not None
        and segment.start - first.source[1] <= 1
    )
