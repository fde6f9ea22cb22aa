"""Since a revision: which lines of which posts were changed.

Git names the old blobs; they are compared here. Git itself would run what a work tree's own
configuration names: filters, text conversions, a file system monitor.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha1, sha256

from rapidfuzz.distance import Indel

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.worktree import git, top
from dedupe_paragraphs.model.errors import DedupeError, no_history
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.report import Report

Lines = Sequence[range]
"""Changed lines, from 1, in order; an empty range begins after removed ones."""
_EVERYTHING: Lines = (range(1, 2**62),)
_MOST = 4_000_000_000
"""Pairs of lines that are compared, in half a gigabyte; of more all lines count as changed."""
_NO_GIT = Message("git is not installed; install it, or leave the option out")
_NO_TREE = Message("not in a git work tree, so the changes are not known")
_NO_REVISION = Message("git knows no such revision here; in a shallow clone, fetch it first")


class Since:
    """What was changed since a revision, in the work trees in which some paths lie.

    The revision is that from which the current branch went off: what others did on theirs since is
    no change of ours. What git does not know yet (and does not ignore) is changed wholly.
    """

    def __init__(self, revision: str, paths: Sequence[str]) -> None:
        """Ask git about the paths.

        Raises `SettingsError` where there is no git, no work tree or no such revision.
        """
        self._revision = revision
        self._tree = cache(lambda folder: _Tree(folder, revision))
        for path in paths:
            self._placed(path)

    def touches(self, path: str) -> bool:
        """Tell whether a post has any changed line."""
        try:
            return bool(self._lines(path, files.read(path)))
        except DedupeError:  # Whoever reads it is told why it cannot be.
            return True

    def wanted(self, report: Report) -> Callable[[Finding], bool]:
        """Return what tells of which findings of a report copy or original was changed."""
        lines = self._lines(report.post.path, report.post.data)
        ends = [match.start() for match in re.finditer(rb"\n", report.post.data)]
        return lambda finding: _is_touched(finding, lines, ends)

    def _lines(self, path: str, data: bytes) -> Lines:
        tree, name = self._placed(path)
        old = tree.blobs.get(name)
        if old is None:
            return _EVERYTHING if name in tree.known else ()
        digest = sha1 if len(old) == 2 * sha1().digest_size else sha256
        if digest(b"blob %d\0%s" % (len(data), data)).hexdigest() == old:
            return ()
        return _changed(tree.asked("cat-file", "blob", old), data)

    def _placed(self, path: str) -> "tuple[_Tree, bytes]":
        real = os.path.realpath(path)
        folder = top(real if os.path.isdir(real) else os.path.dirname(real))
        if folder is None:
            raise no_history(path, self._revision, _NO_TREE)
        name = os.path.relpath(real, folder).replace(os.sep, "/")
        return self._tree(folder), os.fsencode(name)


class _Tree:
    """A work tree as it was at a revision."""

    def __init__(self, folder: str, revision: str) -> None:
        self.top = folder
        self.revision = revision
        base = self._base()
        self.blobs: dict[bytes, str] = {}
        """The old contents of files, by their names today."""
        for entry in self.listed("ls-tree", "-r", "-z", base):
            told, _, name = entry.partition(b"\t")
            self.blobs[name] = told.split()[2].decode()
        rest = iter(self.listed("diff-index", "--cached", "--raw", "-M", "-z", base))
        for told in rest:
            name = next(rest)
            if told.split()[4].startswith((b"R", b"C")):
                self.blobs[next(rest)] = self.blobs[name]
        known = self.listed("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        self.known = frozenset(known)
        """Files that git tracks, or would."""

    def listed(self, *arguments: str) -> list[bytes]:
        """Return the parts of what git answers, each of which ends with a NUL."""
        return self.asked(*arguments).split(b"\0")[:-1]

    def asked(self, *arguments: str) -> bytes:
        """Return what git answers."""
        done = git(self.top, *arguments)
        if done is None:
            raise no_history(self.top, self.revision, _NO_GIT)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            problem = Message("git could not list the changes: {said}", {"said": said})
            raise no_history(self.top, self.revision, problem)
        return done.stdout

    def _base(self) -> str:
        """Return the commit from which the current branch went off the revision."""
        named = f"{self.revision}^{{commit}}"
        found = git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
        if found is None or found.returncode:
            raise no_history(self.top, self.revision, _NO_REVISION if found else _NO_GIT)
        commit = found.stdout.decode().strip()
        shared = git(self.top, "merge-base", commit, "HEAD")
        # A shallow clone may not reach back to where the branch went off.
        return shared.stdout.decode().strip() if shared and not shared.returncode else commit


def _changed(before: bytes, after: bytes) -> Lines:
    """Return the lines of a text that another one had not; how lines end is no change."""
    old, new = (data.replace(b"\r\n", b"\n").split(b"\n") for data in (before, after))
    if len(old) * len(new) > _MOST:
        return _EVERYTHING
    codes = (each for each in Indel.opcodes(old, new) if each.tag != "equal")
    return [range(each.dest_start + 1, each.dest_end + 1) for each in codes]


def _is_touched(finding: Finding, lines: Lines, ends: list[int]) -> bool:
    """Tell whether a line of a finding is among the changed ones.

    The originals count, too: a new text may stand before the old one that it makes a copy.
    """
    here = [place.span for place in finding.originals if place.path == finding.path]
    for span in (*finding.spans, *here):
        first = bisect_left(ends, span.start) + 1
        last = bisect_left(ends, max(span.start, span.end - 1)) + 1
        if any(first < each.stop and each.start <= last for each in lines):
            return True
    return False
