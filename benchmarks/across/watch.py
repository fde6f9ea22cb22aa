"""What is measured of a command and all processes below it: seconds, and the memory they held."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PAUSE = 1.0
"""Seconds between two looks at the processes, once they have run for a while."""
_FIRST_PAUSE = 0.01
"""The first; each is twice as long as the last, so that a short command is seen at work too."""
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Took(NamedTuple):
    """One run."""

    seconds: float
    cpu: float
    """Seconds of processor time, of all processes: what a busy machine does not change."""
    peak: int
    """Bytes that all processes held together at the worst moment; shared pages count once each."""
    code: int
    said: str


def dedupe(*arguments: str, at: Callable[[int], bool] | None = None) -> Took:
    """Run our command; `at` is asked time and again, with its process, until it says so."""
    program = str(Path(sys.executable).with_name("dedupe"))
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peak, pause = 0, _FIRST_PAUSE
    used: dict[int, float] = {}
    try:
        while process.poll() is None:
            running = list(tree(process.pid))
            peak = max(peak, sum(map(_memory, running)))
            used |= {each: max(_cpu(each), used.get(each, 0.0)) for each in running}
            if at is not None and at(process.pid):
                at = None
            time.sleep(pause)
            pause = min(2 * pause, _PAUSE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.stderr is not None
    said = process.stderr.read().strip()
    return Took(time.perf_counter() - start, sum(used.values()), peak, process.returncode, said)


def tree(process: int) -> Iterator[int]:
    """Yield a process and all below it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    waiting = [process]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += children.get(each, [])


def command(process: int) -> str:
    """Return what a process was started as."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text("utf-8", "replace").replace("\0", " ")
    except OSError:
        return ""


def _cpu(process: int) -> float:
    """Return the seconds that a process worked."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> int:
    """Return the bytes of a process, what it shares with others in proportion."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
