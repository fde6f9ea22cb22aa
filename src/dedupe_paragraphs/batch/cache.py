"""The cache: what runs before found out, so that an unchanged post is not analysed again."""

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import Any

from platformdirs import user_cache_dir

from dedupe_paragraphs import __version__
from dedupe_paragraphs.batch.codec import decoded, encoded
from dedupe_paragraphs.batch.store import DamagedError, Store, discard, prepare
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.message import Message, verbatim
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse

_DIGEST = 20
"""Bytes of a digest: two posts of one digest are not to be feared."""
_DECIDING = ("pyromark", "rapidfuzz", "python-frontmatter", "PyYAML", "rich")
"""Packages of which another version may give another result."""
_SOURCES = (".py", ".sql", ".toml", ".html", ".css", ".js", ".mo")
"""Endings of the files that the program is."""
_THROWN_AWAY = Message("the cache was damaged and was thrown away; posts are analysed again")


def opened() -> tuple[str, bool, Message | None]:
    """Return the file of the cache, whether it can be used, and what is odd about it.

    It is where the platform wants caches; another version, of the program or of what it is
    on, has a file of its own.
    """
    file = os.path.join(
        user_cache_dir("dedupe-paragraphs", appauthor=False), f"{_version()}.sqlite"
    )
    try:
        prepare(file)
    except DamagedError:
        return file, True, _THROWN_AWAY
    except OSError as error:
        return file, False, _no_cache(error)
    return file, True, None


def forgotten(file: str) -> Message:
    """Throw away a cache that some process found damaged, and say so."""
    try:
        discard(file)
    except OSError as error:
        return _no_cache(error)
    return _THROWN_AWAY


def _no_cache(error: OSError) -> Message:
    values = {"reason": verbatim(error)}
    return Message("the cache cannot be used: {reason}; --no-cache runs without it", values)


class Cache(Store):
    """Checks and cleans posts, taking what is known from the file; each process has its own."""

    def recall(self, digest: bytes, path: str = "") -> Any:
        """Return what was kept under a digest, or None."""
        answer = self.get(digest)
        try:
            return None if answer is None else decoded(answer, path)
        except ValueError:
            self.give_up(DamagedError())
            return None

    def keep(self, digest: bytes, value: object, path: str = "") -> None:
        """Keep a value under a digest; what is said of a path holds for any."""
        self.put(digest, encoded(value, path))

    def check(self, data: bytes, path: str, options: Options) -> Report:
        """Return what there is to say of a post; see `fix.check.check`."""
        digest = _analysis(data, path, options)
        known = self._report(digest, data, path, options)
        if known is not None:
            return known
        report = check(data, path, options)
        self._learn(digest, report)
        return report

    def clean(self, data: bytes, path: str, options: Options, *, unsafe: bool = False) -> Cleaned:
        """Return a post without its copies; see `fix.clean.clean`."""
        digest = _analysis(data, path, options)
        known = self._report(digest, data, path, options)
        if known is not None:
            least = Safety.UNSAFE if unsafe else Safety.SAFE
            if not any(each.fix and each.fix.safety >= least for each in known.findings):
                return Cleaned(known, data, (), known.findings)
        cleaned = clean(data, path, options, unsafe=unsafe)
        self._learn(digest, cleaned.before)
        if cleaned.changed and cleaned.after is not None:
            self._learn(_analysis(cleaned.data, path, options), cleaned.after)
        return cleaned

    def _report(self, digest: bytes, data: bytes, path: str, options: Options) -> Report | None:
        known = self.recall(digest, path)
        return known and Report(parse(data, path, options.paragraphs), *known)

    def _learn(self, digest: bytes, report: Report) -> None:
        self.keep(digest, (report.findings, report.repeated, report.kept), report.post.path)


def asked(task: str, path: str, options: Options, data: bytes) -> bytes:
    """Return a digest of all that the result of a task depends on."""
    return digest("outcome", task, path, _key_of(options), data)


def digest(*parts: bytes | str) -> bytes:
    """Return a digest of parts, each distinguished from its neighbours."""
    state = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest().encode()


def _analysis(data: bytes, path: str, options: Options) -> bytes:
    """Return a digest of all that an analysis depends on; of a path it is the ending alone."""
    return digest("analysis", os.path.splitext(path)[1].lower(), _key_of(options), data)


def key(value: object) -> str:
    """Return a value as text: equal values have the same, in every process.

    Of a record each field counts that is compared; a new field counts by itself. Raises TypeError
    for what has no such text.
    """
    return encoded(value, is_key=True).decode()


_key_of = cache(key)
"""The key of options, which many posts share."""


def _version() -> str:
    """Return a digest of the program and of what its results stand on."""
    parts: list[bytes | str] = [__version__, sys.version]
    parts += [version(package) for package in _DECIDING]
    for above, folders, names in os.walk(os.path.dirname(os.path.dirname(__file__))):
        folders.sort()
        for name in sorted(names):
            if name.endswith(_SOURCES):
                with open(os.path.join(above, name), "rb") as stream:
                    parts.append(stream.read())
    return digest(*parts).decode()[:16]
