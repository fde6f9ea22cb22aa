"""Settle: what is removed of a post, and why each copy is removed, offered or kept."""

from collections.abc import Iterable, Mapping, Sequence

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context, Decider
from dedupe_paragraphs.match.decide.decision import Decision, Fate
from dedupe_paragraphs.match.decide.edited_copy import says_nothing_own
from dedupe_paragraphs.match.decide.order import DECIDERS, DOUBTS, FOLLOWS, first
from dedupe_paragraphs.match.layout import Layout, Split
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.match.runs import build_runs
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import record

Decisions = dict[int, Decision]
"""Decisions by the index of the segment."""


@record
class Settled:
    """What is removed, and the decisions on the copies that their own text proves."""

    removed: Removed
    decisions: Decisions


def settle(
    layout: Layout, copies: Mapping[int, Copy], options: Options, *, unsafe: bool = False
) -> Settled:
    """Decide which copies are removed; with `unsafe` as if the edited ones were, too.

    First every copy that its own text proves is taken for removed, with what continues its run; in
    their light the deciders say which of them are kept; then the runs are built again of the rest.
    """
    proven = [
        index
        for index, copy in copies.items()
        if copy.proves_itself or copy.settles or (unsafe and says_nothing_own(copy))
    ]
    removed = build_runs(layout, copies, proven)
    decisions = _answers(DECIDERS, proven, Context(layout, options, removed))
    rest = [index for index in proven if decisions[index].fate is not Fate.KEPT]
    if len(rest) < len(proven):
        removed = build_runs(layout, copies, rest)
    return Settled(removed, decisions)


def decide(settled: Settled, options: Options, splits: Sequence[Split]) -> Decisions:
    """Return the decisions on all copies, given what is removed."""
    removed = settled.removed
    context = Context(removed.layout, options, removed, splits)
    others = [
        index
        for index, copy in removed.copies.items()
        if index not in settled.decisions
        and (copy.kind is not CopyKind.OWN or copy.parallel or index in removed)
    ]
    return settled.decisions | _answers(DECIDERS, others, context)


def doubts(settled: Settled, options: Options, splits: Sequence[Split]) -> Decisions:
    """Return the decisions on the copies that are offered because they may be meant."""
    removed = settled.removed
    copies = [
        index
        for index, copy in removed.copies.items()
        if index in removed or copy.kind is CopyKind.PARTIAL
    ]
    context = Context(removed.layout, options, removed, splits)
    offered = _answers(DOUBTS, copies, context)
    if not offered:
        return {}
    context = Context(removed.layout, options, removed, splits, offered)
    return _answers(FOLLOWS, copies, context) | offered


def _answers(deciders: Sequence[Decider], indices: Iterable[int], context: Context) -> Decisions:
    copies = context.removed.copies
    answers = {index: first(deciders, copies[index], context) for index in indices}
    return {index: answer for index, answer in answers.items() if answer is not None}
