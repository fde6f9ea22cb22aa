"""Copies that are kept on purpose, each with its reason."""

from collections.abc import Iterator
from itertools import chain

from dedupe_paragraphs.match.classify import Copy, CopyKind
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.refrains import is_verse
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.width import has_width

Range = tuple[int, int]
"""Code points of the layout's text."""


def kept_copies(
    found: Found, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield why each copy is kept, with its ranges and those that they repeat."""
    for index, copy in found.copies.items():
        if index in found.safe.gone or index in found.all.gone:
            continue
        reason = copy.needs_run or found.safe.kept.get(index)
        if reason is not None:
            told = copy.sentences or copy.matches
            yield reason, [((each.start, each.end), _source(each)) for each in told]
        elif copy.kind in (CopyKind.PARTIAL, CopyKind.OWN):
            yield from _sentences(found, copy, options)


def _sentences(
    found: Found, copy: Copy, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield the copied sentences that a segment keeps."""
    reason = Reason.VERSE if is_verse(copy.segment) else Reason.SINGLE_SENTENCE
    taken = set(chain.from_iterable(found.partial_runs(copy)))
    for sentence in copy.sentences:
        if sentence not in taken and _is_copy(copy.segment, sentence, options):
            yield reason, [((sentence.start, sentence.end), _source(sentence))]


def _source(told: SentenceMatch | Match) -> Range:
    if isinstance(told, Match):
        return told.source, told.source_end
    assert told.source is not None
    return told.source


def _is_copy(segment: Segment, sentence: SentenceMatch, options: Options) -> bool:
    text = segment.range(sentence.start, sentence.end)
    return sentence.state is State.WHOLE and has_width(text, options.min_length)
