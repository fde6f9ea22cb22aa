"""Is it a member of a numbered row?"""

from dedupe_paragraphs.languages.scripts import HAN_DIGITS
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.match.decide.running_text import is_numbered, is_running_text
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pattern import pattern


def numbered_row(copy: Copy, context: Context) -> Decision | None:
    """Keep a single member of a numbered row: its number is spoken of, and the row has no gap.

    One that is cut, or an item that is a paragraph, is offered: nobody means that. Learned from
    laws, contracts, regulations and steps.
    """
    segment = copy.segment
    if len(context.runs.get(segment.index, ())) > 1:
        return None
    is_row = is_numbered(segment.key) or _SPACED.match(segment.blocks[0].text) is not None
    has_number = is_row and segment.kind is not BlockKind.HEADING
    if not has_number and not _is_item(copy, context):
        return None
    is_slip = copy.kind is CopyKind.CUT or (not has_number and is_running_text(segment))
    return offered(Reason.ROW_MEMBER) if is_slip else context.meant(Reason.ROW_MEMBER)


def _is_item(copy: Copy, context: Context) -> bool:
    """Tell whether a text is an item of a list whose numbers are written."""
    if copy.segment.kind is not BlockKind.ITEM:
        return False
    post = context.layout.post
    around = [post.containers[at] for at in copy.segment.blocks[0].containers]
    items = [each.lines.start for each in around if each.name == "item"]  # none in HTML
    return bool(items) and _WRITTEN.match(post.data, items[-1]) is not None


_SPACED = pattern(rf"(?:\d{{1,2}}|[{HAN_DIGITS}]{{1,3}})\u3000")
"""`２　`, as laws of Japan have it; no key holds the space."""
_WRITTEN = pattern(rb"[\s>]*\d{1,9}[.)]")
