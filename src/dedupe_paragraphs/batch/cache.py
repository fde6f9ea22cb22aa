"""The cache: what runs before found out, so that an unchanged post is not analysed again."""

import io
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from types import FunctionType
from typing import Any

from platformdirs import user_cache_dir

from dedupe_paragraphs import __version__
from dedupe_paragraphs.batch.store import DamagedError, Store, discard, prepare
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import fields, is_record
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.parse import parse

_NAME = "dedupe-paragraphs"
_DIGEST = 20
"""Bytes of a digest: two posts of one digest are not to be feared."""
_DECIDING = ("pyromark", "rapidfuzz", "python-frontmatter", "PyYAML", "rich")
"""Packages of which another version may give another result."""


def place() -> str:
    """Return the file that this version of the program keeps its cache in.

    It lies where the platform wants caches; another version, of the program or of what it stands
    on, has a file of its own.
    """
    return os.path.join(user_cache_dir(_NAME, appauthor=False), f"{_version()}.sqlite")


def open_cache(file: str) -> bool:
    """Make the file or look it over; return False if a damaged one had to be thrown away.

    Raises OSError where there can be none.
    """
    try:
        prepare(file)
    except DamagedError:
        return False
    return True


def forget(file: str) -> None:
    """Throw the file away. Raises OSError."""
    discard(file)


class Cache:
    """Checks and cleans posts, taking what is known from the file; each process has its own."""

    def __init__(self, file: str) -> None:
        self._store = Store(file)

    @property
    def damaged(self) -> bool:
        """Tell whether the file turned out to be damaged, and was not used any further."""
        return self._store.damaged

    def close(self) -> None:
        """Write what is new."""
        self._store.close()

    def asked(self, task: str, path: str, options: Options, data: bytes) -> bytes:
        """Return a digest of all that the result of a task depends on."""
        return digest("outcome", task, path, _key_of(options), data)

    def recall(self, digest: bytes) -> Any:
        """Return what was kept under a digest, or None."""
        answer = self._store.get(digest)
        return None if answer is None else pickle.loads(answer)

    def keep(self, digest: bytes, value: Any) -> None:
        """Keep a value under a digest."""
        self._store.put(digest, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def check(self, data: bytes, path: str, options: Options) -> Report:
        """Return what there is to say of a post; see `fix.check.check`."""
        digest = _asked(data, path, options)
        known = self._store.get(digest)
        if known is not None:
            findings, repeated, kept = _loads(known, path)
            return Report(parse(data, path, options.paragraphs), findings, repeated, kept)
        report = check(data, path, options)
        self._learn(digest, report)
        return report

    def clean(self, data: bytes, path: str, options: Options, *, unsafe: bool = False) -> Cleaned:
        """Return a post without its copies; see `fix.clean.clean`."""
        digest = _asked(data, path, options)
        known = self._store.get(digest)
        if known is not None:
            findings, repeated, kept = _loads(known, path)
            least = Safety.UNSAFE if unsafe else Safety.SAFE
            if not any(each.fix is not None and each.fix.safety >= least for each in findings):
                report = Report(parse(data, path, options.paragraphs), findings, repeated, kept)
                return Cleaned(report, data, (), findings)
        cleaned = clean(data, path, options, unsafe=unsafe)
        self._learn(digest, cleaned.before)
        if cleaned.changed and cleaned.after is not None:
            self._learn(_asked(cleaned.data, path, options), cleaned.after)
        return cleaned

    def _learn(self, digest: bytes, report: Report) -> None:
        known = (report.findings, report.repeated, report.kept)
        self._store.put(digest, _dumps(known, report.post.path))


def digest(*parts: bytes | str) -> bytes:
    """Return a digest of parts, each told apart from its neighbours."""
    state = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.digest()


def _asked(data: bytes, path: str, options: Options) -> bytes:
    """Return a digest of all that an analysis depends on; of a path it is the ending alone."""
    return digest("analysis", os.path.splitext(path)[1].lower(), _key_of(options), data)


@cache
def _key_of(options: Options) -> str:
    return key(options)


def key(value: object) -> str:
    """Return a value as text: equal values have the same, in every process.

    Of a record each field counts that is compared; a new field counts by itself. Raises TypeError
    for what has no such text.
    """
    if is_record(value) and not isinstance(value, type):
        names = [each.name for each in fields(value) if each.compare]
        return f"{type(value).__name__}{[key(getattr(value, name)) for name in names]}"
    if isinstance(value, tuple | list):
        return f"{type(value).__name__}{[key(each) for each in value]}"
    if isinstance(value, frozenset | set):
        return f"{{{sorted(key(each) for each in value)}}}"
    if isinstance(value, Mapping):
        return f"{{{sorted((key(name), key(each)) for name, each in value.items())}}}"
    if isinstance(value, type | FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    if value is None or isinstance(value, str | bytes | int | float):
        return repr(value)
    raise TypeError(f"a {type(value).__name__} is not the same in every process")


def _version() -> str:
    """Return a digest of the program and of what its results stand on."""
    parts: list[bytes | str] = [__version__, sys.version]
    parts += [version(package) for package in _DECIDING]
    for file in _sources(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))):
        with open(file, "rb") as stream:
            parts.append(stream.read())
    return digest(*parts).hex()[:16]


def _sources(folder: str) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(above, name) for name in sorted(names) if name.endswith(".py"))


class _Pickler(pickle.Pickler):
    """Leaves out the path of the post: a post that was moved says the same."""

    def __init__(self, file: io.BytesIO, path: str) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._path = path

    def persistent_id(self, obj: Any) -> int | None:
        """Return an identity for the path, and none for all else."""
        return 0 if type(obj) is str and obj == self._path else None


class _Unpickler(pickle.Unpickler):
    """Puts the path in again."""

    def __init__(self, file: io.BytesIO, path: str) -> None:
        super().__init__(file)
        self._path = path

    def persistent_load(self, pid: int) -> str:
        """Return the path."""
        return self._path


def _dumps(value: Any, path: str) -> bytes:
    file = io.BytesIO()
    _Pickler(file, path).dump(value)
    return file.getvalue()


def _loads(data: bytes, path: str) -> Any:
    return _Unpickler(io.BytesIO(data), path).load()
