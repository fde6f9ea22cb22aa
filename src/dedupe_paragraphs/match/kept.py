"""What is kept on purpose, each with its reason."""

from collections.abc import Iterator
from itertools import chain

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.width import has_width

Range = tuple[int, int]
"""Code points of the layout's text."""


def kept_copies(
    matched: Matched, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield why each copy is kept, with its ranges and those that they repeat."""
    for index, copy in matched.copies.items():
        is_kept = matched.keeps(index)
        if index in matched.safe or (index in matched.all and not is_kept):
            continue
        if is_kept:
            told = copy.parallel or copy.sentences
            parts = [each for each in told if each.source is not None] or copy.matches
            reason = matched.decisions[index].reason
            if parts:  # else only a run that it is no member of any more made it a copy
                yield reason, [((each.start, each.end), each.original) for each in parts]
        elif copy.kind in (CopyKind.PARTIAL, CopyKind.OWN):
            yield from _sentences(matched, copy, options)


def _sentences(
    matched: Matched, copy: Copy, options: Options
) -> Iterator[tuple[Reason, list[tuple[Range, Range]]]]:
    """Yield the copied sentences that a segment keeps."""
    removed = set(chain.from_iterable(matched.copied_runs(copy)))
    kept = [
        sentence
        for sentence in copy.sentences
        if sentence.state is State.WHOLE
        and sentence not in removed
        and has_width(copy.segment.range(sentence.start, sentence.end), options.min_length)
    ]
    reason = Reason.VERSE if kept and is_verse(copy.segment) else Reason.SINGLE_SENTENCE
    for sentence in kept:
        yield reason, [((sentence.start, sentence.end), sentence.original)]
