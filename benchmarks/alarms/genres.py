"""Short documents by genre: `python -m benchmarks.alarms.genres`.

Each document below `kinds/` repeats itself as its genre does; `kinds/wanted.toml` says what an
editor would want to be told about it, mostly nothing. The table counts, for each genre, what is
reported besides, by its safety, and what is missed.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.text.positions import Positions

FOLDER = Path(__file__).parent / "kinds"


@dataclass(frozen=True)
class KindDocument:
    """A document, and what is to be found in it, each as `rule safety line`."""

    name: str
    """Its path below the folder: genre, name and language."""
    wanted: tuple[str, ...]
    known: tuple[str, ...] = ()
    """What is reported besides, and should not be; none of it is safe."""

    @property
    def genre(self) -> str:
        """The folder that it is in."""
        return self.name.partition("/")[0]

    def found(self) -> tuple[str, ...]:
        """Return what is found."""
        data = (FOLDER / self.name).read_bytes()
        line = Positions(data).line
        findings = check(data, self.name, Options()).findings
        return tuple(f"{f.rule} {f.safety.word} {line(f.place.start)}" for f in findings)


def documents() -> list[KindDocument]:
    """Return all documents, those of a genre together."""
    wanted, known = (
        tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
        for name in ("wanted.toml", "known.toml")
    )
    paths = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md"))
    return [
        KindDocument(path, tuple(wanted.get(path, ())), tuple(known.get(path, ())))
        for path in paths
    ]


def table() -> Iterator[str]:
    """Yield the lines of the table, one for each genre."""
    yield "| genre | documents | languages | safe | unsafe | manual | missed |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    total = Counter[str]()
    for genre, group in groupby(documents(), key=lambda each: each.genre):
        row = Counter[str]()
        languages = set()
        for each in group:
            found = each.found()
            languages.add(each.name.split(".")[1])
            row["documents"] += 1
            row["missed"] += len(set(each.wanted).difference(found))
            row.update(said.split()[1] for said in set(found).difference(each.wanted))
        total += row
        yield _line(genre, row, str(len(languages)))
    yield _line("all", total, "")


def _line(name: str, row: Counter[str], languages: str) -> str:
    counts = " | ".join(str(row[each]) for each in ("safe", "unsafe", "manual", "missed"))
    return f"| {name} | {row['documents']} | {languages} | {counts} |"


if __name__ == "__main__":
    print("\n".join(table()))
