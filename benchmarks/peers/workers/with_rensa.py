"""rensa: its deduplicator over paragraphs."""

from rensa import RMinHash, RMinHashDeduplicator

from benchmarks.peers.workers.paragraphs import PERMUTATIONS, THRESHOLD, run, shingles

_BANDS = 32
_SEED = 42
"""The one that its deduplicator expects."""


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that are like one kept before."""
    kept = RMinHashDeduplicator(
        threshold=THRESHOLD, num_perm=PERMUTATIONS, use_lsh=True, num_bands=_BANDS
    )
    flagged = []
    for at, text in enumerate(paragraphs):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        signature.update(sorted(shingles(text)))
        if not kept.add(str(at), signature):
            flagged.append(at)
    return flagged


if __name__ == "__main__":
    run(flag)
