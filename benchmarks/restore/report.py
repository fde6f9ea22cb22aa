"""The table that people read, and the JSON that programs read."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.restore.render import Case
from benchmarks.restore.score import Score

MODES = ("safe", "unsafe")


@dataclass
class Row:
    """Sums over some posts."""

    posts: int = 0
    exact: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    own: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    lost: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    left: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    seconds: float = 0.0
    runs: int = 0
    places: int = 0
    named: int = 0

    def add(self, scores: dict[str, Score], places: int, hits: int) -> None:
        """Add one post."""
        self.posts += 1
        self.places += places
        self.named += hits
        for mode, score in scores.items():
            self.exact[mode] += score.exact
            self.own[mode] += score.own
            self.lost[mode] += score.lost
            self.left[mode] += score.left
            self.seconds += score.seconds
            self.runs += 1

    def figures(self, modes: Sequence[str]) -> dict[str, float]:
        """Return its figures by name."""
        result: dict[str, float] = {"posts": self.posts}
        for mode in modes:
            own = max(1, self.own[mode])
            result[f"{mode}_exact_percent"] = round(100 * self.exact[mode] / max(1, self.posts), 2)
            result[f"{mode}_lost_per_10000"] = round(10_000 * self.lost[mode] / own, 3)
            result[f"{mode}_left_per_10000"] = round(10_000 * self.left[mode] / own, 3)
        result["named_percent"] = round(100 * self.named / max(1, self.places), 2)
        result["milliseconds"] = round(1000 * self.seconds / max(1, self.runs), 2)
        return result


class Table:
    """Rows by name, in the order in which they were first asked for."""

    def __init__(self, modes: Sequence[str]) -> None:
        self.modes = modes
        self.rows: dict[str, Row] = {}

    def add(
        self, names: Iterable[str], scores: dict[str, Score], counts: dict[str, tuple[int, int]]
    ) -> None:
        """Add one post to the rows that it belongs to."""
        places = sum(each for each, _ in counts.values())
        hits = sum(each for _, each in counts.values())
        for name in names:
            self.rows.setdefault(name, Row()).add(scores, places, hits)

    def figures(self) -> dict[str, dict[str, float]]:
        """Return all figures."""
        return {name: row.figures(self.modes) for name, row in self.rows.items()}

    def markdown(self) -> str:
        """Return the table as Markdown."""
        heads = ["fault", "posts"]
        for mode in self.modes:
            heads += [f"{mode}: exact %", "lost", "left"]
        heads += ["named %", "ms"]
        lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
        for name, figures in self.figures().items():
            cells = [name, f"{figures['posts']:,.0f}"]
            for mode in self.modes:
                cells += [
                    f"{figures[f'{mode}_exact_percent']:.1f}",
                    f"{figures[f'{mode}_lost_per_10000']:.2f}",
                    f"{figures[f'{mode}_left_per_10000']:.1f}",
                ]
            cells += [f"{figures['named_percent']:.1f}", f"{figures['milliseconds']:.0f}"]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)


def difference(case: Case, mode: str, result: bytes) -> str:
    """Return a small diff from what should have come back to what did."""
    truth = case.safe if mode == "safe" else case.unsafe
    lines = difflib.unified_diff(_lines(truth), _lines(result), "should be", "is", lineterm="", n=1)
    head = f"=== {case.number} {mode} {case.source} ({case.language}): {', '.join(case.faults)}"
    return "\n".join([head, *(line[:400] for line in lines)])


def _lines(data: bytes) -> list[str]:
    return [line for line in data.decode().splitlines() if line.strip()]
