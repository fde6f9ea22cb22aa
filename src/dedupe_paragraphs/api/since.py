"""Since a revision: which lines of which posts were changed, as git knows it."""

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dedupe_paragraphs.api.select import select
from dedupe_paragraphs.model.errors import no_history
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.pattern import pattern

Lines = Sequence[range]
"""Changed lines, from 1, in order."""
_EVERYTHING: Lines = (range(1, 2**62),)
_HUNK = pattern(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = pattern(rb'\\([0-7]{3}|[abtnvfr"\\])')
_LETTERS = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
_DIFF = (
    *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "--unified=0"),
    *("--inter-hunk-context=0", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/"),
)
"""Says all that a user's configuration could say otherwise."""

_NO_GIT = Message("git is not installed; install it, or leave the option out")
_NO_TREE = Message("not in a git work tree, so nothing tells what was changed")
_NO_REVISION = Message("git knows no such revision here; in a shallow clone, fetch it first")


class Since:
    """What was changed since a revision, in the work trees in which some paths lie.

    The revision is that from which the current branch went off: what others did on theirs since is
    no change of ours. What git does not know yet (and is not told to ignore) is changed wholly.
    """

    def __init__(self, revision: str, paths: Sequence[str]) -> None:
        """Ask git about the paths.

        Raises `SettingsError` where there is no git, no work tree or no such revision.
        """
        self._revision = revision
        self._tree = cache(_top)
        self._changes = cache(self._changed)
        for path in paths:
            self._lines(path)

    def touches(self, path: str) -> bool:
        """Tell whether a post has any changed line."""
        return bool(self._lines(path))

    def narrow(self, report: Report) -> Report:
        """Return a report with only those findings of which copy or original was changed."""
        lines = self._lines(report.post.path)
        ends = [match.start() for match in re.finditer(rb"\n", report.post.data)]
        return select(report, lambda finding: _is_touched(finding, lines, ends))

    def _lines(self, path: str) -> Lines:
        real = os.path.realpath(path)
        folder = real if os.path.isdir(real) else os.path.dirname(real)
        top = self._tree(folder)
        if top is None:
            raise no_history(path, self._revision, _NO_TREE)
        name = os.fsencode(os.path.relpath(real, top).replace(os.sep, "/"))
        return self._changes(top).get(name, ())

    def _changed(self, top: str) -> dict[bytes, Lines]:
        """Return the changed lines of all files of a work tree."""
        git = _Git(top, self._revision)
        changed = dict(_parsed(git.answer(*_DIFF, git.base(), "--")))
        untracked = git.answer("ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
        return changed | {name: _EVERYTHING for name in untracked if name}


def _top(folder: str) -> str | None:
    """Return the nearest folder upwards that is the top of a work tree."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


@record
class _Git:
    """Git at the top of one work tree, asked about one revision."""

    top: str
    revision: str

    def base(self) -> str:
        """Return the commit from which the current branch went off the revision."""
        named = f"{self.revision}^{{commit}}"
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", named)
        if found.returncode:
            raise no_history(self.top, self.revision, _NO_REVISION)
        commit = found.stdout.decode().strip()
        shared = self._run("merge-base", commit, "HEAD")
        # A shallow clone may not reach back to where the branch went off.
        return shared.stdout.decode().strip() if shared.returncode == 0 else commit

    def answer(self, *arguments: str) -> bytes:
        """Return what git answers."""
        done = self._run(*arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            problem = Message("git could not tell what was changed: {said}", {"said": said})
            raise no_history(self.top, self.revision, problem)
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        # A file system monitor is a program that the tree's own configuration names.
        command = ["git", "-c", "core.fsmonitor=false", "-C", self.top, *arguments]
        try:
            return subprocess.run(command, capture_output=True, check=False, env=environment)
        except FileNotFoundError as error:
            raise no_history(self.top, self.revision, _NO_GIT) from error


def _parsed(diff: bytes) -> Iterator[tuple[bytes, Lines]]:
    """Yield the files of a diff, each with its changed lines."""
    name: bytes | None = None
    lines: list[range] = []
    rows = iter(diff.split(b"\n"))
    for row in rows:
        hunk = _HUNK.match(row)
        if row.startswith(b"diff --git "):
            if name is not None:
                yield name, lines
            name, lines = None, []
        elif row.startswith((b"+++ b/", b'+++ "b/')):
            name = _unquoted(row[4:])
        elif hunk:
            old, start, new = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            lines.append(range(start, start + new))
            left = old + new
            while left:  # text that may look like anything
                left -= not next(rows).startswith(b"\\")
    if name is not None:
        yield name, lines


def _unquoted(name: bytes) -> bytes:
    """Return the path that git wrote as `b/path`, or in quotes as C would."""
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_plain, name[1:-1])
    return name.removeprefix(b"b/")


def _plain(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8) if len(escaped) == 3 else _LETTERS[escaped[0]]])


def _is_touched(finding: Finding, lines: Lines, ends: list[int]) -> bool:
    """Tell whether a line of a finding is among the changed ones.

    The originals count, too: a new text may stand before the old one that it makes a copy.
    """
    here = [place.span for place in finding.originals if place.path == finding.path]
    return any(_overlap(span, lines, ends) for span in (*finding.spans, *here))


def _overlap(span: Span, lines: Lines, ends: list[int]) -> bool:
    first = bisect_left(ends, span.start) + 1
    last = bisect_left(ends, max(span.start, span.end - 1)) + 1
    return any(first < each.stop and each.start <= last for each in lines)
