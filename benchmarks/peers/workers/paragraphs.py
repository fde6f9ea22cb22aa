"""What all workers share: the paragraphs of a post, and what of them a peer flags.

A worker is run as `python -m benchmarks.peers.workers.NAME FOLDER`. It prints one JSON object: for
each post the ranges, in code points, that one would delete, and the seconds it took without its
imports.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

GRAM = 5
"""Characters of a shingle: words do not part Japanese."""
THRESHOLD = 0.8
"""The similarity that the peers' own examples begin with, and ours."""
PERMUTATIONS = 128

Flag = Callable[[list[str]], list[int]]
"""From the paragraphs of a post to the indices of those that repeat an earlier one."""


def split(text: str) -> list[tuple[int, int]]:
    """Return the stretches between blank lines, as somebody would split who has ten minutes."""
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


def shingles(text: str) -> set[str]:
    """Return the character n-grams of a paragraph, white space folded."""
    folded = " ".join(text.split())
    return {folded[at : at + GRAM] for at in range(max(1, len(folded) - GRAM + 1))}


def run(flag: Flag) -> None:
    """Ask a peer about every post of the folder that is named, and print what it flags."""
    ranges = {}
    began = time.perf_counter()
    for path in sorted(Path(sys.argv[1]).glob("*.md")):
        text = path.read_bytes().decode()
        spans = split(text)
        ranges[path.name] = [spans[at] for at in flag([text[a:b] for a, b in spans])]
    json.dump({"seconds": time.perf_counter() - began, "ranges": ranges}, sys.stdout)
