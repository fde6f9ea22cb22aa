"""How long one check takes, as a whole process, beside mdformat and codespell on the same post.

Run it from the environment that all three are installed in: `python benchmarks/speed.py POST`.
The commands take turns, so that a change of the machine's speed meets all of them alike; the ratio
is taken round by round.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 21
"""Rounds that count; the median of 21 moved by less than 2 % from run to run."""


def measure(command: list[str]) -> float:
    """Return the seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> int:
    """Print a table, and the same as JSON with `--json`."""
    posts = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = Path(sys.executable).parent
    commands = {
        "dedupe check": [str(folder / "dedupe"), "check", *posts],
        "mdformat --check": [str(folder / "mdformat"), "--check", *posts],
        "codespell": [str(folder / "codespell"), *posts],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            seconds = measure(command)
            if turn:  # the first round warms the disk cache
                times[name].append(seconds)
    rows = {
        name: {
            "milliseconds": round(1000 * statistics.median(seconds), 1),
            "ratio to dedupe": round(
                statistics.median(
                    b / a for a, b in zip(times["dedupe check"], seconds, strict=True)
                ),
                2,
            ),
        }
        for name, seconds in times.items()
    }
    size = sum(os.path.getsize(post) for post in posts)
    if "--json" in sys.argv:
        print(json.dumps({"bytes": size, "rounds": ROUNDS, "commands": rows}, indent=2))
        return 0
    print(f"{size:,} bytes, medians of {ROUNDS} rounds in turn")
    for name, row in rows.items():
        print(f"{name:18} {row['milliseconds']:7.1f} ms   x {row['ratio to dedupe']:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
