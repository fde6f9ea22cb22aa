"""Do its neighbours repeat the neighbours of its original?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.match.decide.parallel_section import are_parallel
from dedupe_paragraphs.match.decide.place import is_at_one_place
from dedupe_paragraphs.match.decide.running_text import has_sentence
from dedupe_paragraphs.match.decide.verse import is_sung
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.stops import DASHES, ends_sentence, is_spoken
from dedupe_paragraphs.text.width import has_width

MIN_SLIP = 60
"""Cells of a run, or of a paragraph, that nobody writes twice at different places."""

_MIN_EXCHANGE = 3
"""Segments: turns of a dialogue that nobody says in the same row twice; a question and its answer
come back."""


def run_member(copy: Copy, context: Context) -> Decision | None:
    """Remove a member of a copied run that holds a sentence: nobody writes the same row twice.

    Parallel sections, where they say the same, say it in the same place.
    """
    index = copy.segment.index
    if index in context.removed.reasons:
        return removed(context.removed.reasons[index])
    run = context.runs.get(index, ())
    if len(run) < 2:
        return None
    if run[0] not in context.slips:
        context.slips[run[0]] = _is_slip(context, run)
    return removed(Reason.RUN_MEMBER) if context.slips[run[0]] else None


def _is_blank(segment: Segment) -> bool:
    """Tell whether a text is a label after which something is to be written."""
    return segment.key.rstrip("_.… ").endswith(":")


def is_turn(segment: Segment) -> bool:
    """Tell whether a text is a turn of a dialogue that is written with dashes."""
    return segment.blocks[0].text[:1] in DASHES and ends_sentence(segment.key)


def _is_slip(context: Context, run: tuple[int, ...]) -> bool:
    segments = [context.layout.segments[index] for index in run]
    if sum(not context.is_name(each) for each in segments) < 2:
        return False
    if not has_width(" ".join(each.key for each in segments), MIN_SLIP):
        return False
    if not any(map(has_sentence, segments)) or all(map(is_sung, segments)):
        return False
    if run[0] in context.forms or 2 * sum(map(_is_blank, segments)) >= len(segments):
        return False
    if len(segments) < _MIN_EXCHANGE and all(
        is_spoken(each.key) or is_turn(each) for each in segments
    ):
        return False
    source, layout = context.removed.matches[run[0]][0].source, context.layout
    if sum(bool(each.sentences) for each in segments) == 1:  # beside code, or a table
        here, there = segments[0].blocks[0].index, layout.segment_at(source).blocks[0].index
        if is_at_one_place(layout, here, there):
            return False
    return not are_parallel(context, segments[0], source)
