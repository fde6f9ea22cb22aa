"""What can go wrong: one class for each thing that a caller can do about it, and their words.

Each error has a maker, so that its words and its data are in one place. `str(error)` is English;
`report/words/errors.py` says it in the language of the user.
"""

from collections.abc import Callable
from typing import Any, Self

from dedupe_paragraphs.model.message import Message, verbatim

_KILLED = 9
"""The signal by which a system that runs out of memory ends a process."""


def masked(location: str) -> str:
    """Return a path, or a URL without its password."""
    scheme, mark, rest = location.partition("://")
    login, at, place = rest.rpartition("@")
    user, colon, _ = login.partition(":")
    return f"{scheme}{mark}{user}:***{at}{place}" if mark and colon else location


class DedupeError(Exception):
    """The job could not be done for one path; the command names it and ends with 2."""

    text = ""
    """What is wrong, where a class says but one thing."""

    def __init__(self, path: str, text: str = "", /, **values: object) -> None:
        path, text = masked(path), text or self.text
        super().__init__(path, text)
        self.path = path
        self.message = Message(text, values)
        """What is wrong, and what to do about it; its `values` are the data."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    @classmethod
    def maker(cls, text: str) -> Callable[..., Self]:
        """Return what makes errors of one text of a path and of what its places are filled with."""
        names = [part.partition("}")[0].partition(":")[0] for part in text.split("{")[1:]]

        def make(path: str, *values: object, **named: object) -> Any:
            given = {**dict(zip(names, values, strict=False)), **named}
            if "path" in names:
                given["path"] = path
            if isinstance(given.get("reason"), str | OSError):
                given["reason"] = verbatim(given["reason"])
            return cls(path, text, **given)

        return make


class InputError(DedupeError):
    """A file cannot be read, or is no post: repair it, or exclude it."""


class MissingPathError(InputError):
    """Nothing is at the path."""

    text = Message("no such file or folder").text


class OutputError(DedupeError):
    """A text was not written; the old file is whole, or else the new text is in `rescue`."""

    rescue = ""
    """The file that holds the new text, if not even the old one could be put back."""


class ChangedMeanwhileError(OutputError):
    """The file is no longer what was read, and was not written: read it again."""

    text = Message("changed while it was worked on; not written, run again").text


class SettingsError(DedupeError):
    """A configuration, a baseline or an option cannot be used: correct it."""


class EngineError(DedupeError):
    """An index, a server, a join or Spark cannot do its work: install, start or rebuild it."""


class CrashError(DedupeError):
    """The program failed on a post, whose file is unchanged: report it."""

    trace = ""
    """Where in the program it happened."""


not_utf8 = InputError.maker(
    "not UTF-8: byte 0x{byte:02x} at offset {offset:,} (line {line:,}); save it as UTF-8",
)
other_encoding = InputError.maker(
    "{encoding}, not UTF-8; save it as UTF-8: iconv -f {encoding} -t UTF-8 {path}"
)
nul_byte = InputError.maker("not text: a NUL byte at offset {offset:,} (line {line:,}); exclude it")
too_large = InputError.maker(
    "too large: {size:,} bytes, the limit is {limit:,}; split or exclude it"
)
too_many_blocks = InputError.maker(
    "more than {limit:,} blocks, which is no post; split or exclude it"
)
"""Matching them would take minutes."""
unread_format = InputError.maker(
    "{format} is not read; convert it to Markdown: pandoc -t gfm -o post.md {path}"
)
unread_notebook = InputError.maker(
    "a Jupyter notebook is not read; convert it: jupyter nbconvert --to markdown {path}",
)
unreadable = InputError.maker("cannot be read: {reason}")
no_posts = InputError.maker("no post there ({endings})")
no_rows = InputError.maker("no post there (no rows)")
no_place_for_results = OutputError.maker("cannot take the results: {problem}; name another folder")
slow_pattern = SettingsError.maker(
    "line {line}: {pattern} of `allow` takes too long on this block; make it simpler",
)
no_history = SettingsError.maker("--since {revision}: {problem}")
bad_column = SettingsError.maker(
    "column {column} {problem}; name another with --id-column or --text-column",
)
no_column = SettingsError.maker(
    "no column {column}; there are {columns}; name another with --id-column or --text-column",
)
missing_extra = EngineError.maker(
    "not installed; install it with `pip install 'dedupe-paragraphs[{extra}]'`",
)
damaged_index = EngineError.maker(
    "cannot be used as an index: {problem}; delete it and build it again with `dedupe index`",
)
foreign_index = EngineError.maker("no index that `dedupe index` has built; name another file")
other_form = EngineError.maker(
    "an index of form {form}, and this version reads form {ours}; "
    "build it again with `dedupe index`",
)
busy_index = EngineError.maker("another run is writing this index; try again when it has ended")
not_indexed = EngineError.maker(
    "not in the index {location}, from which nothing was removed; --list names its posts",
)
misfit_index = EngineError.maker(
    "built by version {version} with another {what}, which cannot be compared; "
    "build it again with `dedupe index`",
)
not_joined = EngineError.maker("the posts cannot be joined: {reason}")
silent_server = EngineError.maker("the server does not answer: {reason}; nothing more was done")
no_spark = EngineError.maker("no Spark answers there: {reason}; check that it runs, and the port")
broken_off = EngineError.maker(
    "Spark stopped: {reason}; completed stages are kept, and the same command resumes after them",
)


def unwritable(path: str, reason: str | OSError, rescue: str = "") -> OutputError:
    """Say that a text could not be put in its place."""
    state = Message("the old file is unchanged")
    if rescue:
        state = Message("its new text is whole in {file}", {"file": rescue})
    given = {"reason": verbatim(reason), "state": state}
    error = OutputError(path, "cannot be written: {reason}; {state}", **given)
    error.rescue = rescue
    return error


def misconfigured(
    path: str, line: int, problem: Message, hint: Message | None = None
) -> SettingsError:
    """Say that a file of settings cannot be used; line 0 where no line is to blame."""
    if hint is not None:
        problem = Message("{said}; {more}", {"said": problem, "more": hint})
    if line:
        problem = Message("line {line}: {said}", {"line": line, "said": problem})
    return SettingsError(path, problem.text, **problem.values)


def crash(path: str, raised: Exception, trace: str = "") -> CrashError:
    """Say that the program itself failed."""
    kind, detail = type(raised).__name__, str(raised).partition("\n")[0]
    said = Message(
        "internal error, {error}; the file is unchanged, please report it "
        "(-v shows where it happened)"
    )
    error = CrashError(path, said.text, error=f"{kind}: {detail}" if detail else kind)
    error.trace = trace
    return error


def died(path: str, signal: int, code: int) -> CrashError:
    """Say that the process that worked on a post is gone: killed by a signal, else by itself."""
    how = Message("the process that worked on it ended with code {code}")
    if signal:
        how = Message("the process that worked on it was killed by signal {signal}")
    if signal == _KILLED:
        how = Message(
            "the process that worked on it was killed by signal {signal}, perhaps out of memory"
        )
    how = Message(how.text, {"signal": signal, "code": code})
    return CrashError(
        path, "{how}; the file is whole, run it alone or with -j 1 to see why", how=how
    )
