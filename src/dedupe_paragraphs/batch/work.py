"""What workers are given to do, and what becomes of one that dies of it."""

import os
from typing import NamedTuple, Protocol, TypeVar

Given_contra = TypeVar("Given_contra", contravariant=True)
Made_co = TypeVar("Made_co", covariant=True)


class Work(Protocol[Given_contra, Made_co]):
    """What workers do; it is copied into each of them, by fork or by pickle."""

    def __call__(self, task: Given_contra, /) -> Made_co:
        """Do one task; what it raises ends the worker."""

    def close(self) -> None:
        """End all work in this process."""


class Died(NamedTuple):
    """The result of a task whose worker died of it."""

    signal: int
    """The signal that killed it; 0 if it ended by itself."""
    code: int
    """The code that it ended with."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
