"""Fuzzing, time-boxed: `python -m tests.fuzz --seconds 600`.

Sends any bytes the whole way, guided by coverage: read, checked, cleaned, proven, reported. Begins
with the fixtures. Each fault that is found is made as small as it gets and written below
`build/fuzz/findings`; the exit code is 1 where there is one.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.fixtures import FIXTURES, read_cases
from tests.fuzz.findings import SECONDS, Findings, fault, smallest
from tests.fuzz.target import asked, examine

_MAX_SIZE = 6_000
"""Bytes of an input: enough for a dozen paragraphs, and some two hundred inputs a second."""


def seeds() -> list[bytes]:
    """Return the posts of the fixtures, before and after, as inputs."""
    posts: dict[bytes, None] = {}
    for case in read_cases("clean", "faults", "neighbours", "rules"):
        path = f"post{case.path.suffix}"
        posts |= {asked(post, path): None for post in (case.given, case.expected)}
    for known in sorted((FIXTURES / "known").glob("*.md")):
        posts[asked(known.read_bytes())] = None
    return [post for post in posts if len(post) <= _MAX_SIZE]


def fuzz(folder: Path, seconds: int, seed: int) -> int:
    """Let atheris search, and return its exit code."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()):
        (corpus / f"fixture-{number:04}").write_bytes(data)
    command = [
        *(sys.executable, "-m", "tests.fuzz.worker", str(folder / "findings"), str(corpus)),
        *(f"-max_total_time={seconds}", f"-max_len={_MAX_SIZE}", f"-seed={seed}"),
        *(f"-timeout={3 * SECONDS}", f"-artifact_prefix={folder}/", "-print_final_stats=1"),
    ]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    """Search, make small what was found, and name it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="how long to search")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    given = parser.parse_args()
    findings = Findings(given.folder / "findings")
    ended = fuzz(given.folder, given.seconds, given.seed)
    found = findings.all()
    for name, data in found:
        if fault(examine, data) != name:
            print(f"{name}: not shown again by {given.folder}/findings/{name}")
            continue
        small = smallest(examine, name, data)
        findings.keep(name, small)
        print(f"{name}: {len(small)} bytes: {small!r}")
    print(f"{len(found)} faults in {given.seconds} s; the search ended with {ended}")
    return int(bool(found) or ended != 0)


if __name__ == "__main__":
    sys.exit(main())
