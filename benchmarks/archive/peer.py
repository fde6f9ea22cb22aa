"""One peer on a whole folder: `python peer.py NAME FOLDER JOBS`, in the environment of the peer.

Paragraphs are what stands between blank lines; a peer is asked which of a post's paragraphs are
like an earlier one of it, with character 5-grams, 128 permutations and a threshold of 0.8. Posts
are dealt out to as many processes as ours has.
"""

import re
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing import Pool
from pathlib import Path

GRAM, PERMUTATIONS, BANDS, THRESHOLD = 5, 128, 32, 0.8
Flag = Callable[[list[str]], int]


def shingles(text: str) -> set[str]:
    """Return the character n-grams of a paragraph."""
    return {text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))}


def with_datasketch(paragraphs: list[str]) -> int:
    """Count paragraphs that datasketch finds like an earlier one."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    found = 0
    for at, text in enumerate(paragraphs):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([gram.encode() for gram in shingles(text)])
        found += bool(index.query(signature))
        index.insert(str(at), signature)
    return found


def with_rensa(paragraphs: list[str]) -> int:
    """Count paragraphs that rensa finds like an earlier one."""
    from rensa import RMinHash, RMinHashDeduplicator

    kept = RMinHashDeduplicator(
        threshold=THRESHOLD, num_perm=PERMUTATIONS, use_lsh=True, num_bands=BANDS
    )
    found = 0
    for at, text in enumerate(paragraphs):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(sorted(shingles(text)))
        found += not kept.add(str(at), signature)
    return found


def with_gaoya(paragraphs: list[str]) -> int:
    """Count paragraphs that gaoya finds like an earlier one."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, THRESHOLD, BANDS, 4, None, "char", False, (GRAM, GRAM))
    found = 0
    for at, text in enumerate(paragraphs):
        found += bool(index.query(text))
        index.insert_document(at, text)
    return found


def one(flag: Flag, path: str) -> int:
    """Ask about one post."""
    text = Path(path).read_bytes().decode()
    return flag([" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()])


def main() -> None:
    """Ask about all posts of a folder."""
    name, folder, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    flag: Flag = {"datasketch": with_datasketch, "rensa": with_rensa, "gaoya": with_gaoya}[name]
    paths = [str(path) for path in sorted(folder.rglob("*.md"))]
    with Pool(jobs) as pool:
        print(sum(pool.imap_unordered(partial(one, flag), paths, chunksize=8)))


if __name__ == "__main__":
    main()
