"""Links of copies: the same words that lead elsewhere are another text."""

from collections.abc import Iterable, Sequence

from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.record import replace


def leads_alike(segment: Segment, originals: Iterable[Segment]) -> bool:
    """Tell whether all links and images of a copy stand in its originals too."""
    wanted = _targets([segment])
    return not wanted or wanted <= _targets(originals)


def with_links(
    layout: Layout, sentences: list[SentenceMatch], matches: Sequence[Match], *, is_fragment: bool
) -> list[SentenceMatch]:
    """Return sentences, those with a link that their originals lack are other sentences.

    So is a fragment before such a link: it is more than the end of a sentence.
    """
    first = layout.segment_at(sentences[0].start)
    if not any(block.links for block in first.blocks):
        return sentences
    known = _targets(layout.segments[match.segment] for match in matches)
    return [
        replace(sentence, state=State.DIFFERENT)
        if sentence.state is State.WHOLE
        and _leads_elsewhere(layout, sentence, known, any_behind=is_fragment)
        else sentence
        for sentence in sentences
    ]


def _leads_elsewhere(
    layout: Layout, sentence: SentenceMatch, known: set[str], *, any_behind: bool
) -> bool:
    segment = layout.segment_at(sentence.start)
    strange = [link for block in segment.blocks for link in block.links if link.target not in known]
    if not strange:
        return False
    span = layout.span(sentence.start, sentence.end)
    behind = () if any_behind else segment.sentences
    others = [layout.span(*each) for each in behind if each[0] >= sentence.end]
    return any(
        link.span.overlaps(span)
        # An image is after the sentence that it belongs to, and holds no text of its own.
        or (link.span.start >= span.end and not any(map(link.span.overlaps, others)))
        for link in strange
    )


def _targets(segments: Iterable[Segment]) -> set[str]:
    return {target for segment in segments for block in segment.blocks for target in block.targets}
