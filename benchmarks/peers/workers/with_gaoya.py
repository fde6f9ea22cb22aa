"""gaoya: its index of strings, character n-grams."""

from gaoya.minhash import MinHashStringIndex

from benchmarks.peers.workers.paragraphs import GRAM, THRESHOLD, run

_BANDS, _ROWS = 32, 4


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that are like one kept before."""
    index = MinHashStringIndex(32, THRESHOLD, _BANDS, _ROWS, None, "char", False, (GRAM, GRAM))
    flagged = []
    for at, text in enumerate(paragraphs):
        folded = " ".join(text.split())
        if index.query(folded):
            flagged.append(at)
        else:
            index.insert_document(at, folded)
    return flagged


if __name__ == "__main__":
    run(flag)
