"""A damaged post as bytes, with the bytes that it ought to become."""

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from benchmarks.restore.draft import Draft


class Wanted(NamedTuple):
    """A place of the damaged post that a finding has to name."""

    fault: str
    start: int
    end: int
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged post and its truth."""

    number: int
    source: str
    language: str
    faults: tuple[str, ...]
    damaged: bytes
    safe: bytes
    unsafe: bytes
    wanted: tuple[Wanted, ...]
    either: dict[bytes, bool]
    """Headings of which one more or less is right, too; whether the post may do without."""

    @property
    def name(self) -> str:
        """Its fault, or that there are several."""
        return self.faults[0] if len(self.faults) == 1 else f"{len(self.faults)} faults"


def render(number: int, draft: Draft, random: Random) -> Case:
    """Return a draft as bytes; one post in ten has CRLF, one in twenty a byte order mark."""
    draft.settle()
    end = "\r\n" if random.random() < 0.1 else "\n"
    bom = b"\xef\xbb\xbf" if random.random() < 0.05 else b""
    head = bom + draft.source.head.replace("\n", end).encode()
    damaged = head
    wanted = []
    for at, (part, text) in enumerate(draft.chunks()):
        damaged += (end * 2).encode() if at else b""
        start = len(damaged)
        damaged += text.replace("\n", end).encode()
        if part.rules:
            wanted.append(Wanted(draft.faults[part.fault], start, len(damaged), part.rules))
    truths = [
        head + (end * 2).join(text.replace("\n", end) for text in texts if text).encode()
        for texts in (
            [part.safe for part in draft.parts],
            [part.unsafe for part in draft.parts],
        )
    ]
    needed = {part.safe for part in draft.parts if not part.either}
    return Case(
        number,
        draft.source.name,
        draft.language.name,
        tuple(draft.faults),
        damaged + end.encode(),
        truths[0] + end.encode(),
        truths[1] + end.encode(),
        tuple(wanted),
        {
            (part.damaged or "").encode(): part.damaged not in needed
            for part in draft.parts
            if part.either
        },
    )
