"""No peer, but what a set of paragraphs does: the same text again, byte for byte."""

from benchmarks.peers.workers.paragraphs import run


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that stood before."""
    first: dict[str, int] = {}
    return [at for at, text in enumerate(paragraphs) if first.setdefault(text, at) != at]


if __name__ == "__main__":
    run(flag)
