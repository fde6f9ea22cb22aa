"""What the cost of one post grows with: `python -m benchmarks.growth`, with the installed command.

Each kind of document is written in both languages and in doubling sizes; `check`, `clean` and
`clean --unsafe` run over each, on one core and without a cache. A row shows megabytes a second of
processor time at 1 MB, the peak memory of the largest document, and the worst doubling of each.
The exit code is 1 if a row is out of bounds.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import log2
from pathlib import Path
from typing import NamedTuple

from benchmarks.archive.measure import Took, dedupe
from benchmarks.growth.documents import KINDS, document

MOST = 2.3
"""What twice the bytes may cost, in time and in memory."""
LEAST = 0.4
"""Megabytes a second of one core at 1 MB."""
_MEGA = 1_000_000
_SIZES = (0.25, 0.5, 1, 2, 4)
_COMMANDS = {
    "check": ("check", "--format", "concise"),
    "clean": ("clean", "-q"),
    "clean --unsafe": ("clean", "-q", "--unsafe"),
}
_AGAIN = 2
"""Further runs of a document that is out of bounds: the quickest of a noisy machine counts."""


class Row(NamedTuple):
    """One command on one kind of document in one language, by size in megabytes."""

    kind: str
    language: str
    command: str
    seconds: dict[float, float]
    """Of processor time."""
    peaks: dict[float, float]
    """Megabytes in memory."""

    @property
    def rate(self) -> float | None:
        """Megabytes a second at 1 MB, or `None` if it was not measured."""
        return 1 / self.seconds[1] if 1 in self.seconds else None

    @property
    def problems(self) -> list[str]:
        """What is out of bounds, in words."""
        found = []
        if self.rate is not None and self.rate < LEAST:
            found.append(f"{self.rate:.2f} MB/s at 1 MB")
        for name, values in (("time", self.seconds), ("memory", self.peaks)):
            if (worst := doubling(values)) > MOST:
                found.append(f"{name} x {worst:.2f} for twice the bytes")
        return found


def doubling(values: dict[float, float]) -> float:
    """Return the greatest ratio of two neighbouring sizes, as if one were twice the other."""
    ratios = [
        (values[more] / values[less]) ** (1 / log2(more / less)) for less, more in pairwise(values)
    ]
    return max(ratios, default=0.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print each row as it comes, and return 1 if one is out of bounds."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/growth"))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--languages", nargs="+", choices=("en", "ja"), default=["en", "ja"])
    parser.add_argument("--commands", nargs="+", choices=_COMMANDS, default=list(_COMMANDS))
    parser.add_argument("--sizes", nargs="+", type=float, default=list(_SIZES), metavar="MB")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    rows = []
    print(_line("", "", "", [f"{size:g} MB" for size in given.sizes], "MB/s", "x", "peak", "x"))
    for kind, language, command in product(given.kinds, given.languages, given.commands):
        row = measure(kind, language, command, sorted(given.sizes), given.work)
        rows.append(row)
        print("\n".join(told(row)), flush=True)
    if given.json:
        given.json.write_text(json.dumps([row._asdict() for row in rows], indent=2) + "\n")
    return 1 if any(row.problems for row in rows) else 0


def measure(kind: str, language: str, command: str, sizes: Sequence[float], work: Path) -> Row:
    """Run a command on the documents of one kind; out of bounds, a few times."""
    row = Row(kind, language, command, {}, {})
    for size in sizes:
        post = work / f"{kind}-{language}-{size:g}.md"
        post.write_text(document(kind, language, int(size * _MEGA)), encoding="utf-8")
        for _ in range(1 + _AGAIN):
            took = _run(command, post)
            row.seconds[size] = min(took.cpu, row.seconds.get(size, took.cpu))
            row.peaks[size] = min(took.peak / _MEGA, row.peaks.get(size, took.peak / _MEGA))
            if not row.problems:
                break
    return row


def _run(command: str, post: Path) -> Took:
    out: list[str | Path] = [] if command == "check" else ["-o", post.with_suffix(".out.md")]
    return dedupe(*_COMMANDS[command], "-j1", *out, post)


def told(row: Row) -> Iterator[str]:
    """Yield the lines of a table that show a row and what is out of bounds in it."""
    rate = "" if row.rate is None else f"{row.rate:.2f}"
    peak = f"{max(row.peaks.values()):.0f} MB"
    time, memory = (f"{doubling(values):.2f}" for values in (row.seconds, row.peaks))
    seconds = [f"{each:.2f} s" for each in row.seconds.values()]
    yield _line(row.kind, row.language, row.command, seconds, rate, time, peak, memory)
    yield from (f"  out of bounds: {problem}" for problem in row.problems)


def _line(kind: str, language: str, command: str, seconds: Sequence[str], *more: str) -> str:
    return f"{kind:10} {language:2} {command:14} " + " ".join(
        f"{cell:>8}" for cell in (*seconds, *more)
    )


if __name__ == "__main__":
    raise SystemExit(main())
