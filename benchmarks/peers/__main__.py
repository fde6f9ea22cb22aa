"""Side by side: `python -m benchmarks.peers`.

Gives the posts that `benchmarks.restore` damages to other tools, each in an environment of its own,
deletes what each flags, and scores what is left as if the tool had cleaned the post. The truth is
what a post ought to be once the edited copies are gone too, for all alike.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.environments import PEERS, PeerError, ask
from benchmarks.restore.__main__ import Shelf, cases
from benchmarks.restore.faults import FAULTS
from benchmarks.restore.render import Case
from benchmarks.restore.runner import Answer, by_library
from benchmarks.restore.score import score


@dataclass
class Row:
    """What one tool did to all posts."""

    name: str
    exact: int = 0
    own: int = 0
    lost: int = 0
    left: int = 0
    copied: int = 0
    seconds: float = 0.0
    posts: int = 0

    def add(self, case: Case, answer: Answer) -> None:
        """Add one post."""
        result = score(case.unsafe, answer)
        self.posts += 1
        self.exact += result.exact
        self.own += result.own
        self.lost += result.lost
        self.left += result.left
        self.copied += score(case.unsafe, Answer(case.damaged, 0.0)).left
        self.seconds += answer.seconds

    def figures(self) -> dict[str, float]:
        """Return its figures by name."""
        return {
            "found_percent": round(100 * (1 - self.left / max(1, self.copied)), 1),
            "left_per_10000": round(10_000 * self.left / max(1, self.own), 1),
            "lost_per_10000": round(10_000 * self.lost / max(1, self.own), 2),
            "exact_percent": round(100 * self.exact / max(1, self.posts), 1),
            "milliseconds": round(1000 * self.seconds / max(1, self.posts), 1),
        }


@dataclass
class Result:
    """All rows, and the tools that there is none of."""

    rows: list[Row] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)

    def markdown(self) -> str:
        """Return the table as Markdown."""
        lines = [
            "| | copied text found | left per 10,000 | own text lost per 10,000 | posts restored "
            "exactly | ms a post |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for row in self.rows:
            found, left, lost, exact, time = row.figures().values()
            lines.append(
                f"| {row.name} | {found} % | {left:,.0f} | {lost:,.2f} | {exact} % | {time} |"
            )
        lines += ["", *(f"* {name}: {reason}" for name, reason in self.missing.items())]
        return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask all peers and print a table."""
    parser = argparse.ArgumentParser("python -m benchmarks.peers", description="Side by side.")
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--environments", type=Path, default=Path("build/peers"))
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    options = parser.parse_args(arguments)
    damaged = list(cases(Shelf(), options.posts, options.seed, list(FAULTS), "both"))
    result = Result([_ours(damaged, unsafe=False), _ours(damaged, unsafe=True)])
    with tempfile.TemporaryDirectory() as folder:
        for case in damaged:
            Path(folder, _name(case)).write_bytes(case.damaged)
        for peer in PEERS:
            try:
                answer = ask(peer, options.environments.resolve(), Path(folder))
            except PeerError as error:
                result.missing[peer.name] = str(error)
                continue
            row = Row(peer.name, seconds=answer["seconds"])
            for case in damaged:
                row.add(case, Answer(_without(case.damaged, answer["ranges"][_name(case)]), 0.0))
            result.rows.append(row)
    print(f"{len(damaged)} damaged posts, seed {options.seed}\n")
    print(result.markdown())
    if options.json:
        rows = {row.name: row.figures() for row in result.rows}
        figures = {"posts": len(damaged), "seed": options.seed, "rows": rows}
        text = json.dumps(figures | {"missing": result.missing}, indent=2, ensure_ascii=False)
        Path(options.json).write_text(text + "\n")
    return 0


def _ours(damaged: Sequence[Case], *, unsafe: bool) -> Row:
    row = Row("`dedupe clean --unsafe`" if unsafe else "`dedupe clean`")
    for case in damaged:
        row.add(case, by_library(case.damaged, unsafe))
    return row


def _name(case: Case) -> str:
    return f"{case.number:05}.md"


def _without(data: bytes, ranges: Sequence[Sequence[int]]) -> bytes:
    """Return a post without the ranges of code points that a peer flags."""
    text = data.decode()
    flagged = bytearray(len(text))
    for start, end in ranges:
        flagged[start:end] = b"\1" * max(0, min(end, len(text)) - start)
    return "".join(each for at, each in enumerate(text) if not flagged[at]).encode()


if __name__ == "__main__":
    raise SystemExit(main())
