"""What is measured: whole commands, from start to end, with the memory of their largest process."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Took(NamedTuple):
    """One run of a command."""

    seconds: float
    cpu: float
    """Seconds of processor time, of all its processes."""
    peak: int
    """Bytes that the largest of its processes had in memory."""
    code: int


def run(command: list[str], **environment: str) -> Took:
    """Run a command, its report thrown away."""
    # A process of its own waits for it, so that its children's figures are its own.
    script = (
        "import json, os, resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=sys.stderr)\n"
        "took = time.perf_counter() - start\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(took, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, done.returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    if done.returncode:  # There is no such command.
        raise RuntimeError(done.stderr.strip().rpartition("\n")[2])
    seconds, cpu, peak, code = done.stdout.split()
    return Took(float(seconds), float(cpu), int(peak), int(code))


def dedupe(*arguments: str | Path, cache: Path | None = None) -> Took:
    """Run our own command; without a place for the cache, without one."""
    command = [str(Path(sys.executable).with_name("dedupe")), arguments[0], "--isolated"]
    more = [] if cache else ["--no-cache"]
    # A relative place is none by the standard: the cache of whoever measures would be taken.
    place = {"XDG_CACHE_HOME": str(cache.resolve())} if cache else {}
    took = run([*map(str, command), *more, *map(str, arguments[1:])], **place)
    if took.code not in (0, 1):
        raise RuntimeError(f"dedupe ended with {took.code}")
    return took


def floor(folder: Path, *, parsed: bool) -> Took:
    """Return what one process needs to read and decode all posts, or to parse them."""
    from dedupe_paragraphs.post.parse import parse

    start, spent = time.perf_counter(), time.process_time()
    for path in sorted(folder.rglob("*.md")):
        data = path.read_bytes()
        if parsed:
            parse(data, path.name)
        else:
            data.decode()
    took, cpu = time.perf_counter() - start, time.process_time() - spent
    return Took(took, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, 0)


def size(folder: Path) -> int:
    """Return the bytes of all posts."""
    return sum(path.stat().st_size for path in folder.rglob("*.md"))
