"""jscpd: post by post, for of two posts that share a source it would report the pair of files.

Of each clone the later place is what one would delete. Its columns count bytes; its end is the
start of the last token, so that the length of the shown fragment tells where it really ends.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Run the command that is named, with least tokens and lines, for every post of a folder.

    Its defaults are 50 and 5; with 20 and 1 it finds more copies and takes more that is none.
    """
    folder, command, tokens, lines = Path(sys.argv[1]), *sys.argv[2:5]
    ranges = {}
    began = time.perf_counter()
    for path in sorted(folder.glob("*.md")):
        with tempfile.TemporaryDirectory() as out:
            flags = ["--min-tokens", tokens, "--min-lines", lines, "--format", "markdown"]
            made = ["--reporters", "json", "--output", out, str(path)]
            subprocess.run([command, *flags, *made], capture_output=True, check=True)
            report = json.loads(Path(out, "jscpd-report.json").read_text())
        data = path.read_bytes()
        ranges[path.name] = [_later(data, clone) for clone in report["duplicates"]]
    json.dump({"seconds": time.perf_counter() - began, "ranges": ranges}, sys.stdout)


def _later(data: bytes, clone: dict[str, Any]) -> tuple[int, int]:
    first, second = (
        (_byte(data, clone[name]["startLoc"]), _byte(data, clone[name]["endLoc"]))
        for name in ("firstFile", "secondFile")
    )
    more = max(0, len(clone["fragment"].encode()) - (first[1] - first[0]))
    start, end = max(first, second)
    return _code_points(data[:start]), _code_points(data[: end + more])


def _byte(data: bytes, place: dict[str, int]) -> int:
    lines = data.split(b"\n")
    return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"]


def _code_points(data: bytes) -> int:
    return len(data.decode("utf-8", "ignore"))


if __name__ == "__main__":
    main()
