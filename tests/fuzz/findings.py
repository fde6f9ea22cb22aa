"""What fuzzing finds: one file a fault, the smallest input that shows it."""

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

SECONDS = 10
"""An input of fuzzing has some kilobytes at most: a post of that size takes milliseconds."""


class HangError(Exception):
    """An input took too long."""


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise HangError(f"more than {seconds} s")

    old = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def fault(examine: Callable[[bytes], None], data: bytes) -> str:
    """Return the name of the fault that an input shows; empty where it shows none."""
    try:
        with _limited(SECONDS):
            examine(data)
    except HangError:
        return "hang"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).stem}-{place.name.strip('<>')}-{place.lineno}"
        return f"{type(error).__name__}-{where}"
    return ""


class Findings:
    """A folder with the smallest input of each fault."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, data: bytes) -> None:
        """Keep an input, if none as small shows the fault already."""
        path = self._folder / name
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)

    def all(self) -> list[tuple[str, bytes]]:
        """Return the faults by name."""
        return [(path.name, path.read_bytes()) for path in sorted(self._folder.iterdir())]


def smallest(examine: Callable[[bytes], None], name: str, data: bytes) -> bytes:
    """Return an input, as small as leaving out parts makes it, that still shows the same fault."""
    size = max(len(data) // 2, 1)
    while True:
        at, smaller = 1, False
        while at < len(data):
            tried = data[:at] + data[at + size :]
            if fault(examine, tried) == name:
                data, smaller = tried, True
            else:
                at += size
        if size == 1 and not smaller:
            return data
        size = max(size // 2, 1)
