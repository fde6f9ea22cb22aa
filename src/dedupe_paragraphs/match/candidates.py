"""Candidates for edited copies: which texts are worth an exact comparison.

MinHash signatures and LSH bands find them among any number of texts. A small post is answered with
all pairs that can be alike by their lengths: as quick, exact, and without numpy, whose import alone
takes 65 ms.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto

from dedupe_paragraphs.match.thrift import numpy_pays

ALL_PAIRS_LIMIT = 400
"""Texts: below it all pairs are answered. Measured with imports and the exact comparison of every
pair that was proposed, median length 150: 300 texts 71 ms against 82 by LSH, 400 texts 78 against
86, 500 texts 110 against 90."""
_MAX_RATIO = 5 / 3
"""Lengths: the Levenshtein distance is no less than the difference of lengths, so a text and one
more than 1.67 times as long are less than 0.6 alike, and the matcher looks at nothing less."""


class Road(Enum):
    """How candidates are found."""

    AUTO = auto()
    """All pairs below `ALL_PAIRS_LIMIT` texts, else LSH."""
    ALL_PAIRS = auto()
    """All pairs of like length: exact and quadratic."""
    LSH = auto()
    """Signatures and bands: linear; all but a few pairs at Jaccard similarity 0.8 and more."""


def near_pairs(keys: Sequence[str], road: Road = Road.AUTO) -> list[tuple[int, int]]:
    """Return the pairs (i < j) of keys that may be near-duplicates, sorted, each once.

    Proposes and decides nothing: unrelated texts are among the pairs. Equal keys are near ones; of
    many equal ones each is paired with some, so that all of them hang together. An empty key is
    like no other.
    """
    filled = [index for index, key in enumerate(keys) if key]
    if road is Road.AUTO:
        road = Road.ALL_PAIRS if len(filled) < ALL_PAIRS_LIMIT else Road.LSH
    propose = _pairs_by_length if road is Road.ALL_PAIRS else _pairs_by_bands
    return [(filled[i], filled[j]) for i, j in propose([keys[index] for index in filled])]


def alike_pairs(
    keys: Sequence[str], similarity: float, road: Road = Road.AUTO
) -> list[tuple[int, int]]:
    """Return the near pairs without most of those that are less alike than `similarity`.

    The similarity is the normalised one by Levenshtein, at least 0.6. No pair is lost that
    `near_pairs` proposes and that is so alike.
    """
    count = len(keys)
    small = road is Road.ALL_PAIRS or (road is Road.AUTO and count < ALL_PAIRS_LIMIT)
    if not small or count < 2 or not numpy_pays(count * count * _PAIR_COST):
        return near_pairs(keys, road)
    # Imported here: a small post does without numpy.
    from dedupe_paragraphs.match.character_filter import pairs_of_like_letters

    return pairs_of_like_letters(keys, _MAX_RATIO, similarity)


_PAIR_COST = 0.8
"""Microseconds to compare two keys, by the square of their number: a third of all pairs is of like
length, and 2.4 microseconds is what one takes."""


def _pairs_by_length(keys: Sequence[str]) -> list[tuple[int, int]]:
    order = sorted(range(len(keys)), key=lambda index: len(keys[index]))
    lengths = [len(keys[index]) for index in order]
    pairs = []
    for place, index in enumerate(order):
        longest = bisect_right(lengths, lengths[place] * _MAX_RATIO)
        pairs += [(min(index, other), max(index, other)) for other in order[place + 1 : longest]]
    return sorted(pairs)


def _pairs_by_bands(keys: Sequence[str]) -> list[tuple[int, int]]:
    # Imported here: a small post does without numpy.
    from dedupe_paragraphs.match.bands import candidate_pairs
    from dedupe_paragraphs.match.signatures import signatures

    return [(i, j) for i, j in candidate_pairs(signatures(keys)).tolist()]
