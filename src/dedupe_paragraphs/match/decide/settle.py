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
from dedupe_paragraphs.model.record import record, replace

Decisions = dict[int, Decision]
"""Decisions by the index of the segment."""


@record
class Settled:
    """What is removed, and the decisions on the copies that their own text proves."""

    removed: Removed
    decisions: Decisions
    offered: Decisions
    """Those on copies that may be meant: only unsafe fixes remove them."""
    damaged: bool


def settle(
    layout: Layout,
    copies: Mapping[int, Copy],
    options: Options,
    splits: Sequence[Split] = (),
    *,
    damaged: bool | None = None,
    unsafe: bool = False,
) -> Settled:
    """Decide which copies are removed; with `unsafe` as if the edited ones were, too.

    Whether the post is `damaged` is measured where it is not known.

    First every copy that its own text proves is taken for removed, with what continues its run; in
    their light the deciders say which of them are slips, which damage the post, and which are kept;
    then the runs are built again of the rest.
    """
    proven = [
        index
        for index, copy in copies.items()
        if copy.proves_itself or copy.settles or (unsafe and says_nothing_own(copy))
    ]
    partial = [index for index, copy in copies.items() if copy.kind is CopyKind.PARTIAL]
    removed = build_runs(layout, copies, proven)
    context = Context(layout, options, removed, splits)
    decisions = _answers(DECIDERS, [*proven, *partial], context)
    if damaged is None:
        damaged = any(
            each.fate is Fate.REMOVED
            # A single sentence that somebody worded anew is no slip.
            and not (copies[index].settles and len(copies[index].sentences) < 2)
            for index, each in decisions.items()
        )
    if damaged:  # what is removed without other damage is removed with it, too
        unsure = [index for index, each in decisions.items() if each.fate is not Fate.REMOVED]
        decisions |= _answers(DECIDERS, unsure, context.in_damaged_post())
    rest = _left(proven, decisions)
    if len(rest) < len(proven):
        removed = build_runs(layout, copies, rest)
    context = Context(layout, options, removed, splits, damaged=damaged)
    asked = [*removed.matches, *partial]
    doubts = {
        index: answer
        for index, answer in _answers(DOUBTS, asked, context).items()
        if index not in decisions or decisions[index].fate is not Fate.KEPT
    }
    decisions |= doubts
    kept = {index for index, each in doubts.items() if each.fate is Fate.KEPT}
    if kept:
        removed = build_runs(layout, copies, _left(rest, decisions), kept)
        context = Context(layout, options, removed, splits, damaged=damaged)
    offered = {
        index: each
        for index, each in decisions.items()
        if each.fate is Fate.OFFERED
        and (copies[index].kind is not CopyKind.EDITED or copies[index].settles)
    }
    if offered:
        context = replace(context, offered=offered)
        offered |= _answers(FOLLOWS, removed.matches, context)
    return Settled(removed, decisions, offered, damaged)


def _left(indices: Iterable[int], decisions: Decisions) -> list[int]:
    return [index for index in indices if decisions[index].fate is not Fate.KEPT]


def decide(settled: Settled, options: Options, splits: Sequence[Split]) -> Decisions:
    """Return the decisions on all copies, given what is removed."""
    removed = settled.removed
    context = Context(removed.layout, options, removed, splits, damaged=settled.damaged)
    others = [
        index
        for index, copy in removed.copies.items()
        if index not in settled.decisions
        and (copy.kind is not CopyKind.OWN or copy.parallel or index in removed)
    ]
    return _answers(DECIDERS, others, context) | settled.decisions | settled.offered


def _answers(deciders: Sequence[Decider], indices: Iterable[int], context: Context) -> Decisions:
    copies = context.removed.copies
    answers = {index: first(deciders, copies[index], context) for index in indices}
    return {index: answer for index, answer in answers.items() if answer is not None}
