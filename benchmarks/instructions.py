"""How many instructions a check of one post takes, from the start of the process to its end.

`python benchmarks/instructions.py POST...` from an environment where the package is installed from
a wheel: a checkout has no compiled modules at first. Valgrind counts: unlike time, its figure is
the same on a busy machine, within one in a hundred.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TINY = 375_000_000
"""Instructions that a post of a few lines may take, 25 million of them to import rapidfuzz where
two of its texts are compared: under 400 million with what tests allow."""
LONG = 745_000_000
"""Instructions that a damaged post of 60 kB may take. It was 660 million while two languages were
known: of those that came since, 65 million compile patterns of contrasts and of edited copies."""
_LONG_BYTES = 20_000
"""Bytes from which a post is no longer tiny."""
_COLLECTED = re.compile(r"Collected : (\d+)")


def instructions(post: Path, program: Path) -> int:
    """Return the instructions of `dedupe check --no-cache` on a post, without a configuration.

    Raises:
        RuntimeError: valgrind says no number, or the command failed.
    """
    done = _run(
        "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", post=post, program=program
    )
    found = _COLLECTED.search(done.stderr)
    if found is None or done.returncode not in (0, 1):
        raise RuntimeError(f"valgrind ended with {done.returncode}:\n{done.stderr}")
    return int(found[1])


def _run(*under: str, post: Path, program: Path) -> subprocess.CompletedProcess[str]:
    check = (sys.executable, str(program), "check", "--isolated", "--no-cache", str(post))
    # Coverage of a test run would measure the processes that it starts, and count as theirs.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    env["PYTHONHASHSEED"] = "0"
    return subprocess.run([*under, *check], capture_output=True, text=True, check=False, env=env)


def budget(post: Path) -> int:
    """Return the instructions that a post may take, by its size."""
    return TINY if post.stat().st_size < _LONG_BYTES else LONG


def main() -> int:
    """Print a line for each post, and return 1 if one is over its budget."""
    if shutil.which("valgrind") is None:
        print("valgrind is not installed", file=sys.stderr)
        return 2
    program = Path(sys.executable).with_name("dedupe")
    over = False
    for post in map(Path, sys.argv[1:]):
        counted, most = instructions(post, program), budget(post)
        over |= counted > most
        print(f"{post}: {counted / 1e6:.1f} million instructions, at most {most / 1e6:.0f}")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
