"""Workers: order, memory, death, interruption."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dedupe_paragraphs.batch.pool import TABLES, in_order
from dedupe_paragraphs.batch.work import Died, cores


@dataclass
class Doubling:
    """Doubles numbers; some take long, some kill."""

    slow: tuple[int, ...] = ()
    killing: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    mark: str = ""

    def __call__(self, task: int) -> int:
        if task in self.slow:
            time.sleep(0.2)
        if task in self.killing:
            os.kill(os.getpid(), signal.SIGKILL)
        if task in self.ending:
            os._exit(7)
        return 2 * task

    def close(self) -> None:
        if self.mark:
            Path(f"{self.mark}-{os.getpid()}").touch()


class Doubled:
    """Doubles a list."""

    def __call__(self, task: list[int]) -> list[int]:
        return task + task

    def close(self) -> None:
        """Nothing is open."""


def double_tables() -> None:
    tables = [[number] * 200_000 for number in range(12)]
    made = [len(table) for _, table in in_order(iter(tables), Doubled(), 3, TABLES)]
    assert made == [400_000] * len(tables)


def test_large_tasks_block_no_pipe() -> None:
    """What is sent and what comes back fill the pipes; the server of the workers ends with us."""
    program = "from tests.batch.test_pool import double_tables; double_tables()"

    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 1000])
def test_results_are_in_order(jobs: int, count: int) -> None:
    tasks = list(range(count))

    assert list(in_order(tasks, Doubling(slow=(0, 5)), jobs)) == [(n, 2 * n) for n in tasks]


def test_what_is_done_ahead_is_bounded() -> None:
    """The first task is slow: whoever waits for it must not hold all that comes behind."""
    given: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100_000):
            given.append(number)
            yield number

    results = in_order(tasks(), Doubling(slow=(0,)), 2)
    first = next(results)
    ahead = max(given)
    results.close()

    assert first == (0, 0)
    assert ahead < 2_000


def test_a_worker_that_dies_is_told_with_its_task_and_the_rest_goes_on() -> None:
    work = Doubling(killing=(3, 4, 90), ending=(50,))
    results = dict(in_order(list(range(100)), work, 2))

    assert [n for n, result in results.items() if isinstance(result, Died)] == [3, 4, 50, 90]
    assert results[3] == results[90] == Died(signal.SIGKILL, 0)
    assert results[50] == Died(0, 7)
    assert all(result == 2 * n for n, result in results.items() if not isinstance(result, Died))


def test_every_worker_dying_ends_all_the_same() -> None:
    tasks = list(range(40))
    results = [result for _, result in in_order(tasks, Doubling(ending=tuple(tasks)), 3)]

    assert results == [Died(0, 7)] * 40


def test_every_worker_ends_its_work(tmp_path: Path) -> None:
    list(in_order(list(range(100)), Doubling(mark=str(tmp_path / "closed")), 3))

    assert len(list(tmp_path.iterdir())) == 3


def test_no_worker_is_left_when_nobody_wants_the_rest() -> None:
    results = in_order(list(range(1000)), Doubling(slow=tuple(range(10, 1000))), 2)
    next(results)
    results.close()

    assert multiprocessing.active_children() == []  # a test before may have left another child


def test_a_worker_puts_things_in_order_before_it_ends(tmp_path: Path) -> None:
    """A worker in the middle of writing is interrupted like any program, not killed."""
    script = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from dedupe_paragraphs.batch.pool import in_order

        class Work:
            def __call__(self, task):
                half = Path(sys.argv[1], f"half-{task}")
                try:
                    half.touch()
                    time.sleep(60)
                finally:
                    half.unlink()
            def close(self):
                pass

        try:
            list(in_order([1, 2, 3, 4], Work(), 2))
        except KeyboardInterrupt:
            print("interrupted")
        """
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    end = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    begun = len(list(tmp_path.iterdir()))
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    said = process.communicate(timeout=30)

    assert begun == 2
    assert said == (b"interrupted\n", b"")
    assert list(tmp_path.iterdir()) == []


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import os, sys, time
        from pathlib import Path
        from dedupe_paragraphs.batch.pool import in_order

        class Work:
            def __call__(self, task):
                Path(sys.argv[1], str(os.getpid())).touch()
                time.sleep(0.3)
            def close(self):
                pass

        list(in_order(list(range(1000)), Work(), 2))
        """
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    end = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    process.kill()
    process.wait()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    while any(map(_lives, pids)) and time.monotonic() < end:
        time.sleep(0.05)

    assert len(pids) == 2
    assert not any(map(_lives, pids))


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_there_is_a_core() -> None:
    assert cores() >= 1
