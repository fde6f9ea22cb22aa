"""Edited copies: passages that say with other words what is kept.

The index proposes pairs; rapidfuzz disposes, sentence by sentence. Numbers and negations count: two
sentences that differ in one are different sentences (design, law 8).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dedupe_paragraphs.match.candidates import Road, alike_pairs
from dedupe_paragraphs.match.classify import Judgement, Verdict, stays
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.partial import copied_runs
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.match.segments import State, Unit
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.text.contrasts import same_numbers, says_the_same

_BESIDE = 0.6
"""Similarity from which a sentence beside a copied one counts as edited too: words exchanged in one
sentence of a copied paragraph leave about two thirds of it."""
_ALIKE = 0.6
"""Similarity of whole passages from which their sentences are compared; unrelated Japanese
paragraphs reach about 0.2."""
_MAX_CANDIDATES = 8
"""Originals that one passage is compared with; the most alike come first."""
_NEIGHBOURHOOD = 2
"""Sentences: how far apart the originals of two neighbours may stand and still be neighbours."""


def judge_near(
    material: Material,
    decided: Iterable[Passage],
    judged: Mapping[int, Judgement],
    options: Options,
    stay: frozenset[int] = frozenset(),
    road: Road = Road.AUTO,
) -> dict[int, Judgement]:
    """Judge the passages that exact evidence left; returns all judgements anew."""
    result = dict(judged)
    order = [
        passage
        for passage in decided
        if passage.sentences
        and not passage.is_heading
        and judged[passage.index].verdict in (Verdict.OWN, Verdict.EDITED)
        and len(passage) >= options.min_length
    ]
    proposed = _proposed(material, order, road)
    originals: set[int] = set()
    for passage in order:
        judgement = result[passage.index]
        candidates = [
            index
            for index in _candidates(judgement, proposed.get(passage.index, ()))
            if index in originals
        ]
        if not stays(passage, stay) and not _is_own(judgement, candidates):
            judgement = _judge(material, judgement, candidates[:_MAX_CANDIDATES], options)
        result[passage.index] = judgement
        if judgement.verdict is not Verdict.EDITED:
            originals.add(passage.index)
    return result


def _is_own(judgement: Judgement, candidates: Sequence[int]) -> bool:
    """Tell at once whether nothing of a passage is said elsewhere, as of most."""
    if candidates or judgement.tiles or judgement.verdict is not Verdict.OWN:
        return False
    return all(unit.state is State.OWN for unit in judgement.units)


def _proposed(material: Material, order: Sequence[Passage], road: Road) -> dict[int, list[int]]:
    """Return for each passage the earlier ones that look alike as a whole, the most alike first."""
    keys = [material.key(passage) for passage in order]
    scored: dict[int, list[tuple[float, int]]] = {}
    for earlier, later, score in alike_pairs(keys, _ALIKE, road):
        scored.setdefault(order[later].index, []).append((-score, order[earlier].index))
    return {index: [other for _, other in sorted(found)] for index, found in scored.items()}


def similarity(a: str, b: str, cutoff: float) -> float:
    """Return the normalised Levenshtein similarity of two keys, 0.0 below the cut-off."""
    return _levenshtein()(a, b, score_cutoff=cutoff)


@cache
def _levenshtein() -> Callable[..., float]:
    from rapidfuzz.distance import Levenshtein  # 17 ms, which a post without candidates saves

    return Levenshtein.normalized_similarity


def _candidates(judgement: Judgement, proposed: Iterable[int]) -> list[int]:
    """Return the passages to compare with: those that share most exact text, then the proposed."""
    shared: Counter[int] = Counter()
    for tile in judgement.tiles:
        if len(tile) >= K:
            shared[tile.passage] += len(tile)
    first = [index for index, _ in shared.most_common()]
    return first + [index for index in proposed if index not in shared]


def _judge(
    material: Material, judgement: Judgement, candidates: Sequence[int], options: Options
) -> Judgement:
    if judgement.verdict is Verdict.EDITED:  # it drops sentences: nothing more to be told
        return judgement
    sentences = [span for index in candidates for span in material.passages[index].sentences]
    sentences += _cut_sentences(material, judgement, candidates)
    units = _with_edits(material, judgement.units, sentences, options.similarity)
    judgement = replace(judgement, units=tuple(units))
    if not judgement.strung and _is_parallel(material, judgement):
        return replace(judgement, units=tuple(Unit(unit.start, unit.end) for unit in units))
    if not judgement.strung and _is_edited(judgement):
        return replace(judgement, verdict=Verdict.EDITED)
    if copied_runs(judgement):
        return replace(judgement, verdict=Verdict.PARTIAL)
    return judgement


def _cut_sentences(
    material: Material, judgement: Judgement, candidates: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the parts of sentences that a copy begins or ends with, where it is cut there."""
    parts = []
    for tile in (judgement.tiles[:1] + judgement.tiles[-1:]) if judgement.tiles else ():
        if tile.passage not in candidates or len(tile) < K:
            continue
        for start, end in material.passages[tile.passage].sentences:
            if start < tile.source < end and tile.start == judgement.passage.start:
                parts.append((tile.source, end))
            if start < tile.source_end < end and tile.end == judgement.passage.end:
                parts.append((start, tile.source_end))
    return parts


def _with_edits(
    material: Material,
    units: Sequence[Unit],
    sentences: Sequence[tuple[int, int]],
    threshold: float,
) -> list[Unit]:
    """Return the units with those told edited that resemble a sentence of an original."""
    if not sentences:
        return list(units)
    compared = [
        _compared(material, unit, sentences) if unit.state is State.OWN else unit for unit in units
    ]
    return [
        unit if _holds(material, compared, at, threshold) else Unit(unit.start, unit.end)
        for at, unit in enumerate(compared)
    ]


def _compared(material: Material, unit: Unit, sentences: Sequence[tuple[int, int]]) -> Unit:
    text = material.text
    ours = text[unit.start : unit.end]
    best, source = 0.0, (0, 0)
    for start, end in sentences:
        score = similarity(ours, text[start:end], max(best, _BESIDE))
        if score > best:
            best, source = score, (start, end)
    if not best:
        return unit
    theirs = text[slice(*source)]
    state = State.EDITED if says_the_same(ours, theirs) else State.DIFFERENT
    return Unit(unit.start, unit.end, state, source, best)


def _holds(material: Material, units: Sequence[Unit], at: int, threshold: float) -> bool:
    """Tell whether a resemblance is evidence: in a chain with a neighbour, or all there is.

    Alone among sentences of its own, a sentence that is 81 % alike may well be another sentence.
    """
    unit = units[at]
    if unit.source is None or unit.state is State.WHOLE:
        return True
    if len(units) == 1:
        return unit.state is State.EDITED and unit.similarity >= threshold
    return any(
        _neighbours(material, unit, units[beside])
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(units)
        and (unit.similarity >= threshold or units[beside].state is State.WHOLE)
    )


def _neighbours(material: Material, unit: Unit, other: Unit) -> bool:
    """Tell whether the originals of two neighbours are neighbours too."""
    if unit.source is None or other.source is None:
        return False
    passage = material.passage_at(unit.source[0])
    if material.passage_at(other.source[0]) is not passage:
        return False
    starts = [start for start, _ in passage.sentences]
    places = [
        sum(start <= each.source[0] for start in starts) for each in (unit, other) if each.source
    ]
    return abs(places[0] - places[1]) <= _NEIGHBOURHOOD


def _is_edited(judgement: Judgement) -> bool:
    """Tell whether a passage is, for the most part, one original with edits."""
    units = judgement.units
    weight = Counter[State]()
    for unit in units:
        weight[unit.state] += len(unit)
    edited, different = weight[State.EDITED], weight[State.DIFFERENT]
    if not edited and not different:
        return False
    told = edited + weight[State.WHOLE]
    return (told + different) * 2 >= weight.total() and told * 4 >= weight.total()


def _is_parallel(material: Material, judgement: Judgement) -> bool:
    """Tell whether most of what a passage shares with others differs in a number.

    Two models of one product, two years of one report: parallel, and none is a copy of the other.
    """
    same = (State.WHOLE, State.EDITED)
    told = sum(len(unit) for unit in judgement.units if unit.state in same)
    return _in_numbers(material, judgement.units) > told


def _in_numbers(material: Material, units: Sequence[Unit]) -> int:
    """Return the code points of the sentences that differ in a number."""
    text = material.text
    return sum(
        len(unit)
        for unit in units
        if unit.state is State.DIFFERENT
        and unit.source is not None
        and not same_numbers(text[unit.start : unit.end], text[slice(*unit.source)])
    )
