"""Settled: edited copies of which one of the two texts says all that the other says."""

from collections.abc import Mapping, Sequence

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.refrain import MAX_REFRAIN
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.links import leads_alike
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.match.similarity import similarity
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.text.cuts import after_dots, lacks_stop
from dedupe_paragraphs.text.edits import changed_words
from dedupe_paragraphs.text.settles import has_letters, letters, says_all
from dedupe_paragraphs.text.stops import sentence_marks

_LIMIT_ORIGINALS = 3
"""Originals that one segment is compared with; the most alike come first."""


def settled(
    layout: Layout, copy: Copy, candidates: Sequence[int], copies: Mapping[int, Copy]
) -> Copy | None:
    """Return a paragraph as an edited copy if it says no more than an original, or all of it.

    What it says of its own moves with it; only at its end that is safe.
    """
    segment = copy.segment
    if not candidates or segment.kind is not BlockKind.PARAGRAPH or copy.run_together:
        return None
    if not segment.has_width(MAX_REFRAIN) and sentence_marks(segment.key) < 2:
        return None  # one short sentence is no slip
    for index in candidates[:_LIMIT_ORIGINALS]:
        original = layout.segments[index]
        if original.kind is not segment.kind or copies[index].kind is not CopyKind.OWN:
            continue
        found = said(layout, original, segment)
        if found and leads_alike(segment, [original]) and not _adds(layout, original, segment):
            return _edited(layout, copy, original, dict(enumerate(found)))
        if (found := said(layout, segment, original)) and leads_alike(original, [segment]):
            edited = _edited(layout, copy, original, {to: at for at, to in enumerate(found)})
            states = [each.state for each in edited.sentences]
            inside = State.OWN in states[: found[-1]]
            if State.EDITED not in states and (not inside or found[0]):
                return None  # own sentences only at one end: they are told apart
            is_one = len(segment.blocks) + len(original.blocks) == 2
            return replace(edited, replaces=index) if is_one else None
    return None


def fuller(layout: Layout, copy: Copy, copies: Mapping[int, Copy]) -> Copy:
    """Return an edited copy, told to take the place of its original if that is the worse text.

    Each of the two may say something that the other does not, but a sentence that only one of them
    has is not given up.
    """
    sources = [each.source for each in copy.sentences if each.is_said and each.source]
    originals = {layout.segment_at(start).index for start, _ in sources}
    if len(originals) != 1 or sources != sorted(sources):
        return copy
    segment, original = copy.segment, layout.segments[originals.pop()]
    if (
        set(original.sentences) != set(sources)
        or len(segment.blocks) + len(original.blocks) > 2
        or segment.kind is not original.kind
        or copies[original.index].kind is not CopyKind.OWN
        or not leads_alike(original, [segment])
    ):
        return copy
    own = len(sources) < len(copy.sentences)
    if own or _fullness(segment) > _fullness(original):
        return replace(copy, replaces=original.index)
    return copy


def _fullness(segment: Segment) -> tuple[bool, int]:
    """Return how good a text is to keep: one that is whole, then one that says more."""
    key = segment.key
    return not lacks_stop(key) and not after_dots(key), changed_words(key, "")


def said(layout: Layout, fuller: Segment, other: Segment) -> list[int]:
    """Return for each sentence of one segment the one of another that says all of it, in order.

    Nothing where one is not said: then to drop that segment would lose something.
    """
    places: list[int] = []
    texts = [layout.text[start:end] for start, end in fuller.sentences]
    for start, end in other.sentences:
        text = layout.text[start:end]
        following = range(places[-1] + 1 if places else 0, len(texts))
        found = next((at for at in following if _is_said(texts, at, text, other.key)), None)
        if found is None:
            return []
        places.append(found)
    return places


def _adds(layout: Layout, original: Segment, segment: Segment) -> bool:
    """Tell whether a segment says the same sentences, some of them behind words more.

    What its first sentence begins with leads on from what is above the copy, not the original.
    """
    texts = [
        [letters(layout.text[start:end]) for start, end in each.sentences]
        for each in (original, segment)
    ]
    pairs = list(zip(*texts, strict=False))
    ends_alike = len(texts[0]) == len(texts[1]) and all(ours.endswith(less) for less, ours in pairs)
    return ends_alike and texts[0][1:] != texts[1][1:]


def _is_said(texts: Sequence[str], at: int, text: str, context: str) -> bool:
    """Tell whether one of some sentences says all of another, or it and the next together do."""
    one = texts[at]
    if one == text or says_all(one, text, context):
        return True
    both = " ".join(texts[at : at + 2])
    if not has_letters(both, text):  # nearly always
        return False
    return letters(text).startswith(letters(one)) and letters(both) == letters(text)


def _edited(layout: Layout, copy: Copy, original: Segment, pairs: Mapping[int, int]) -> Copy:
    """Return an edited copy, its sentences paired with those of its original by their numbers."""
    sentences = []
    for at, (start, end) in enumerate(copy.segment.sentences):
        if at not in pairs:
            sentences.append(SentenceMatch(start, end))
            continue
        source = original.sentences[pairs[at]]
        alike = similarity(layout.text[start:end], layout.text[slice(*source)], 0)
        state = State.WHOLE if alike == 1 else State.EDITED
        sentences.append(SentenceMatch(start, end, state, source, alike))
    return replace(copy, kind=CopyKind.EDITED, sentences=tuple(sentences), settles=True)
