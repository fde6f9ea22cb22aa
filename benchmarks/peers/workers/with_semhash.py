"""semhash: paragraphs as vectors of a model, which it fetches from a hub when it is first used."""

from semhash import SemHash

from benchmarks.peers.workers.paragraphs import run


def flag(paragraphs: list[str]) -> list[int]:
    """Return the paragraphs that it would drop."""
    kept = SemHash.from_records(records=paragraphs).self_deduplicate().selected
    rest = list(kept)
    flagged = []
    for at, text in enumerate(paragraphs):
        if text in rest:
            rest.remove(text)
        else:
            flagged.append(at)
    return flagged


if __name__ == "__main__":
    run(flag)
