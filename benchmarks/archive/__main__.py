"""Archives: `python -m benchmarks.archive rates|curves`, with the installed command.

`rates` grows an archive and takes the time of `check` and `clean` on it, cold and warm, beside the
floors and, with `--peers`, beside other tools. `curves` shows what the time grows with: the number
of posts, the length of a post, one paragraph many times.
"""

import argparse
import json
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random

from benchmarks.archive.grow import generated, grow, repeated
from benchmarks.archive.measure import Took, dedupe, floor, size
from benchmarks.archive.peers import peers

_MEGA = 1_000_000
_COUNTS = (100, 1_000, 10_000, 100_000)
_LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)
_REPEATS = 50_000
_SMALL = 2_000
"""Bytes of each of the many posts."""
Row = dict[str, float | str]


def main() -> None:
    """Measure, print as it comes, and write the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.archive")
    parser.add_argument("what", choices=("rates", "curves"))
    parser.add_argument("--work", type=Path, default=Path("build/archive"))
    parser.add_argument("--size", type=int, default=100, metavar="MB")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peers", type=Path, help="where the peers' environments are, or shall be")
    parser.add_argument("--most", type=int, default=_COUNTS[-1], help="posts of the longest curve")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    rows = rates(given) if given.what == "rates" else curves(given)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def rates(given: argparse.Namespace) -> list[Row]:
    """Measure how many bytes a second go through."""
    folder = given.work / f"{given.size}MB"
    posts = grow(folder, given.size * _MEGA)
    total = size(folder)
    print(f"{posts:,} posts, {total / _MEGA:,.0f} MB, {given.jobs} processes")
    jobs, cache = f"-j{given.jobs}", given.work / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    out = given.work / "out"
    rows: list[Row] = []

    def tell(name: str, seconds: float, took: Took | None = None, of: int = total) -> None:
        row: Row = {"name": name, "seconds": round(seconds, 2)}
        row["MB/s"] = round(of / _MEGA / seconds, 2)
        if took is not None:
            row |= {"cpu seconds": round(took.cpu, 1)}
            row |= {"MB a cpu second": round(of / _MEGA / took.cpu, 2)}
            row |= {"peak MB": round(took.peak / _MEGA)}
        rows.append(row)
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)

    for name, parsed in (("read and decode, one process", False), ("parse, one process", True)):
        least = floor(folder, parsed=parsed)
        tell(name, least.seconds, least)
    check = ("check", "--format", "concise", jobs, folder)
    clean = ("clean", "-q", jobs, "-o", out, folder)
    tell("check", *_timed(lambda: dedupe(*check)))
    tell("check, first with a cache", *_timed(lambda: dedupe(*check, cache=cache)))
    tell("check, warm", *_timed(lambda: dedupe(*check, cache=cache)))
    shutil.rmtree(out, ignore_errors=True)
    tell("clean", *_timed(lambda: dedupe(*clean)))
    tell("check of the cleaned", *_timed(lambda: dedupe(*check[:-1], out)), of=size(out))
    for name, took in peers(folder, given.peers, given.jobs) if given.peers else ():
        if isinstance(took, str):
            print(f"{name}: {took}", flush=True)
            rows.append({"name": name, "problem": took})
        else:
            tell(name, took.seconds, took)
    return rows


def _timed(measured: Callable[[], Took]) -> tuple[float, Took]:
    took = measured()
    return took.seconds, took


def curves(given: argparse.Namespace) -> list[Row]:
    """Measure what the time grows with."""
    rows: list[Row] = []
    jobs = f"-j{given.jobs}"

    def tell(name: str, number: int, unit: int, took: Took) -> None:
        # Processor time: a machine that others work on as well tells the same.
        each = 1000 * took.cpu / (number / unit)
        row: Row = {"curve": name, "at": number, "seconds": round(took.seconds, 2)}
        row |= {"cpu milliseconds each": round(each, 3), "peak MB": round(took.peak / _MEGA)}
        rows.append(row)
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)

    for count in (count for count in _COUNTS if count <= given.most):
        folder = _many(given.work / "many", count)
        tell("posts", count, 1, dedupe("check", "--format", "concise", jobs, folder))
        tell("posts, json", count, 1, dedupe("check", "--format", "json", jobs, folder))
    # In one language each: three bytes of English are three code points, of Japanese one.
    for language, length in product(("ja", "en"), _LENGTHS):
        post, out = given.work / f"long-{language}-{length}.md", given.work / "long-out.md"
        post.write_text(generated(Random(length), length, language), encoding="utf-8")
        name = f"length, {language}, each 10 kB"
        tell(name, length, _LENGTHS[0], dedupe("check", "--format", "concise", post))
        tell(f"{name}, clean", length, _LENGTHS[0], dedupe("clean", "-o", out, post))
    for count in (_REPEATS // 100, _REPEATS // 10, _REPEATS):
        post = given.work / "repeated.md"
        post.write_text(repeated(count, Random(count)), encoding="utf-8")
        tell("one paragraph", count, 1, dedupe("check", "--format", "concise", post))
    return rows


def _many(folder: Path, count: int) -> Path:
    """Fill a folder with small posts, each different; those that are there already stay."""
    folder = folder / str(count)
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(generated(Random(number), _SMALL), encoding="utf-8")
    return folder


if __name__ == "__main__":
    main()
