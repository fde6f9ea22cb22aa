"""Similarity of two texts: the normalised one by Levenshtein, from 0 to 1."""

from collections.abc import Callable, Sequence
from functools import cache

_SLACK = 1e-4
"""What is left to rapidfuzz of a bound. It computes the distance that a bound allows in floating
point, and a pair of exactly that similarity is lost: 1 - 0.8 is less than 0.2."""
_ROUNDING = 1e-9
"""By less than this two similarities differ only in how they were computed."""


def similarity(a: str, b: str, least: float) -> float:
    """Return the similarity of two texts, 0.0 if it is below the least."""
    score = _levenshtein()(a, b, score_cutoff=loosened(least))
    return score if reaches(score, least) else 0.0


def most_similar(text: str, others: Sequence[str], least: float) -> tuple[float, int]:
    """Return the similarity of a text and the first of those most like it, and its place; 0.0 if it
    is below the least."""
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - start-up

    found = extractOne(text, others, scorer=_levenshtein(), score_cutoff=loosened(least))
    return found[1:] if found and reaches(found[1], least) else (0.0, 0)


def reaches(score: float, least: float) -> bool:
    """Tell whether a similarity is at least another; one that is equal is."""
    return score >= least - _ROUNDING


def loosened(least: float) -> float:
    """Return a cut-off for rapidfuzz below a similarity, so that what is exactly as alike counts.

    Whatever it answers has to be compared with the similarity itself (`reaches`).
    """
    return max(0.0, least - _SLACK)


@cache
def _levenshtein() -> Callable[..., float]:
    # 17 ms, which a post without candidates saves
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return Levenshtein.normalized_similarity
