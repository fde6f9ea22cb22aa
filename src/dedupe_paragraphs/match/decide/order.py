"""The deciders in their order: the first that has an answer decides."""

from collections.abc import Iterable

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.answer import answer
from dedupe_paragraphs.match.decide.boilerplate import boilerplate
from dedupe_paragraphs.match.decide.call_to_action import call_to_action
from dedupe_paragraphs.match.decide.caption import caption
from dedupe_paragraphs.match.decide.context import Context, Decider
from dedupe_paragraphs.match.decide.copied_sentences import copied_sentences
from dedupe_paragraphs.match.decide.cut_copy import cut_copy, fragment
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.decide.edited_copy import edited_copy
from dedupe_paragraphs.match.decide.edited_row import edited_row
from dedupe_paragraphs.match.decide.exact_copy import exact_copy
from dedupe_paragraphs.match.decide.far_remainder import far_remainder
from dedupe_paragraphs.match.decide.follower import follower
from dedupe_paragraphs.match.decide.fuller_entry import fuller_entry
from dedupe_paragraphs.match.decide.immediate_repeat import immediate_repeat
from dedupe_paragraphs.match.decide.introduction import introduction
from dedupe_paragraphs.match.decide.needs_run import NEEDS_RUN, alone
from dedupe_paragraphs.match.decide.numbered_row import numbered_row
from dedupe_paragraphs.match.decide.only_content import only_content
from dedupe_paragraphs.match.decide.other_numbers import other_numbers
from dedupe_paragraphs.match.decide.own_remainder import own_remainder
from dedupe_paragraphs.match.decide.parallel_container import parallel_container
from dedupe_paragraphs.match.decide.parallel_section import parallel_section
from dedupe_paragraphs.match.decide.quoted_sentences import quoted_sentences
from dedupe_paragraphs.match.decide.refrain import refrain
from dedupe_paragraphs.match.decide.run_member import run_member
from dedupe_paragraphs.match.decide.run_together import run_together
from dedupe_paragraphs.match.decide.verse import verse

DECIDERS: tuple[Decider, ...] = (
    # Each container is read alone, whatever else is copied.
    parallel_container,
    alone,
    # A line that nobody writes, and neighbours that are copies as well, outweigh everything that
    # could be said for one text alone.
    run_together,
    fragment,
    run_member,
    # A stanza or a link that is there twice in succession is meant all the same;
    call_to_action,
    verse,
    # any other text is not,
    immediate_repeat,
    # so that it is at another place that it may be meant,
    parallel_section,
    answer,
    numbered_row,
    edited_row,
    quoted_sentences,
    # edited or in part, too.
    edited_copy,
    copied_sentences,
    other_numbers,
    *NEEDS_RUN,
    caption,
    cut_copy,
    refrain,
    boilerplate,
    exact_copy,
)

DOUBTS: tuple[Decider, ...] = (
    fuller_entry,
    far_remainder,
    own_remainder,
    introduction,
    only_content,
)
"""Signs that a copy may be meant. Asked of what is removed, once all of that is known; the whole
section says more than the one block."""

FOLLOWS: tuple[Decider, ...] = (follower,)
"""Asked last: what only its neighbours remove shares their decision."""


def first(deciders: Iterable[Decider], copy: Copy, context: Context) -> Decision | None:
    """Return the first answer of deciders."""
    for decider in deciders:
        answer = decider(copy, context)
        if answer is not None:
            return answer
    return None
