"""What a change does to posts: findings and cleaned bytes of two revisions over one folder.

`python -m benchmarks.corpus_diff BASE CORPUS` runs the revision BASE and the work tree over the
posts of CORPUS: `check` with every rule, `clean` and `clean --unsafe`. Differences are printed as
unified diffs and counted by rule; the exit code is 1 if there are any.

Revisions differ in their modules, so only the command line is used. Of its JSON, the fields that
both revisions have are compared; those that one alone has are listed.
"""

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

_WORK = Path("build/corpus-diff")
_ALIKE = ("--isolated", "--no-cache", "--lang", "en", "-j1")
"""Given to every command: nothing of the machine or of its user changes what comes out."""
_COMMANDS = {
    "check": ("check", "--select", "ALL", "--format", "json"),
    "safe": ("clean", "--quiet", "-o"),
    "unsafe": ("clean", "--quiet", "--unsafe", "-o"),
}
_CLEANED = ("safe", "unsafe")
_LISTS = ("posts", "findings", "kept", "errors")
"""What is compared of the report: the lists whose entries name a post."""
_CRASHED = b"Traceback (most recent call last)"
_SHOWN = 40
"""Diffs that are printed unless told otherwise; all of them are counted."""

Shape = dict[str, set[str]]
"""The names of the fields that objects have, by where the objects are in the report."""


class Outcome(NamedTuple):
    """What one revision makes of the corpus."""

    report: dict[str, Any]
    """The JSON of `check`."""
    cleaned: dict[str, dict[str, bytes]]
    """By the kind of cleaning, the bytes of each post that was written."""
    codes: dict[str, int]
    """The exit code of each command."""


class Difference(NamedTuple):
    """One post of which two revisions say or make something else."""

    kind: str
    """`check`, `safe` or `unsafe`."""
    path: str
    diff: str
    """Unified, with a line for each field of a finding."""


class Comparison(NamedTuple):
    """Everything that differs between two outcomes."""

    differences: list[Difference]
    rules: dict[str, tuple[int, int]]
    """By rule, the findings that only the base has and those that only the other one has."""
    fields: dict[str, str]
    """Where a field is that only one revision has, and which one."""
    codes: dict[str, tuple[int, int]]
    """Commands that end with another exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print, and return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus_diff", description=__doc__)
    parser.add_argument("base", help="the git revision to compare with")
    parser.add_argument("corpus", type=Path, help="a folder of posts")
    parser.add_argument("--head", help="another revision instead of the work tree")
    parser.add_argument("--work", type=Path, default=_WORK, help="where revisions are unpacked")
    parser.add_argument("--show", type=int, default=_SHOWN, help="diffs to print")
    given = parser.parse_args(arguments)
    if not given.corpus.is_dir():
        parser.error(f"not a folder: {given.corpus}")
    base = checkout(given.base, given.work)
    head = checkout(given.head, given.work) if given.head else Path()
    with ThreadPoolExecutor(2) as both:
        before, after = both.map(
            lambda name, tree: outcome(tree, given.corpus, given.work / name),
            ("base", "head"),
            (base, head),
        )
    compared = compare(before, after)
    print("\n".join(lines(compared, given.show)))
    return 1 if compared.differences or compared.codes else 0


def checkout(revision: str, work: Path) -> Path:
    """Unpack a revision of the repository of the working directory, once; return its folder.

    Raises:
        subprocess.CalledProcessError: git does not know the revision.
    """
    commit = _git("rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    folder = work / commit
    if not folder.exists():
        unpacked = work / f"{commit}.part"
        shutil.rmtree(unpacked, ignore_errors=True)
        unpacked.mkdir(parents=True)
        archive = _git("archive", "--format=tar", commit)
        subprocess.run(["tar", "-x", "-C", str(unpacked)], input=archive, check=True)
        unpacked.rename(folder)
    return folder


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], stdout=subprocess.PIPE, check=True).stdout


def outcome(tree: Path, corpus: Path, work: Path) -> Outcome:
    """Run the commands of a source tree over a corpus.

    Raises:
        RuntimeError: a command crashed.
    """
    shutil.rmtree(work, ignore_errors=True)
    report: dict[str, Any] = {}
    cleaned: dict[str, dict[str, bytes]] = {}
    codes: dict[str, int] = {}
    for kind, command in _COMMANDS.items():
        folder = (work / kind).resolve()
        folder.mkdir(parents=True)
        into = [str(folder)] if kind in _CLEANED else []
        done = subprocess.run(  # -B: what was compiled hides an edit of the same second and size
            [sys.executable, "-B", "-m", "dedupe_paragraphs", *command, *into, *_ALIKE, "."],
            capture_output=True,
            cwd=corpus,
            env={**os.environ, "PYTHONPATH": str((tree / "src").resolve())},
            check=False,
        )
        if done.returncode not in (0, 1, 2) or _CRASHED in done.stderr:
            raise RuntimeError(f"{command[0]} of {tree.resolve()} crashed:\n{done.stderr.decode()}")
        codes[kind] = done.returncode
        if kind in _CLEANED:
            cleaned[kind] = _read(folder)
        else:
            report = json.loads(done.stdout)
    return Outcome(report, cleaned, codes)


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare(before: Outcome, after: Outcome) -> Comparison:
    """Compare what two revisions make of the same posts."""
    shapes = shape(before.report), shape(after.report)
    fields = dict(_lonely(*shapes))
    entries = [_entries(each.report, fields) for each in (before, after)]
    differences = [
        Difference("check", path, _diff(path, *(each.get(path, []) for each in entries)))
        for path in sorted({*entries[0], *entries[1]})
        if entries[0].get(path) != entries[1].get(path)
    ]
    for kind in _CLEANED:
        old, new = before.cleaned[kind], after.cleaned[kind]
        differences += [
            Difference(kind, path, _diff(path, *(_text(each.get(path)) for each in (old, new))))
            for path in sorted({*old, *new})
            if old.get(path) != new.get(path)
        ]
    codes = {
        kind: (code, after.codes[kind])
        for kind, code in before.codes.items()
        if code != after.codes[kind]
    }
    return Comparison(differences, _by_rule(before, after, fields), fields, codes)


def shape(value: object, at: str = "", found: Shape | None = None) -> Shape:
    """Return the names of the fields that a report has, by place."""
    found = {} if found is None else found
    if isinstance(value, dict):
        found.setdefault(at, set()).update(value)
        for name, inner in value.items():
            shape(inner, f"{at}.{name}".lstrip("."), found)
    elif isinstance(value, list):
        for inner in value:
            shape(inner, f"{at}[]", found)
    return found


def _lonely(before: Shape, after: Shape) -> Iterator[tuple[str, str]]:
    # Where one revision has no object at all, nothing is known about the fields of its objects.
    for at in sorted(before.keys() & after.keys()):
        for name in sorted(before[at] ^ after[at]):
            yield f"{at}.{name}".lstrip("."), "base" if name in before[at] else "head"


def _common(value: object, fields: Mapping[str, str], at: str) -> object:
    """Return a part of a report without the fields that one revision alone has."""
    if isinstance(value, dict):
        return {
            name: _common(inner, fields, f"{at}.{name}")
            for name, inner in sorted(value.items())
            if f"{at}.{name}" not in fields
        }
    if isinstance(value, list):
        return [_common(inner, fields, f"{at}[]") for inner in value]
    return value


def _entries(report: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, list[str]]:
    """Return by post what a report says of it: a line for each field."""
    said: dict[str, list[str]] = defaultdict(list)
    for name in _LISTS:
        if name in fields:
            continue
        for entry in report.get(name, []):
            common = _common(entry, fields, f"{name}[]")
            said[entry["path"]] += [f"{name}:", *_indented(common)]
    return dict(said)


def _indented(entry: object) -> Iterator[str]:
    assert isinstance(entry, dict), entry
    for name, value in entry.items():
        if isinstance(value, list) and value:
            yield f"  {name}:"
            yield from (f"    {_json(each)}" for each in value)
        else:
            yield f"  {name}: {_json(value)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _by_rule(
    before: Outcome, after: Outcome, fields: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    counts = [
        Counter(
            (entry["rule"], _json(_common(entry, fields, "findings[]")))
            for entry in each.report.get("findings", [])
        )
        for each in (before, after)
    ]
    only = [Counter[str](), Counter[str]()]
    for side, lost in enumerate((counts[0] - counts[1], counts[1] - counts[0])):
        for (rule, _), number in lost.items():
            only[side][rule] += number
    return {rule: (only[0][rule], only[1][rule]) for rule in sorted(only[0] | only[1])}


def _text(data: bytes | None) -> list[str]:
    """Return lines that look different where bytes are: line ends, and what is no UTF-8."""
    lines = [] if data is None else data.decode(errors="backslashreplace").split("\n")
    return [
        "".join(each if each.isprintable() else ascii(each)[1:-1] for each in line)
        for line in lines
    ]


def _diff(path: str, before: list[str], after: list[str]) -> str:
    names = f"base/{path}", f"head/{path}"
    return "\n".join(difflib.unified_diff(before, after, *names, lineterm=""))


def lines(compared: Comparison, show: int = _SHOWN) -> Iterator[str]:
    """Yield the lines of a report, at most so many diffs and then the counts."""
    for difference in compared.differences[:show]:
        yield from (f"[{difference.kind}]", difference.diff, "")
    if len(compared.differences) > show:
        yield f"... and {len(compared.differences) - show:,} more, shown with --show"
    for field, side in compared.fields.items():
        yield f"only {side} has the field {field}, which is not compared"
    for kind, (old, new) in compared.codes.items():
        yield f"{kind}: exit code {old} with base, {new} with head"
    for rule, (old, new) in compared.rules.items():
        yield f"{rule}: {old:,} findings only with base, {new:,} only with head"
    counts = Counter(difference.kind for difference in compared.differences)
    yield ", ".join(f"{kind}: {counts[kind]:,} posts differ" for kind in _COMMANDS)


if __name__ == "__main__":
    raise SystemExit(main())
