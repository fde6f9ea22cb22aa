"""`python -m benchmarks.across WHAT`: the join across posts on both engines, and what breaks it.

* `engines`: the same collection on DuckDB and on Spark, seconds and memory; `--memory` bounds both.
* `hot`: a key that 200,000 paragraphs share, on both.
* `resume`: Spark killed with -9 in the middle, and run again; the results are those of a whole run.
* `executor`: one of two executors killed in the middle; the job finishes, with the same results.
* `index`: an index of all posts built, and asked by one post, as a whole process each time.
* `recall`: what bands and seeds find of all pairs that are alike.
* `planted`: what `check --across` finds of copies planted between posts, in six languages.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.across.collection import grow, hot
from benchmarks.across.watch import Took, command, dedupe, tree
from benchmarks.restore.writer import Writer

_MEGA = 1_000_000
_HOT = 200_000
_ROUNDS = 11
_CLUSTER = "local-cluster[2,1,1024]"
Row = dict[str, Any]


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(prog="benchmarks.across")
    parser.add_argument("what", choices=tuple(_MEASURED))
    parser.add_argument("--work", type=Path, default=Path("build/across"))
    parser.add_argument("--size", type=int, default=100, metavar="MB")
    parser.add_argument("--memory", default="", help="as in 256MB: DuckDB's limit, Spark's heap")
    parser.add_argument("--engine", choices=("duckdb", "spark"), action="append")
    parser.add_argument("--count", type=int, default=_HOT, help="paragraphs of the hot key")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    rows = _MEASURED[given.what](given)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def _tell(name: str, took: Took, size: int = 0) -> Row:
    row: Row = {"name": name, "seconds": round(took.seconds, 1)}
    row["cpu seconds"] = round(took.cpu, 1)
    row |= {"peak MB": round(took.peak / _MEGA), "exit": took.code}
    if size:
        row["MB/s"] = round(size / _MEGA / took.seconds, 2)
        row["MB a cpu second"] = round(size / _MEGA / took.cpu, 2)
    if took.said:
        row["said"] = took.said.splitlines()[-1]
    print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    return row


def engines(given: argparse.Namespace) -> list[Row]:
    """Measure both engines on one collection."""
    folder = given.work / f"{given.size}MB"
    posts = grow(folder, given.size * _MEGA)
    size = sum(path.stat().st_size for path in folder.rglob("*.md"))
    print(f"{posts:,} posts, {size / _MEGA:,.0f} MB")
    return _both(given, folder, size)


def hot_key(given: argparse.Namespace) -> list[Row]:
    """Measure both engines where one key has so many members."""
    folder = given.work / f"hot-{given.count}"
    print(f"{hot(folder, given.count):,} posts, {given.count:,} paragraphs that begin alike")
    return _both(given, folder, 0)


def _both(given: argparse.Namespace, folder: Path, size: int) -> list[Row]:
    rows = []
    memory = ["--memory", given.memory] if given.memory else []
    limit = f", {given.memory}" if given.memory else ""
    wanted = given.engine or ["duckdb", "spark"]
    if "duckdb" in wanted:
        report = ["--format", "jsonl", "-O", str(given.work / "duckdb.jsonl")]
        arguments = ["check", "--across", "--isolated", "--no-cache", "-j2", *memory, *report]
        rows.append(_tell(f"DuckDB{limit}", dedupe(*arguments, str(folder)), size))
    if "spark" in wanted:
        took = _spark(folder, given.work / "spark", *memory)
        rows.append(_tell(f"Spark local[2]{limit}", took, size))
    if len(wanted) == 2:
        same = _records(given.work / "duckdb.jsonl") == _written(given.work / "spark")
        print("findings of both are", "the same" if same else "NOT the same")
        rows.append({"name": "same findings", "same": same})
    return rows


def _spark(folder: Path, output: Path, *more: str, at: Any = None, again: bool = False) -> Took:
    if not again:
        shutil.rmtree(output, ignore_errors=True)
    master = () if "--master" in more else ("--master", "local[2]")
    return dedupe("cluster", "--isolated", *master, *more, str(folder), str(output), at=at)


def _records(report: Path) -> set[str]:
    """Return the findings of a report as lines."""
    lines = map(json.loads, report.read_text("utf-8").splitlines())
    return {_line(line) for line in lines if line.pop("type") == "finding"}


def _written(output: Path) -> set[str]:
    """Return the findings that a run on Spark wrote."""
    import pyarrow.parquet as pq

    files = sorted((output / "findings").glob("*.parquet"))
    return {
        _line(json.loads(record))
        for file in files
        for record in pq.read_table(file, columns=["record"])["record"].to_pylist()
    }


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True, ensure_ascii=False)


def resume(given: argparse.Namespace) -> list[Row]:
    """Kill a run behind some of its stages, and run it again."""
    folder, output = given.work / f"{given.size}MB", given.work / "resumed"
    grow(folder, given.size * _MEGA)
    whole = _tell("whole run", _spark(folder, given.work / "spark"))

    def kill(process: int) -> bool:
        if not (output / "stages" / "edges").exists():
            return False
        os.killpg(process, signal.SIGKILL)
        return True

    killed = _tell("killed in the middle of edges", _spark(folder, output, at=kill))
    again = _tell("the same command again", _spark(folder, output, again=True))
    same = _written(given.work / "spark") == _written(output)
    print("results are", "the same" if same else "NOT the same")
    return [whole, killed, again, {"name": "same results", "same": same}]


def executor(given: argparse.Namespace) -> list[Row]:
    """Kill one of two executors while the keys are made."""
    folder, output = given.work / f"{given.size}MB", given.work / "executor"
    grow(folder, given.size * _MEGA)
    killed: list[int] = []

    def kill(process: int) -> bool:
        if not (output / "stages" / "keys").exists():
            return False
        backends = [each for each in tree(process) if _is_executor(each)]
        if backends:
            os.kill(backends[0], signal.SIGKILL)
            killed.append(backends[0])
        return bool(backends)

    cluster = ("--master", _CLUSTER, "--conf", "spark.executor.memory=1g")
    row = _tell("an executor killed", _spark(folder, output, *cluster, at=kill))
    print("killed:", len(killed))
    if (given.work / "spark" / "findings").exists():
        same = _written(given.work / "spark") == _written(output)
        print("results are", "the same" if same else "NOT the same")
        row["same"] = same
    return [row | {"killed": len(killed)}]


def _is_executor(process: int) -> bool:
    said = command(process)
    return "CoarseGrainedExecutorBackend" in said and "java" in said.split(" ", 1)[0]


def index(given: argparse.Namespace) -> list[Row]:
    """Build an index of a collection, and ask it, with the operating system's cache warm."""
    folder, file = given.work / f"{given.size}MB", given.work / f"{given.size}MB.index"
    posts = sorted(folder.rglob("*.md")) if grow(folder, given.size * _MEGA) else []
    size = sum(path.stat().st_size for path in posts)
    file.unlink(missing_ok=True)
    built = _tell("built", dedupe("index", "--isolated", "-j2", "-o", str(file), str(folder)), size)
    built |= {"posts": len(posts), "index MB": round(file.stat().st_size / _MEGA)}
    print(f"{len(posts):,} posts, {built['index MB']:,} MB of index")
    rows = [built]
    asked = {"a post that it has": posts[0].read_text("utf-8"), "a post of its own": _own()}
    for name, text in asked.items():
        new = given.work / "new.md"
        new.write_text(text, encoding="utf-8")
        seconds = sorted(_asked(file, new) for _ in range(_ROUNDS))
        row: Row = {"name": f"asked by {name}", "median ms": round(1000 * median(seconds))}
        row["slowest ms"] = round(1000 * seconds[-1])
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
        rows.append(row)
    return rows


def _asked(file: Path, post: Path) -> float:
    """Return the seconds of a whole process; looking at its memory would tell them too roughly."""
    program = str(Path(sys.executable).with_name("dedupe"))
    ask = [program, "check", "--isolated", "--against", str(file), "--format", "concise", str(post)]
    start = time.perf_counter()
    subprocess.run(ask, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def _own() -> str:
    writer = Writer("ja", Random(11))
    return "\n\n".join(writer.paragraph(4) for _ in range(100)) + "\n"


def planted(given: argparse.Namespace) -> list[Row]:
    """Measure what is found of copies between posts, by kind and language."""
    from benchmarks.across.planted import measure, shown

    rows = measure()
    print(shown(rows))
    return rows


def recall(given: argparse.Namespace) -> list[Row]:
    """Measure what the keys find of all pairs."""
    from benchmarks.across.recall import measure

    return measure()


_MEASURED = {
    "engines": engines,
    "hot": hot_key,
    "index": index,
    "resume": resume,
    "executor": executor,
    "recall": recall,
    "planted": planted,
}


if __name__ == "__main__":
    main()
