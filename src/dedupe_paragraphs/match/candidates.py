"""Candidates for edited copies: which of many texts are alike as a whole.

Up to `LIMIT_ALL_PAIRS` texts all pairs are compared, which is exact. Of more texts those are
compared that datasketch's LSH proposes from MinHash signatures.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from dedupe_paragraphs.match.similarity import loosened, similarity

LIMIT_ALL_PAIRS = 400
"""Texts that are compared pair by pair: 160 ms at most, in Japanese. The imports for more of them
(numpy, scipy, datasketch) take 450 ms."""
NEIGHBOURS = 8
"""Texts: one that LSH finds so many neighbours for is not inserted. No bucket grows beyond it, so
that the time is linear in the number of texts; a text like it still finds the neighbours."""
_MAX_RATIO = 5 / 3
"""Lengths: the Levenshtein distance is no less than the difference of lengths, so a text and one
more than 1.67 times as long are less than 0.6 alike, and the matcher looks at nothing less."""

Alike = tuple[int, int, float]
"""Two texts by their places, the earlier first, and their similarity."""


class Road(Enum):
    """How candidates are found."""

    AUTO = auto()
    """All pairs up to `LIMIT_ALL_PAIRS` texts, else LSH."""
    ALL_PAIRS = auto()
    """All pairs of like length: exact and quadratic."""
    LSH = auto()
    """Signatures and bands: linear; all but a few pairs at Jaccard similarity 0.8 and more."""


def alike_pairs(keys: Sequence[str], least: float, road: Road = Road.AUTO) -> list[Alike]:
    """Return the pairs of keys that are at least so alike, sorted, each once.

    The similarity is the normalised one by Levenshtein, at least 0.6. An empty key is like no
    other. Of a key that occurs several times LSH pairs the first with each of the others.
    """
    filled = [index for index, key in enumerate(keys) if key]
    if len(filled) < 2:
        return []
    if road is Road.AUTO:
        road = Road.ALL_PAIRS if len(filled) <= LIMIT_ALL_PAIRS else Road.LSH
    find = _all_pairs if road is Road.ALL_PAIRS else _lsh_pairs
    found = find([keys[index] for index in filled], least)
    return sorted((filled[i], filled[j], score) for i, j, score in found)


_last: dict[float, tuple[frozenset[str], dict[str, set[str]]]] = {}
"""By similarity the texts that were compared last, and what each was like: of a cleaned post nearly
all are compared again."""


def _all_pairs(keys: Sequence[str], least: float) -> Iterator[Alike]:
    """Yield the pairs that are alike.

    They are looked for among texts of one byte a character, its lowest: which are more alike than
    the texts or as much, and in Japanese are compared in half the time.
    """
    order = sorted(range(len(keys)), key=lambda index: len(keys[index]))
    lengths = [len(keys[index]) for index in order]
    if all(more > less * _MAX_RATIO for less, more in pairwise(lengths)):
        return
    # Imported here: a post where no two texts are compared saves 17 ms.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    low = [key.encode("utf-32-le", "surrogatepass")[::4] for key in keys]
    known, was_like = _last.get(least, (frozenset(), {}))
    like = {key: {key} for key in keys}
    for place, index in enumerate(order):
        key = keys[index]
        others = order[place + 1 : bisect_right(lengths, lengths[place] * _MAX_RATIO)]
        if key in known:
            others = [at for at in others if keys[at] not in known or keys[at] in was_like[key]]
        for _, _, at in process.extract(
            low[index],
            [low[other] for other in others],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=loosened(least),
            limit=None,
        ):
            other = others[at]
            if score := similarity(key, keys[other], least):
                like[key].add(keys[other])
                like[keys[other]].add(key)
                yield min(index, other), max(index, other), score
    _last[least] = frozenset(keys), like


def _lsh_pairs(keys: Sequence[str], least: float) -> Iterator[Alike]:
    first: dict[str, int] = {}
    for at, key in enumerate(keys):
        if first.setdefault(key, at) != at:
            yield first[key], at, 1.0
    distinct = list(first)
    for i, j in proposed_pairs(distinct):
        score = similarity(distinct[i], distinct[j], least)
        if score:
            yield first[distinct[i]], first[distinct[j]], score


def proposed_pairs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (i < j) of distinct keys whose signatures agree in a band."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  # for long posts alone

    from dedupe_paragraphs.match.signatures import (  # noqa: PLC0415
        BANDS,
        PERMUTATIONS,
        ROWS,
        SCHEME,
        permutations,
        signatures,
    )

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    shared = permutations()  # to draw them for each text takes a tenth of a millisecond
    for at, row in enumerate(signatures(keys)):
        sketch = MinHash(hashvalues=row, permutations=shared, scheme=SCHEME)
        found = sorted(index.query(sketch))
        for other in found:
            yield other, at
        if len(found) < NEIGHBOURS:
            index.insert(at, sketch, check_duplication=False)
