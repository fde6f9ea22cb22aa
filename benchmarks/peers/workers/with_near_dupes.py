"""near-dupes: one call over the paragraphs; of a group it keeps the longest."""

from near_dupes import find_duplicates

from benchmarks.peers.workers.paragraphs import run


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that it would drop."""
    return [int(at) for at in find_duplicates(paragraphs, kind="text").drop_indices]


if __name__ == "__main__":
    run(flag)
