"""datasketch: MinHash with an LSH index, paragraph by paragraph."""

from datasketch import MinHash, MinHashLSH

from benchmarks.peers.workers.paragraphs import PERMUTATIONS, THRESHOLD, run, shingles


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that are like one kept before."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    flagged = []
    for at, text in enumerate(paragraphs):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([gram.encode() for gram in shingles(text)])
        if index.query(signature):
            flagged.append(at)
        else:
            index.insert(str(at), signature)
    return flagged


if __name__ == "__main__":
    run(flag)
