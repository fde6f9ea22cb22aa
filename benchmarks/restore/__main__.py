"""Faults on purpose: `python -m benchmarks.restore`.

Takes clean posts, injects faults whose truth is known, cleans, and scores the bytes that come back.
Equal seeds make equal posts on one machine; posts of an archive join in where they are there.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.restore import runner, sources
from benchmarks.restore.draft import Draft
from benchmarks.restore.faults import FAULTS
from benchmarks.restore.render import Case, render
from benchmarks.restore.report import MODES, Table, difference
from benchmarks.restore.score import named, score
from benchmarks.restore.sources import Source

_ALONE = 0.6
"""Share of the posts that have one fault; the others have two to five."""
_TRIES = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table."""
    options = _parser().parse_args(arguments)
    faults = options.faults.split(",") if options.faults else list(FAULTS)
    unknown = set(faults) - set(FAULTS)
    if unknown:
        print(f"no such fault: {', '.join(sorted(unknown))}; there are {', '.join(FAULTS)}")
        return 2
    modes = MODES if options.mode == "both" else (options.mode,)
    by_command = options.through == "command"
    cleaner = runner.by_command if by_command else runner.by_library
    namer = runner.named_by_command if by_command else runner.named_by_library
    began = time.perf_counter()
    shelf = Shelf()
    table = Table(modes)
    shown = 0
    order = ["all", "ja", "en", "one fault", "2-5 faults", *faults]
    for case in cases(shelf, options.posts, options.seed, faults, options.language):
        if options.only is not None and case.number != options.only:
            continue
        scores = {}
        for mode in modes:
            answer = cleaner(case.damaged, mode == "unsafe")
            truth = case.safe if mode == "safe" else case.unsafe
            scores[mode] = score(truth, answer, case.either)
            if not scores[mode].exact and shown < options.show:
                shown += 1
                print(difference(case, mode, answer.data))
            if options.keep is not None and (options.only is not None or not scores[mode].exact):
                _keep(options.keep, case, mode, answer.data)
        counts = named(case, namer(case.damaged))
        missed = [fault for fault, (places, hits) in counts.items() if hits < places]
        if missed and options.show_unnamed:
            print(f"=== {case.number} not named: {', '.join(missed)}")
        alone = len(case.faults) == 1
        several = "one fault" if alone else "2-5 faults"
        rows = ["all", case.language, several, *(case.faults if alone else ())]
        table.add(rows, scores, counts)
    table.rows = {name: table.rows[name] for name in order if name in table.rows}
    clean = [*sorted((sources.ROOT / "fixtures" / "clean").glob("*")), *shelf.paths]
    alarms = sources.flagged(clean) + shelf.assembler.flagged
    seconds = time.perf_counter() - began
    print(table.markdown())
    print(
        f"\n{len(clean) + shelf.assembler.count} clean posts, {len(alarms)} safe findings in them"
        f"{': ' if alarms else ''}{', '.join(alarms[:20])}; {seconds:.0f} s, seed {options.seed}"
    )
    if options.json:
        result = {"seed": options.seed, "rows": table.figures(), "alarms": alarms}
        Path(options.json).write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m benchmarks.restore", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--seed", type=int, default=1, help="another seed, other posts (default 1)")
    add("--posts", type=int, default=1200, help="how many damaged posts (default 1200)")
    add("--faults", default="", help="only these, with commas between (default all)")
    add("--mode", choices=("safe", "unsafe", "both"), default="both")
    add("--language", choices=("ja", "en", "both"), default="both")
    add(
        "--through",
        choices=("library", "command"),
        default="library",
        help="clean in this process, or run the command for each post",
    )
    add("--show", type=int, default=0, metavar="K", help="print the differences of K failures")
    add("--show-unnamed", action="store_true", help="print the posts with a fault not named")
    add("--only", type=int, metavar="NUMBER", help="only this post")
    add("--keep", type=Path, metavar="FOLDER", help="write the failures there: post, truth, result")
    add("--json", metavar="FILE", help="write the figures there")
    return parser


def _keep(folder: Path, case: Case, mode: str, result: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{case.number:05}-{mode}"
    (folder / f"{stem}.damaged.md").write_bytes(case.damaged)
    (folder / f"{stem}.truth.md").write_bytes(case.safe if mode == "safe" else case.unsafe)
    (folder / f"{stem}.result.md").write_bytes(result)


class Shelf:
    """The clean posts at hand."""

    def __init__(self) -> None:
        self.assembler = sources.Assembler()
        read = [*sources.fixtures(), *sources.archive()]
        self.paths = sorted(
            path for path in sources.ARCHIVE.glob("*.md") if path.name in {s.name for s in read}
        )
        self._read = {
            name: [source for source in read if source.language.name == name]
            for name in ("ja", "en")
        }

    def take(self, language: str, random: Random) -> Source:
        """Return a clean post; half of them are put together anew."""
        if random.random() < (0.4 if language == "ja" else 0.8):
            return self.assembler.assemble(language, random)
        source = random.choice(self._read[language])
        return sources.wrapped(source) if random.random() < 0.25 else source


def cases(
    shelf: Shelf, posts: int, seed: int, faults: Sequence[str], language: str
) -> Iterator[Case]:
    """Yield damaged posts: each fault in turn alone, and two to five at random."""
    for number in range(posts):
        random = Random(f"{seed}:{number}")
        tongue = language if language != "both" else ("ja", "en")[number % 2]
        alone = random.random() < _ALONE
        wish = [faults[number // 2 % len(faults)]]
        if not alone:
            wish = [random.choice(faults) for _ in range(random.randint(2, 5))]
        case = _case(number, shelf, tongue, wish, random)
        if case is not None:
            yield case


def _case(
    number: int, shelf: Shelf, language: str, wish: Sequence[str], random: Random
) -> Case | None:
    """Return a post with all the faults that are wished for, on the first source that has room."""
    for _ in range(_TRIES):
        draft = Draft(shelf.take(language, random), random)
        if all(draft.inject(name, FAULTS[name]) for name in wish):
            return render(number, draft, random)
    print(f"no post has room for {', '.join(wish)}", file=sys.stderr)
    return None


if __name__ == "__main__":
    raise SystemExit(main())
