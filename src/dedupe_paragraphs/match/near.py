"""Edited copies: segments that say with other words what is kept.

The index proposes pairs; rapidfuzz disposes, sentence by sentence. Numbers and negations count: two
sentences that differ in one are different sentences (law 9).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile

from dedupe_paragraphs.match.candidates import Road, alike_pairs
from dedupe_paragraphs.match.classify import is_gathered, note_of, stays
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.copied_sentences import copied_runs
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.match.sentence_matches import MIN_SHOWN, SentenceMatch, State
from dedupe_paragraphs.match.similarity import most_similar, reaches
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.text.contrasts import same_numbers, says_the_same
from dedupe_paragraphs.text.few_words import few_words
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_BESIDE = 0.6
"""Similarity from which a sentence beside a copied one counts as edited too, and from which the
sentences of two segments are compared: words exchanged in one sentence of a copied paragraph leave
about two thirds of it. Unrelated Japanese paragraphs reach about 0.2."""
_MIN_ALIKE = 0.5
"""Share of a segment that resembles its original: less is a paragraph of its own."""
_MIN_SAID = 0.25
"""Share of a segment that says what the original says; the rest contradicts it."""
_LIMIT_CANDIDATES = 8
"""Originals that one segment is compared with; the most alike come first."""


def classify_edited(
    layout: Layout,
    decided: Iterable[Segment],
    copies: Mapping[int, Copy],
    options: Options,
    stay: frozenset[int] = frozenset(),
    road: Road = Road.AUTO,
) -> dict[int, Copy]:
    """Judge the segments that exact evidence left; returns all copies anew."""
    result = dict(copies)
    order = [
        segment
        for segment in decided
        if segment.sentences
        and not segment.is_heading
        and copies[segment.index].kind in (CopyKind.OWN, CopyKind.EDITED)
        and segment.has_width(options.min_length)
    ]
    proposed = _proposed(layout, order, road)
    originals: set[int] = set()
    for segment in order:
        copy, note = result[segment.index], note_of(layout, segment, stay)
        candidates = [
            index
            for index in _candidates(copy, proposed.get(segment.index, ()))
            if index in originals
            and layout.is_seen(layout.segments[index], segment)
            and note in (-1, note_of(layout, layout.segments[index], stay))
        ]
        if not stays(segment, stay) and not _is_own(copy, candidates):
            copy = _told(layout, copy, candidates[:_LIMIT_CANDIDATES], result, options)
        result[segment.index] = copy
        if copy.kind is not CopyKind.EDITED or copy.few_words:
            originals.add(segment.index)
    return result


def _told(
    layout: Layout,
    copy: Copy,
    candidates: Sequence[int],
    copies: Mapping[int, Copy],
    options: Options,
) -> Copy:
    if not candidates:
        return _classified(layout, copy, candidates, copies, options)
    from dedupe_paragraphs.match.settled import fuller, settled  # noqa: PLC0415 - start-up

    known = settled(layout, copy, candidates, copies)
    if known is not None:
        return known
    copy = _classified(layout, copy, candidates, copies, options)
    if copy.kind is not CopyKind.EDITED:
        return copy
    few = _differs_in_few_words(layout, copy)
    return replace(copy, few_words=True) if few else fuller(layout, copy, copies)


def _is_own(copy: Copy, candidates: Sequence[int]) -> bool:
    """Tell at once whether nothing of a segment is said elsewhere, as of most."""
    if candidates or copy.matches or copy.kind is not CopyKind.OWN:
        return False
    return all(sentence.state is State.OWN for sentence in copy.sentences)


def _proposed(layout: Layout, order: Sequence[Segment], road: Road) -> dict[int, list[int]]:
    """Return for each segment the earlier ones that look alike as a whole, the most alike first."""
    keys = [segment.key for segment in order]
    scored: dict[int, list[tuple[float, int]]] = {}
    for earlier, later, score in alike_pairs(keys, _BESIDE, road):
        scored.setdefault(order[later].index, []).append((-score, order[earlier].index))
    return {index: [other for _, other in sorted(found)] for index, found in scored.items()}


def _candidates(copy: Copy, proposed: Iterable[int]) -> list[int]:
    """Return the segments to compare with: those that share most exact text, then the proposed."""
    shared: Counter[int] = Counter()
    for match in copy.matches:
        if len(match) >= K:
            shared[match.segment] += len(match)
    first = [index for index, _ in shared.most_common()]
    return first + [index for index in proposed if index not in shared]


def _classified(
    layout: Layout,
    copy: Copy,
    candidates: Sequence[int],
    copies: Mapping[int, Copy],
    options: Options,
) -> Copy:
    if copy.kind is CopyKind.EDITED:  # it drops originals: nothing more to be told
        return copy
    originals = [span for index in candidates for span in layout.segments[index].sentences]
    originals += [
        (left[0], right[1])  # two sentences may be said as one
        for index in candidates
        for left, right in pairwise(layout.segments[index].sentences)
    ]
    originals += _cut_sentences(layout, copy, candidates)
    sentences = _with_edits(layout, copy.sentences, originals, options.similarity)
    copy = replace(copy, sentences=tuple(sentences))
    if not copy.run_together and _is_parallel(layout, copy):
        own = tuple(SentenceMatch(each.start, each.end) for each in sentences)
        return replace(copy, sentences=own, parallel=copy.sentences)
    if not copy.run_together and _is_edited(copy) and _shows_alike(layout, copy):
        return replace(copy, kind=CopyKind.EDITED)
    runs = copied_runs(layout, copy)
    if runs and not is_gathered(layout, copy):
        return _partial(layout, copy, runs, copies)
    begun = list(takewhile(lambda each: each.state is State.WHOLE, copy.sentences))
    if not copy.is_fragment or not begun:  # a link of its own makes its start another sentence
        return copy
    if not has_width(layout.text[begun[0].start : begun[-1].end], MIN_SHOWN):
        return copy  # many sentences end so
    # Of a fragment with text of its own only that can be moved; without its start it is no better.
    whole = _partial(layout, copy, [begun], copies)
    return whole if whole.kind is CopyKind.SAYS_MORE else copy


def _partial(
    layout: Layout,
    copy: Copy,
    runs: Sequence[Sequence[SentenceMatch]],
    copies: Mapping[int, Copy],
) -> Copy:
    """Return a copy that is partly its own; its end follows the original where that ends a block.

    Where it repeats the end of the block directly before it, the rest follows that anyway.
    """
    partial, run = replace(copy, kind=CopyKind.PARTIAL), runs[0]
    segment, last, rest = copy.segment, run[-1].source, copy.sentences[len(run) :]
    sources = [each.source[0] for each in run if each.source is not None]
    if len(runs) > 1 or run[0].start != segment.start or not rest or last is None:
        return partial
    original = layout.segment_at(last[0])
    if (
        copy.run_together
        or len(segment.blocks) + len(original.blocks) > 2
        or original.kind is not segment.kind
        or original is segment
        or (original.index == segment.index - 1 and sources[0] != original.start)
        or last[1] != _copied_end(original, segment, copies)
        or any(layout.segment_at(at) is not original for at in sources)
        or any(each.is_said for each in rest)
    ):
        return partial
    matches = tuple(each for each in copy.matches if each.end <= rest[0].start)
    return replace(partial, kind=CopyKind.SAYS_MORE, matches=matches, remainder=rest[0].start)


def _copied_end(original: Segment, segment: Segment, copies: Mapping[int, Copy]) -> int:
    """Return where an original ends: one right before, that says more itself, where its copy ends.

    Farther away it is not certain that both ends follow one text.
    """
    copy = copies[original.index]
    if copy.kind is not CopyKind.SAYS_MORE or original.index != segment.index - 1:
        return original.end
    return max(each.end for each in copy.sentences if each.end <= copy.remainder)


def _shows_alike(layout: Layout, copy: Copy) -> bool:
    """Tell whether the originals of a copy show its images and code, and define its term."""
    wanted = _shown([copy.segment])
    sources = {layout.segment_at(start).index for start, _ in copy.sources}
    return not wanted or wanted <= _shown(layout.segments[index] for index in sources)


_TERM = pattern(r"(.+)\n:[ \t]")
"""A term whose definition is in the line after it."""


def _shown(segments: Iterable[Segment]) -> set[str]:
    blocks = [block for each in segments for block in each.blocks]
    defined = (block.text for block in blocks if "\n:" in block.text)
    terms = {found[1] for text in defined if (found := _TERM.match(text))}
    images = {link.target for block in blocks for link in block.links if link.is_image}
    return terms.union(images, *(block.codes for block in blocks))


def _cut_sentences(layout: Layout, copy: Copy, candidates: Sequence[int]) -> list[tuple[int, int]]:
    """Return the parts of sentences that a copy begins or ends with, where it is cut there."""
    parts = []
    for match in (copy.matches[:1] + copy.matches[-1:]) if copy.matches else ():
        if match.segment not in candidates or len(match) < K:
            continue
        for start, end in layout.segments[match.segment].sentences:
            if start < match.source < end and match.start == copy.segment.start:
                parts.append((match.source, end))
            if start < match.source_end < end and match.end == copy.segment.end:
                parts.append((start, match.source_end))
    return parts


def _with_edits(
    layout: Layout,
    sentences: Sequence[SentenceMatch],
    originals: Sequence[tuple[int, int]],
    threshold: float,
) -> list[SentenceMatch]:
    """Return the sentences with those told edited that resemble a sentence of an original.

    What a copy goes on with resembles no sentence that it has repeated before.
    """
    whole = list(takewhile(lambda each: each.state is State.WHOLE, sentences))
    if all(each.state is State.OWN for each in sentences[len(whole) :]):
        said = {layout.text[each.start : each.end] for each in whole}
        originals = [span for span in originals if layout.text[slice(*span)] not in said]
    if not originals:
        return list(sentences)
    texts = [layout.text[start:end] for start, end in originals]
    compared = [
        _compared(layout, sentence, originals, texts) if sentence.state is State.OWN else sentence
        for sentence in sentences
    ]
    return [
        sentence
        if _holds(layout, compared, at, threshold)
        else SentenceMatch(sentence.start, sentence.end)
        for at, sentence in enumerate(compared)
    ]


def _compared(
    layout: Layout,
    sentence: SentenceMatch,
    originals: Sequence[tuple[int, int]],
    texts: Sequence[str],
) -> SentenceMatch:
    ours = layout.text[sentence.start : sentence.end]
    best, at = most_similar(ours, texts, _BESIDE)
    if not best:
        return sentence
    state = State.EDITED if says_the_same(ours, texts[at]) else State.DIFFERENT
    return SentenceMatch(sentence.start, sentence.end, state, originals[at], best)


def _holds(layout: Layout, sentences: Sequence[SentenceMatch], at: int, threshold: float) -> bool:
    """Tell whether a resemblance is evidence: in a chain with a neighbour, or all there is.

    Alone among sentences of its own, a sentence that is 81 % alike may well be another sentence.
    """
    sentence = sentences[at]
    if sentence.source is None or sentence.state is State.WHOLE:
        return True
    if len(sentences) == 1:
        return sentence.state is State.EDITED and reaches(sentence.similarity, threshold)
    return any(
        _neighbours(layout, sentence, sentences[beside])
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(sentences)
        and (reaches(sentence.similarity, threshold) or sentences[beside].state is State.WHOLE)
    )


def _neighbours(layout: Layout, sentence: SentenceMatch, other: SentenceMatch) -> bool:
    """Tell whether the originals of two neighbours are in one segment."""
    if sentence.source is None or other.source is None:
        return False
    return layout.segment_at(sentence.source[0]) is layout.segment_at(other.source[0])


def _is_edited(copy: Copy) -> bool:
    """Tell whether a segment is, for the most part, one original with edits."""
    sentences = copy.sentences
    weight = Counter[State]()
    for sentence in sentences:
        weight[sentence.state] += len(sentence)
    edited, different = weight[State.EDITED], weight[State.DIFFERENT]
    if not edited and not different:
        return False
    told = edited + weight[State.WHOLE]
    total = weight.total()
    return told + different >= _MIN_ALIKE * total and told >= _MIN_SAID * total


def _differs_in_few_words(layout: Layout, copy: Copy) -> bool:
    """Tell whether all edits together are no more than two content words (law 9).

    What one original says and the copy leaves out is part of the difference; of several originals
    only the sentences that the copy repeats can be compared. So it is for a copy of one sentence,
    which may be what is left of a run-together line.
    """
    originals = {layout.segment_at(start).index for start, _ in copy.sources}
    if len(originals) == 1 and len(copy.sentences) > 1:
        return few_words(copy.segment.key, layout.segments[originals.pop()].key)
    return few_words_of(layout, copy.sentences)


def few_words_of(layout: Layout, run: Sequence[SentenceMatch]) -> bool:
    """Tell whether sentences in a row differ in few words from the sentences that they repeat."""
    theirs = " ".join(layout.text[slice(*each.source)] for each in run if each.source is not None)
    return few_words(layout.text[run[0].start : run[-1].end], theirs)


def _is_parallel(layout: Layout, copy: Copy) -> bool:
    """Tell whether most of what a segment shares with others differs in a number.

    Two models of one product, two years of one report: parallel, and none is a copy of the other.
    """
    told = sum(len(sentence) for sentence in copy.sentences if sentence.is_said)
    return _in_numbers(layout, copy.sentences) > told


def _in_numbers(layout: Layout, sentences: Sequence[SentenceMatch]) -> int:
    """Return the code points of the sentences that differ in a number."""
    text = layout.text
    return sum(
        len(sentence)
        for sentence in sentences
        if sentence.state is State.DIFFERENT
        and sentence.source is not None
        and not same_numbers(text[sentence.start : sentence.end], text[slice(*sentence.source)])
    )
