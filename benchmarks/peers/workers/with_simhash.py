"""simhash: fingerprints of 64 bits, three of which may differ."""

from simhash import Simhash, SimhashIndex

from benchmarks.peers.workers.paragraphs import run, shingles

_BITS = 3
"""The distance of the paper that the package follows."""


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that are like one kept before."""
    index = SimhashIndex([], k=_BITS)
    flagged = []
    for at, text in enumerate(paragraphs):
        fingerprint = Simhash(sorted(shingles(text)))
        if index.get_near_dups(fingerprint):
            flagged.append(at)
        else:
            index.add(str(at), fingerprint)
    return flagged


if __name__ == "__main__":
    run(flag)
