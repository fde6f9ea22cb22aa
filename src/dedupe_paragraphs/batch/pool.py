"""Workers: processes that do the same work on many tasks and hand the results back in order."""

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, TypeVar

from dedupe_paragraphs.batch.work import Died

Task = TypeVar("Task")
Result = TypeVar("Result")


class Handing(NamedTuple):
    """How tasks are handed to workers."""

    start: str
    """How processes are started, as `multiprocessing` calls it."""
    chunk: int
    """Tasks that are handed over at once."""
    ahead: int
    """Chunks that a worker has, so that it need not wait for the next."""
    window: int
    """Chunks a worker that may be under way or done after one that is not: this bounds the
    memory."""


# Forking is twenty times quicker; elsewhere than on Linux it is not safe, or not there.
NAMES = Handing("fork" if sys.platform.startswith("linux") else "spawn", 8, 2, 64)
"""For tasks of a few bytes: a message costs a tenth of a millisecond."""
# A fork would take the threads and locks of an engine along. A worker that sends a table cannot
# be sent another: each would wait for the other to read.
TABLES = Handing("forkserver" if os.name == "posix" else "spawn", 1, 1, 4)
"""For tasks of megabytes, in a process that has threads."""
_HOLD = 0.01
"""Seconds that a worker keeps results back to send them together."""
_GRACE = 5.0
"""Seconds that a worker has to put files in order before it is killed."""


def in_order(
    tasks: Iterable[Task], work: Callable[[Task], Result], jobs: int, handing: Handing = NAMES
) -> Generator[tuple[Task, Result | Died], None, None]:
    """Yield each task with its result, in the order of the tasks, whichever worker was first.

    `work` is copied into each worker, by fork or by pickle; its method `close`, if it has one, is
    called at the end. What it raises ends the worker.

    A worker that dies is replaced; the task that it was at has `Died` for its result. However this
    ends, no worker is left, and none is killed while it puts a file in order.
    """
    crew = _Crew(tasks, work, jobs, handing)
    try:
        yield from crew.results()
    finally:
        crew.stop()


Numbered = tuple[int, Any]
Work = Callable[[Any], Any]


class _Worker:
    """One process, its pipe, and what it was given and has not answered."""

    def __init__(self, context: BaseContext, work: Work, inherited: list[Connection]) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.pending: deque[Numbered] = deque()
        self.at = context.RawValue("q", -1)
        """The number of the task that the process is at, in memory that both see."""
        # Else no worker would see the end of a pipe whose other end its brothers hold.
        closing = [*inherited, self.connection] if context.get_start_method() == "fork" else []
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, closing, work, self.at), daemon=True
        )
        self.process.start()
        theirs.close()

    def give(self, chunk: list[Numbered]) -> None:
        self.pending.extend(chunk)
        with suppress(OSError):  # It is dead, which its sentinel tells.
            self.connection.send(chunk)

    def receive(self) -> list[Numbered] | None:
        """Return results; None if the process is gone."""
        try:
            results: list[Numbered] = self.connection.recv()
        except (EOFError, OSError):
            return None
        for _ in results:
            self.pending.popleft()
        return results


class _Crew(Generic[Task, Result]):
    """The workers of one run."""

    def __init__(
        self, tasks: Iterable[Task], work: Callable[[Task], Result], jobs: int, handing: Handing
    ) -> None:
        self._context = multiprocessing.get_context(handing.start)
        self._left = len(tasks) if isinstance(tasks, Sized) else sys.maxsize
        self._tasks = iter(tasks)
        self._work = work
        self._jobs = jobs
        self._handing = handing
        self._given = 0
        self._open: dict[int, Task] = {}
        """Tasks that were handed over and whose results were not asked for yet."""
        self._again: deque[Numbered] = deque()
        """Tasks of a dead worker that it had not begun."""
        self._ready: dict[int, Result | Died] = {}
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._hire()

    def results(self) -> Iterator[tuple[Task, Result | Died]]:
        number = 0
        while True:
            self._hand_out(number)
            if number in self._ready:
                yield self._open.pop(number), self._ready.pop(number)
                number += 1
            elif number in self._open:
                self._collect()
            else:
                return

    def stop(self) -> None:
        """End the processes: those at work are asked to, those without end by themselves."""
        try:
            before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        except ValueError:  # Not the main thread, which alone is interrupted.
            before = None
        for worker in self._workers:
            if worker.pending:
                worker.process.terminate()
            worker.connection.close()
        end = time.monotonic() + _GRACE
        for worker in self._workers:
            worker.process.join(max(0.0, end - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        if before is not None:
            signal.signal(signal.SIGINT, before)

    def _hire(self) -> None:
        inherited = [worker.connection for worker in self._workers]
        self._workers.append(_Worker(self._context, self._work, inherited))

    def _hand_out(self, waited_for: int) -> None:
        """Give every worker what it can take, those first that have least."""
        for worker in sorted(self._workers, key=lambda worker: len(worker.pending)):
            while (size := self._size(waited_for)) > 0:
                if len(worker.pending) > (self._handing.ahead - 1) * size:
                    break
                if not (chunk := self._chunk(size)):
                    return
                worker.give(chunk)

    def _size(self, waited_for: int) -> int:
        """Return how many tasks to hand over next; towards the end fewer, so that all end alike."""
        if self._again:
            return 1
        _, chunk, ahead, window = self._handing
        room = waited_for + window * chunk * self._jobs - self._given
        return min(chunk, max(self._left // (2 * ahead * self._jobs), 1), self._left, room)

    def _chunk(self, size: int) -> list[Numbered]:
        if self._again:
            return [self._again.popleft()]
        chunk = list(enumerate(islice(self._tasks, size), self._given))
        self._given += len(chunk)
        self._left = self._left - len(chunk) if chunk else 0
        self._open.update(chunk)
        return chunk

    def _collect(self) -> None:
        waiting: list[Any] = [worker.connection for worker in self._workers]
        waiting += [worker.process.sentinel for worker in self._workers]
        heard = set(map(id, wait(waiting))) if waiting else set()
        for worker, waited in zip(list(self._workers), waiting, strict=False):
            answers = id(waited) in heard or not worker.process.is_alive()
            while answers:
                results = worker.receive()
                if results is None:
                    self._bury(worker)
                    break
                self._ready.update(results)
                answers = worker.connection.poll()

    def _bury(self, worker: _Worker) -> None:
        """Name the task that a worker died of, and give the others to its heir."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        code = worker.process.exitcode or 0
        numbers = [number for number, _ in worker.pending]
        at = worker.at.value if worker.at.value in numbers else next(iter(numbers), -1)
        for number, task in worker.pending:
            if number == at:
                self._ready[number] = Died(max(-code, 0), max(code, 0))
            else:
                self._again.append((number, task))
        self._hire()


class _Stopped(BaseException):
    """Raised in a worker that is asked to end: what it was at is put in order on the way up."""


def _stop(number: int, frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Stopped


def _serve(connection: Connection, closing: list[Connection], work: Work, at: Any) -> None:
    """Answer until there is nothing more to do; the terminal's Ctrl-C is for the parent alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # What was forked is neither looked at again nor copied by the looking.
    for other in closing:
        other.close()
    try:
        signal.signal(signal.SIGTERM, _stop)
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):
            while True:
                _do(connection, connection.recv(), work, at)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    except _Stopped:
        return
    finally:
        if hasattr(work, "close"):
            work.close()


def _do(connection: Connection, chunk: list[Numbered], work: Work, at: Any) -> None:
    done: list[Numbered] = []
    since = time.monotonic()
    for number, task in chunk:
        at.value = number
        done.append((number, work(task)))
        if time.monotonic() - since > _HOLD:
            connection.send(done)
            done = []
            since = time.monotonic()
    if done:
        connection.send(done)
