"""The process that atheris drives: `python -m tests.fuzz.worker FINDINGS LIBFUZZER-ARGUMENTS…`."""

import random
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dedupe_paragraphs"]):
    from tests.fuzz.target import examine

from tests.fuzz.findings import Findings, fault
from tests.fuzz.mutate import mutated

_BYTES_ONLY = 0.2
"""Share of mutations that are left to libFuzzer, which knows bytes and coverage, not posts."""


def main() -> None:
    """Ask until the time is over; a fault is kept, and the search goes on behind it."""
    findings = Findings(Path(sys.argv[1]))

    def ask(data: bytes) -> None:
        name = fault(examine, data)
        if name:
            findings.keep(name, data)

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < _BYTES_ONLY:
            return bytes(atheris.Mutate(data, max_size))
        return mutated(data, max_size, rng)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], ask, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
