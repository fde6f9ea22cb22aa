"""Is it a member of a numbered row?"""

from dedupe_paragraphs.languages.scripts import HAN_DIGITS, ORDINAL
from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pattern import pattern

_NUMBER = pattern(
    rf"\(?(?:\d{{1,3}}[a-z]?|[a-zA-Z]|[ivxIVX]{{1,5}}|[{HAN_DIGITS}]{{1,3}})[).）、](?=\D)"
    rf"|[\u2460-\u249b]|(?:§|Art\.|{ORDINAL}) ?[\d{HAN_DIGITS}]+|\d+(?:\.\d+)+\.? "
)
"""`(2)`, `2.`, `b)`, `IV.`, `②`, `§ 2`, `第二条`, `3.1`."""


def numbered_row(copy: Copy, context: Context) -> Decision | None:
    """Keep a single member of a numbered row: its number is spoken of, and the row has no gap.

    Learned from laws, contracts, regulations and steps.
    """
    segment = copy.segment
    if len(context.runs.get(segment.index, ())) > 1:
        return None
    is_numbered = segment.kind is not BlockKind.HEADING and _NUMBER.match(segment.key)
    return context.meant(Reason.ROW_MEMBER) if is_numbered or _is_item(copy, context) else None


def _is_item(copy: Copy, context: Context) -> bool:
    """Tell whether a text is an item of a list whose numbers are written."""
    if copy.segment.kind is not BlockKind.ITEM:
        return False
    post = context.layout.post
    item = next(
        at
        for at in reversed(copy.segment.blocks[0].containers)
        if post.containers[at].name == "item"
    )
    start = post.containers[item].lines.start
    return _WRITTEN.match(post.data, start) is not None


_WRITTEN = pattern(rb"[\s>]*\d{1,9}[.)]")
