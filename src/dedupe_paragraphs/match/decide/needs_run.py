"""Texts that prove nothing alone: what kind of text is it?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context, Decider
from dedupe_paragraphs.match.decide.cut_copy import stops_inside
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.decide.parallel_section import are_parallel
from dedupe_paragraphs.match.decide.run_member import MIN_SLIP
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


def repeated_heading(copy: Copy, context: Context) -> Decision | None:
    """Keep a heading: each product has its price and each release its fixes."""
    return kept(Reason.REPEATED_HEADING) if copy.segment.is_heading else None


def not_prose(copy: Copy, context: Context) -> Decision | None:
    """Keep what is not read in sentences: an example is shown again where it is needed."""
    return None if copy.segment.sentences else kept(Reason.NOT_PROSE)


def too_short(copy: Copy, context: Context) -> Decision | None:
    """Keep a text below the minimal length: labels and short answers recur."""
    long = copy.segment.has_width(context.options.min_length)
    return None if long else kept(Reason.TOO_SHORT)


def other_kind(copy: Copy, context: Context) -> Decision | None:
    """Keep a copy in another kind of block: a pull quote repeats the body, a list sums it up."""
    segments = context.layout.segments
    kinds = {role_of(segments[match.segment]) for match in copy.matches}
    return None if kinds == {role_of(copy.segment)} else kept(Reason.OTHER_KIND)


def role_of(segment: Segment) -> BlockKind:
    """Return the kind of a segment; a `heading` of several sentences is text before a `---`."""
    if segment.kind is BlockKind.HEADING and not segment.is_heading:
        return BlockKind.PARAGRAPH
    if segment.kind is BlockKind.PARAGRAPH and segment.key.startswith(">"):  # of a mail
        return BlockKind.QUOTE
    return segment.kind


def list_row(copy: Copy, context: Context) -> Decision | None:
    """Keep an item of a list: two recipes begin with the same step."""
    is_row = copy.segment.kind is BlockKind.ITEM and not is_running_text(copy.segment)
    return kept(Reason.LIST_ROW) if is_row and not _is_cut_beside(copy, context) else None


_QUOTED = frozenset({BlockKind.QUOTE, BlockKind.FOOTNOTE})


def quotation(copy: Copy, context: Context) -> Decision | None:
    """Keep a quotation or a footnote: what is discussed twice is quoted twice.

    A callout of several paragraphs is written as a quotation, too, and its paragraphs are text.
    """
    if copy.segment.kind not in _QUOTED:
        return None
    is_text = is_running_text(copy.segment) and not quotes_others(copy, context.layout)
    return None if is_text or _is_cut_beside(copy, context) else kept(Reason.QUOTATION)


def is_beside(copy: Copy, layout: Layout) -> bool:
    """Tell whether a text of several sentences is in one list, quotation or footnote with its
    originals.

    There a run of such texts is a slip, and so is one that was cut or is right after itself.
    """
    segment = copy.segment
    enough = copy.kind is CopyKind.CUT or segment.has_width(MIN_SLIP)
    if len(segment.sentences) < 2 or not enough or is_verse(segment):
        return False
    originals = (layout.segments[match.segment] for match in copy.matches)
    around = {_around(layout, each) for each in (segment, *originals)}
    return len(around) == 1 and -1 not in around


def quotes_others(copy: Copy, layout: Layout) -> bool:
    """Tell whether a quotation says what is said outside of it."""
    if role_of(copy.segment) is not BlockKind.QUOTE:
        return False
    originals = [layout.segments[match.segment] for match in copy.matches]
    around = _around(layout, copy.segment)
    return any(
        role_of(each) is not BlockKind.QUOTE or _around(layout, each) != around
        for each in originals
    )


_AROUND = ("list", "quote", "footnote", "blockquote")


def _around(layout: Layout, segment: Segment) -> int:
    """Return the innermost list, quotation or footnote that a text is in; -1 for none."""
    tree, around = layout.structure.tree, layout.structure.around(segment.blocks[0].index)
    return next((at for at in around if tree[at].name in _AROUND), -1)


def _is_cut_beside(copy: Copy, context: Context) -> bool:
    return (
        copy.kind is CopyKind.CUT
        and stops_inside(copy, context.layout)
        and is_beside(copy, context.layout)
    )


def alone(copy: Copy, context: Context) -> Decision | None:
    """Keep what proves nothing alone and is in no run that is removed."""
    if copy.needs_run is None or copy.segment.index in context.removed:
        return None
    is_row = copy.needs_run is Reason.LIST_ROW and are_parallel(
        context, copy.segment, copy.matches[0].source
    )
    return kept(Reason.PARALLEL_SECTION if is_row else copy.needs_run)


NEEDS_RUN: tuple[Decider, ...] = (
    repeated_heading,
    not_prose,
    too_short,
    other_kind,
    list_row,
    quotation,
)
"""Asked while segments are classified, too: what is kept by one of these is the original of later
copies."""
