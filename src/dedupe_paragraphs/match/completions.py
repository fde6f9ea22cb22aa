"""Completions: a cut paragraph whose last sentence is whole only in a run-together line."""

from collections.abc import Iterable, Iterator, Mapping

from dedupe_paragraphs.languages.scripts import is_cjk
from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.halves import MIN_REST, may_be_cut
from dedupe_paragraphs.match.layout import Completion, Layout, Segment, Split
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.match.splits import LIMIT_WITNESSES, is_spaced
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.markers import markup_end
from dedupe_paragraphs.text.stops import sentence_marks
from dedupe_paragraphs.text.width import has_width


def complete(
    layout: Layout, copies: Mapping[int, Copy], splits: Iterable[Split]
) -> Iterator[Completion]:
    """Yield the rests of cut sentences that only run-together lines have, one for each sentence."""
    if not any(copy.run_together for copy in copies.values()):
        return
    known = {at for split in splits for at in (split.first, split.rest)}
    done: set[str] = set()
    for segment in layout.segments:
        block = segment.blocks[-1].index
        if block in known or not may_be_cut(segment) or not lacks_stop(segment.key):
            continue
        start = max(min(segment.sentences[-1][0], segment.end - K), segment.start)
        tail = layout.text[start : segment.end]
        if tail in done or not has_width(tail, MIN_REST):
            continue
        found = list(_rests(layout, copies, segment, tail))
        if found and None not in found:
            assert found[0] is not None
            done.add(tail)
            yield found[0]


def _rests(
    layout: Layout, copies: Mapping[int, Copy], cut: Segment, tail: str
) -> Iterator[Completion | None]:
    """Yield where the sentence of a cut paragraph continues; None where that is no such line."""
    text = layout.text
    for at in layout.places(tail, cut, LIMIT_WITNESSES):
        begin = at + len(tail)
        line = layout.segment_at(at)
        if begin in layout.ends or begin >= line.end:
            continue
        space = text[begin] == " "
        begin += space
        if not copies[line.index].run_together or not layout.is_seen(line, cut):
            yield None
            continue
        end = next(end for _, end in line.sentences if end > begin)
        is_one = not lacks_stop(text[begin:end]) and sentence_marks(text[begin:end]) == 1
        is_marked = markup_end(text, begin, end) > begin  # of a heading or an item
        if not is_one or is_marked or _is_border(layout, begin, end):
            continue
        yield Completion(
            cut.blocks[-1].index,
            line.blocks[0].index,
            begin - line.start,
            end - line.start,
            space,
        )


def _is_border(layout: Layout, begin: int, end: int) -> bool:
    """Tell whether a run-together line may just continue with another block."""
    text = layout.text
    is_spaced_cjk = is_cjk(text[begin]) and is_spaced(layout, begin)
    if not is_spaced_cjk and not text[begin].isupper():
        return False
    rest = text[begin : min(end, begin + K)]
    return any(text.startswith(rest, each.start) for each in layout.segments)
