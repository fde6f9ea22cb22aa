"""Is it what somebody says, or what is said under a label?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.decide.run_member import is_turn
from dedupe_paragraphs.match.decide.running_text import MAX_LABEL, is_running_text, label_of
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.stops import is_spoken
from dedupe_paragraphs.text.width import has_width

_MIN_TURNS = 3
"""Segments that begin with one label: a speaker's turns. One that was written again makes two."""
_PLAIN_STOPS = "。."
"""What is after a quotation continues in the author's words."""


def answer(copy: Copy, context: Context) -> Decision | None:
    """Keep a speaker's turn and what follows a label: it is said again by somebody else.

    Learned from transcripts, interviews, minutes, forms and lists of fields, which answer alike.
    """
    is_meant = is_answer(copy.segment, context) or _is_said_again(copy, context)
    return context.meant(Reason.ANSWER) if is_meant else None


def _is_said_again(copy: Copy, context: Context) -> bool:
    """Tell whether a text and its original are paragraphs with a label, each before or after one
    with another label."""
    segments, label = context.layout.segments, label_of(copy.segment.key)
    if not label or not copy.is_whole:
        return False
    texts = (copy.segment, segments[copy.matches[0].segment])
    return all(
        text.kind is BlockKind.PARAGRAPH
        and not {label_of(each.key) for each in segments[max(text.index - 1, 0) : text.index + 2]}
        <= {"", label}
        for text in texts
    )


def is_answer(segment: Segment, context: Context) -> bool:
    """Tell whether a text begins with a label, follows one that is a block, is in a form, or is
    spoken."""
    label = label_of(segment.key)
    if label[:1] == "[" or ":" in label or (label and context.labels[label] >= _MIN_TURNS):
        return True
    if segment.index in context.forms:
        return True
    if is_running_text(segment):
        return False
    if (
        label
        or is_turn(segment)
        or (is_spoken(segment.key) and segment.key[-1] not in _PLAIN_STOPS)
    ):
        return True
    if not segment.index:
        return False
    before = context.layout.segments[segment.index - 1]
    is_short = not before.is_heading and not has_width(before.key, MAX_LABEL)
    return is_short and (before.key.endswith(":") or context.is_name(before))
