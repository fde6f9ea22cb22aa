"""The baseline: findings that somebody accepted, so that only new ones are reported.

A file of JSON lines, sorted, one finding a line, so that a difference between two baselines reads
as findings that came and went. A finding is known by the path of its post, relative to the folder
of the file, and by its fingerprint, which is kept when its text moves.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import misconfigured
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.rules.build import fingerprint
from dedupe_paragraphs.rules.catalogue import CATALOGUE

FILE = "dedupe-baseline.jsonl"
"""Where a baseline is if nothing else is said."""
_SCHEMA = 1
_HEAD = "dedupe-baseline"
_SHOWN = 40
"""Characters of a finding's text that tell a reader of the file what was accepted."""


class AcceptedFinding(NamedTuple):
    """One accepted finding; sorts by path, then rule, then fingerprint."""

    path: str
    rule: str
    fingerprint: str
    text: str
    """How the finding's text begins; for readers only."""


@record
class Baseline:
    """The accepted findings of some posts."""

    __slots__ = ("__dict__",)  # for the cached properties

    file: str
    entries: tuple[AcceptedFinding, ...] = ()

    def wanted(self, report: Report) -> Callable[[Finding], bool]:
        """Return what tells which findings of a report were not accepted."""
        known = self._known.get(_relative(report.post.path, self.file), set())
        return lambda finding: known.isdisjoint(_fingerprints(finding, report.post))

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {}
        for entry in self.entries:
            known.setdefault(entry.path, set()).add(entry.fingerprint)
        return known

    def updated(self, reports: Mapping[str, Iterable[AcceptedFinding]]) -> "Baseline":
        """Return the baseline with all findings of the given posts accepted, and no others of them.

        `reports` holds the entries of each checked post by its relative path. Posts that were not
        checked keep what was accepted, as long as they exist.
        """
        root = os.path.dirname(os.path.abspath(self.file))
        others = (each for each in self.entries if each.path not in reports)
        kept = [each for each in others if os.path.exists(os.path.join(root, each.path))]
        fresh = [entry for entries in reports.values() for entry in entries]
        return Baseline(self.file, tuple(sorted({*kept, *fresh})))

    def accepted(self, report: Report) -> tuple[str, list[AcceptedFinding]]:
        """Return the relative path of a post and the entries that accept all its findings."""
        path = _relative(report.post.path, self.file)
        texts = (report.post.quote(each.spans[0]).split() for each in report.findings)
        return path, [
            AcceptedFinding(path, each.rule, each.fingerprint, " ".join(text)[:_SHOWN])
            for each, text in zip(report.findings, texts, strict=True)
        ]

    def data(self) -> bytes:
        """Return the bytes of the file."""
        lines = [_line({_HEAD: _SCHEMA}), *(_line(entry._asdict()) for entry in self.entries)]
        # A file name that is no UTF-8 holds surrogates, which JSON can escape and UTF-8 cannot say.
        return "".join(lines).encode("utf-8", "backslashreplace")


def load(file: str) -> Baseline:
    """Read a baseline. Raises `InputError`, and `SettingsError` for a file that is none."""
    lines = files.read(file).decode("utf-8", "replace").split("\n")
    if not lines or _object(file, 1, lines[0]).get(_HEAD) != _SCHEMA:
        raise misconfigured(
            file, 1, Message("no baseline"), Message("`dedupe baseline` writes one")
        )
    entries = (_entry(file, at, line) for at, line in enumerate(lines[1:], 2) if line.strip())
    return Baseline(file, tuple(entries))


def _fingerprints(finding: Finding, post: Post) -> Iterator[str]:
    """Yield the fingerprint of a finding, and those that it had under the codes of other rules."""
    yield finding.fingerprint
    _, dash, ordinal = finding.fingerprint.partition("-")
    for code in CATALOGUE[finding.rule].formerly:
        yield f"{fingerprint(code, post, finding.spans)}{dash}{ordinal}"


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def _entry(file: str, at: int, line: str) -> AcceptedFinding:
    values = _object(file, at, line)
    given = [values.get(name) for name in AcceptedFinding._fields]
    if not all(isinstance(value, str) for value in given):
        wanted = ", ".join(AcceptedFinding._fields)
        problem = Message("no accepted finding ({wanted})", {"wanted": wanted})
        raise misconfigured(file, at, problem, Message("write it anew"))
    return AcceptedFinding(*map(str, given))


def _object(file: str, at: int, line: str) -> dict[str, object]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem, hint = Message("not a line of JSON"), Message("`dedupe baseline` writes it again")
        raise misconfigured(file, at, problem, hint) from error
    return values if isinstance(values, dict) else {}


def _relative(path: str, file: str) -> str:
    """Return a post's path as seen from the baseline, the same on every system."""
    root = os.path.dirname(os.path.abspath(file))
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
