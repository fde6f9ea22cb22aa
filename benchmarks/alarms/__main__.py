"""False alarms: `python -m benchmarks.alarms [FOLDER...]`.

Checks documents that nobody damaged, the Markdown that comes with packages, and counts what is
found. Without folders it takes what is installed beside the Python that runs it. `make
benchmark-alarms` first fetches the packages that the figures of `docs/quality.md` were made with.
"""

import argparse
import json
import sysconfig
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.alarms.alarm import Alarm, Checked, examine
from benchmarks.alarms.corpus import gather
from benchmarks.alarms.verdicts import NONE, read

_SHOWN = 400
"""Code points of a text that are shown; enough to find it in the document."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check all documents and print a table."""
    options = _parser().parse_args(arguments)
    folders = options.folders or [Path(sysconfig.get_paths()["purelib"])]
    missing = [str(folder) for folder in folders if not folder.is_dir()]
    if missing:
        print(f"no such folder: {', '.join(missing)}")
        return 2
    began = time.perf_counter()
    documents = gather(folders)
    with ProcessPoolExecutor() as pool:
        checked = list(pool.map(examine, documents, chunksize=8))
    seconds = time.perf_counter() - began
    verdicts = read()
    alarms = [alarm for each in checked for alarm in each.alarms]
    for alarm in alarms:
        if alarm.safety == options.show and alarm.key not in verdicts:
            print(_shown(alarm))
    print(_table(checked, alarms, verdicts))
    paragraphs = sum(each.paragraphs for each in checked)
    print(
        f"\n{len(documents):,} documents, {paragraphs:,} paragraphs, "
        f"{sum(len(d.data) for d in documents):,} bytes; "
        f"{sum(bool(each.alarms) for each in checked):,} documents with a finding; {seconds:.0f} s"
    )
    problems = [f"{each.document}: {each.problem}" for each in checked if each.problem]
    if problems:
        print(f"not checked: {', '.join(problems)}")
    if options.json:
        result = {
            "documents": len(documents),
            "paragraphs": paragraphs,
            "rows": _rows(paragraphs, alarms, verdicts),
            "alarms": [
                alarm.figures() | {"verdict": verdicts.get(alarm.key, NONE)} for alarm in alarms
            ],
            "problems": problems,
        }
        Path(options.json).write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m benchmarks.alarms", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("folders", nargs="*", type=Path, metavar="FOLDER", help="where documents are looked for")
    add(
        "--show",
        choices=("safe", "unsafe", "manual"),
        help="print the findings of this safety that nobody has judged yet",
    )
    add("--json", metavar="FILE", help="write figures and findings there")
    return parser


def _shown(alarm: Alarm) -> str:
    lines = [f"=== {alarm.key} {alarm.document}:{alarm.line} {alarm.rule} {alarm.safety}"]
    for copy, original in zip(alarm.copies, alarm.originals, strict=False):
        lines += [f"  copy: {copy[:_SHOWN]!r}", f"   for: {original[:_SHOWN]!r}"]
    return "\n".join(lines)


Row = dict[str, str | int | float]


def _rows(paragraphs: int, alarms: Sequence[Alarm], verdicts: dict[str, str]) -> list[Row]:
    kinds = sorted({(alarm.rule, alarm.safety) for alarm in alarms})
    rows: list[Row] = []
    for rule, safety in kinds:
        found = [alarm for alarm in alarms if (alarm.rule, alarm.safety) == (rule, safety)]
        judged = Counter(verdicts.get(alarm.key, NONE) for alarm in found)
        rows.append(
            {
                "rule": rule,
                "safety": safety,
                "findings": len(found),
                "documents": len({alarm.digest for alarm in found}),
                "per_1000_paragraphs": round(1000 * len(found) / max(1, paragraphs), 3),
                **dict(sorted(judged.items())),
            }
        )
    return rows


def _table(checked: Sequence[Checked], alarms: Sequence[Alarm], verdicts: dict[str, str]) -> str:
    paragraphs = sum(each.paragraphs for each in checked)
    lines = [
        "| rule | safety | findings | documents | per 1,000 paragraphs | judged by eye |",
        "|---|---|---:|---:|---:|---|",
    ]
    for row in _rows(paragraphs, alarms, verdicts):
        rule, safety, findings, documents, rate, *_ = row.values()
        judged = ", ".join(f"{count} {name}" for name, count in list(row.items())[5:])
        lines.append(f"| {rule} | {safety} | {findings} | {documents} | {rate:.2f} | {judged} |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
