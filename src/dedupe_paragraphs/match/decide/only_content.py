"""Is it all that a section says?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.reason import Reason


def only_content(copy: Copy, context: Context) -> Decision | None:
    """Keep what is all that is below a heading of its own: the section would be empty.

    What is below one label is no slip below another. Below a bold line, a weaker heading, one
    edited copy is kept: the section was written again.
    Learned from questions that have one answer, from products with one description, and from
    conclusions that a generator wrote before their heading, and again below it.
    """
    block = copy.segment.blocks[0].index
    if block in context.last_contents:
        return kept(Reason.ONLY_CONTENT)
    if block in context.only_contents:
        return context.meant(Reason.ONLY_CONTENT)
    return context.meant(Reason.ANSWER) if block in context.labelled else None
