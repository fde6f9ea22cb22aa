"""DUP006: one sentence repeated alone inside otherwise different paragraphs."""

from collections.abc import Iterator

from dedupe_paragraphs.match.classify import Copy, CopyKind
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.proposal import Proposal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import draft, pair_of


def _repeated_heading(found: Found, copy: Copy, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for a heading that stands elsewhere, too, with text of its own under it."""
    segment, match = copy.segment, copy.matches[0]
    if segment.is_heading and len(segment) >= options.min_length:
        pair = ((segment.start, segment.end), (match.source, match.source_end))
        yield draft(found, Code.DUP006, Safety.MANUAL, Reason.REPEATED_HEADING, [pair], None)


def find_repeated_sentences(found: Found, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for each copied sentence that no other rule takes away."""
    for index, copy in found.copies.items():
        if index in found.safe.gone:
            continue
        if copy.kind is CopyKind.TWIN and not copy.sentences:
            yield from _repeated_heading(found, copy, options)
        taken = {sentence.start for run in found.partial_runs(copy) for sentence in run}
        for sentence in copy.sentences:
            alone = sentence.state is State.WHOLE and sentence.start not in taken
            if alone and len(sentence) >= options.min_length:
                yield draft(
                    found,
                    Code.DUP006,
                    Safety.MANUAL,
                    Reason.SINGLE_SENTENCE,
                    [pair_of([sentence])],
                    None,
                )
