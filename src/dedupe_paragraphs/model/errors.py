"""What can go wrong: one class for each thing that a caller can do about it, and their words.

A function makes each error, so that its words and its data are in one place. `str(error)` is
English; `report/words/errors.py` says it in the language of the user.
"""

from collections.abc import Sequence

from dedupe_paragraphs.model.message import Message, verbatim
from dedupe_paragraphs.model.report import Loss

SHOWN = 3
"""Losses or columns that are named."""
_KILLED = 9
"""The signal by which a system that runs out of memory ends a process."""


class DedupeError(Exception):
    """The job could not be done for one path; the command names it and ends with 2."""

    def __init__(self, path: str, text: str, /, **values: object) -> None:
        super().__init__(path, text)
        self.path = path
        self.message = Message(text, values)
        """What is wrong, and what to do about it; its `values` are the data."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class InputError(DedupeError):
    """A file cannot be read, or is no post: repair it, or exclude it."""


class MissingPathError(InputError):
    """Nothing is at the path."""

    def __init__(self, path: str, text: str = Message("no such file or folder").text) -> None:
        super().__init__(path, text)


class OutputError(DedupeError):
    """A text was not written; the old file is whole, or else the new text is in `rescue`."""

    rescue = ""
    """The file that holds the new text, if not even the old one could be put back."""


class ChangedMeanwhileError(OutputError):
    """The file is no longer what was read, and was not written: read it again."""

    def __init__(
        self,
        path: str,
        text: str = Message("changed while it was worked on; not written, run again").text,
    ) -> None:
        super().__init__(path, text)


class SettingsError(DedupeError):
    """A configuration, a baseline or an option cannot be used: correct it."""


class EngineError(DedupeError):
    """An index, a server, a join or Spark cannot do its work: install, start or rebuild it."""


class CrashError(DedupeError):
    """The program failed on a post, whose file is unchanged: report it."""

    trace = ""
    """Where in the program it happened."""


def not_utf8(path: str, offset: int, line: int, byte: int) -> InputError:
    """Say that a file holds a byte that is no UTF-8."""
    return InputError(
        path,
        "not UTF-8: byte 0x{byte:02x} at offset {offset:,} (line {line:,}); save it as UTF-8",
        byte=byte,
        offset=offset,
        line=line,
    )


def nul_byte(path: str, offset: int, line: int) -> InputError:
    """Say that a file holds a NUL byte, so that it is no text."""
    return InputError(
        path,
        "not text: a NUL byte at offset {offset:,} (line {line:,}); exclude it",
        offset=offset,
        line=line,
    )


def too_large(path: str, size: int, limit: int) -> InputError:
    """Say that a file has more bytes than any post."""
    return InputError(
        path,
        "too large: {size:,} bytes, the limit is {limit:,}; split or exclude it",
        size=size,
        limit=limit,
    )


def too_many_blocks(path: str, limit: int) -> InputError:
    """Say that a post has more blocks than any post; matching them would take minutes."""
    return InputError(
        path, "more than {limit:,} blocks, which is no post; split or exclude it", limit=limit
    )


def unread_format(path: str, name: str) -> InputError:
    """Say that a file is in a format that is not read."""
    return InputError(
        path,
        "{format} is not read; convert it to Markdown: pandoc -t gfm -o post.md {path}",
        format=name,
        path=path,
    )


def unread_notebook(path: str) -> InputError:
    """Say that a file is a notebook."""
    return InputError(
        path,
        "a Jupyter notebook is not read; convert it: jupyter nbconvert --to markdown {path}",
        path=path,
    )


def unreadable(path: str, reason: str) -> InputError:
    """Say that the operating system did not give the bytes of a file."""
    return InputError(path, "cannot be read: {reason}", reason=verbatim(reason))


def no_posts(path: str, endings: Sequence[str]) -> InputError:
    """Say that nothing at a path is a post; without endings, that a table has no rows."""
    if not endings:
        return InputError(path, "no post there (no rows)")
    return InputError(path, "no post there ({endings})", endings=" ".join(endings))


def unwritable(path: str, reason: str, rescue: str = "") -> OutputError:
    """Say that a text could not be put in its place."""
    state = Message("the old file is unchanged")
    if rescue:
        state = Message("its new text is whole in {file}", {"file": rescue})
    error = OutputError(
        path, "cannot be written: {reason}; {state}", reason=verbatim(reason), state=state
    )
    error.rescue = rescue
    return error


def lost(loss: Loss) -> Message:
    """Say what a post lost, and in which of its lines."""
    text = " ".join(loss.text.split())
    what = Message("{kind} lost: {text}", {"kind": verbatim(loss.kind), "text": text})
    return Message("line {line:,}: {lost}", {"line": loss.line, "lost": what})


def no_place_for_results(path: str, problem: Message) -> OutputError:
    """Say that a folder for results holds something else, or the posts themselves."""
    return OutputError(
        path, "cannot take the results: {problem}; name another folder", problem=problem
    )


def misconfigured(
    path: str, line: int, problem: Message, hint: Message | None = None
) -> SettingsError:
    """Say that a file of settings cannot be used; line 0 where no line is to blame."""
    if hint is not None:
        problem = Message("{said}; {more}", {"said": problem, "more": hint})
    if line:
        problem = Message("line {line}: {said}", {"line": line, "said": problem})
    return SettingsError(path, problem.text, **problem.values)


def slow_pattern(path: str, pattern: str, line: int) -> SettingsError:
    """Say that a regular expression does not come to an end on a post."""
    return SettingsError(
        path,
        "line {line}: {pattern} of `allow` takes too long on this block; make it simpler",
        pattern=pattern,
        line=line,
    )


def no_history(path: str, revision: str, problem: Message) -> SettingsError:
    """Say that git cannot tell what was changed since a revision."""
    return SettingsError(path, "--since {revision}: {problem}", revision=revision, problem=problem)


def bad_column(path: str, column: str, problem: Message) -> SettingsError:
    """Say that a column of a table holds no posts."""
    return SettingsError(
        path,
        "column {column} {problem}; name another with --id-column or --text-column",
        column=column,
        problem=problem,
    )


def no_column(path: str, column: str, columns: Sequence[str]) -> SettingsError:
    """Say that a table has no such column, and which it has."""
    named = (
        [*columns[: SHOWN - 1], f"{columns[SHOWN - 1]} ..."] if len(columns) > SHOWN else columns
    )
    return SettingsError(
        path,
        "no column {column}; there are {columns}; name another with --id-column or --text-column",
        column=column,
        columns=_listed(named, ", ") if columns else Message("none"),
    )


def missing_extra(path: str, extra: str) -> EngineError:
    """Say that what the command at `path` needs is not installed."""
    return EngineError(
        path,
        "not installed; `pip install 'dedupe-paragraphs[{extra}]'` brings what it needs",
        extra=extra,
    )


def damaged_index(path: str, problem: Message) -> EngineError:
    """Say that a file is no index, or not all of one."""
    return EngineError(
        path,
        "cannot be used as an index: {problem}; build it again with `dedupe index`",
        problem=problem,
    )


def misfit_index(path: str, what: str, version: str) -> EngineError:
    """Say that an index was built in another way than this version compares."""
    return EngineError(
        path,
        "built by version {version} with another {what}, which cannot be compared; "
        "build it again with `dedupe index`",
        version=version,
        what=verbatim(what),
    )


def not_joined(reason: str, limit: str = "") -> EngineError:
    """Say that posts could not be joined in the memory (with a limit) or on the disk there is."""
    why = verbatim(reason)
    if limit:
        why = Message("more than {limit} is needed; give more with --memory", {"limit": limit})
    return EngineError("--across", "the posts cannot be joined: {why}", why=why)


def silent_server(path: str, reason: str) -> EngineError:
    """Say that a server did not answer, or went away."""
    return EngineError(
        path,
        "the server does not answer: {reason}; nothing more was done",
        reason=verbatim(reason),
    )


def no_spark(path: str, reason: str) -> EngineError:
    """Say that nobody listens at the address of a cluster."""
    return EngineError(
        path,
        "no Spark answers there: {reason}; is it running, and the port right?",
        reason=verbatim(reason),
    )


def broken_off(path: str, reason: str) -> EngineError:
    """Say that Spark could not begin its work, or broke it off."""
    return EngineError(
        path,
        "Spark broke off: {reason}; stages that are whole stay, the same command "
        "goes on behind them",
        reason=verbatim(reason),
    )


def crash(path: str, raised: Exception, trace: str = "") -> CrashError:
    """Say that the program itself failed."""
    kind, detail = type(raised).__name__, str(raised).partition("\n")[0]
    error = CrashError(
        path,
        "internal error, {error}; the file is unchanged, please report it "
        "(-v shows where it happened)",
        error=f"{kind}: {detail}" if detail else kind,
    )
    error.trace = trace
    return error


def died(path: str, signal: int, code: int) -> CrashError:
    """Say that the process that worked on a post is gone: killed by a signal, else by itself."""
    values: dict[str, object] = {"signal": signal, "code": code}
    how = Message("the process that worked on it ended with code {code}", values)
    if signal:
        how = Message("the process that worked on it was killed by signal {signal}", values)
    if signal == _KILLED:
        how = Message(
            "the process that worked on it was killed by signal {signal}, "
            "perhaps for want of memory",
            values,
        )
    return CrashError(
        path, "{how}; the file is whole, run it alone or with -j 1 to see why", how=how
    )


def _listed(items: Sequence[Message | str], joiner: str) -> Message:
    """Name items one after the other."""
    names = {f"item{at}": item for at, item in enumerate(items)}
    return Message(joiner.join(f"{{{name}}}" for name in names), dict(names))
