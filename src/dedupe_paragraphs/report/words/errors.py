"""Errors, warnings and losses in words."""

from dedupe_paragraphs.model.errors import (
    ChangedMeanwhileError,
    ClusterError,
    ColumnsError,
    ConfigurationError,
    DamagedIndexError,
    DedupeError,
    HistoryError,
    JoinError,
    MisfitIndexError,
    MissingExtraError,
    MissingPathError,
    NoPostsError,
    NotUtf8Error,
    NulByteError,
    OutputError,
    ProofFailedError,
    RefusedError,
    ServerError,
    SlowPatternError,
    TooLargeError,
    TooManyBlocksError,
    UnreadableError,
    UnwritableError,
)
from dedupe_paragraphs.model.report import Loss
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words.phrases import SHOWN, number

_KILLED = 9
"""The signal by which a system that runs out of memory ends a process."""


def error(problem: DedupeError) -> str:
    """Say what kept the job from being done for a path, and what to do about it."""
    match problem:
        case NotUtf8Error(line=line, byte=byte, offset=offset):
            what = f"not UTF-8: byte 0x{byte:02x} at offset {offset:,} (line {line:,})"
            return f"{what}; save it as UTF-8"
        case NulByteError(line=line, offset=offset):
            return f"not text: a NUL byte at offset {offset:,} (line {line:,}); exclude it"
        case TooLargeError(size=size, limit=limit):
            return f"too large: {size:,} bytes, the limit is {limit:,}; split or exclude it"
        case TooManyBlocksError(limit=limit):
            return f"more than {limit:,} blocks, which is no post; split or exclude it"
        case SlowPatternError(pattern=pattern, line=line):
            what = f"line {line}: {visible(pattern)} of `allow` takes too long on this block"
            return f"{what}; make it simpler"
        case UnreadableError(reason=reason):
            return f"cannot be read: {visible(reason)}"
        case MissingPathError():
            return "no such file or folder"
        case UnwritableError(reason=reason, rescue=rescue):
            state = f"its new text is whole in {rescue}" if rescue else "the old file is unchanged"
            return visible(f"cannot be written: {reason}; {state}")
        case ChangedMeanwhileError():
            return "changed while it was worked on; not written, run again"
        case ProofFailedError(losses=losses):
            lost = "; ".join(visible(loss) for loss in losses[:SHOWN])
            return f"not written, the cleaned text would lose something: {lost}; please report it"
        case ConfigurationError(line=line, problem=text, hint=hint):
            where = f"line {line}: " if line else ""
            return visible(where + text + (f"; {hint}" if hint else ""))
        case MissingExtraError(extra=extra):
            return f"not installed; `pip install 'dedupe-paragraphs[{extra}]'` brings what it needs"
        case HistoryError(problem=text, revision=revision, detail=detail):
            return visible(f"--since {revision}: {_HISTORY[text]}{detail}")
        case DamagedIndexError(problem=text):
            return f"cannot be used as an index: {text}; build it again with `dedupe index`"
        case MisfitIndexError(what=what, version=version):
            return (
                f"built by version {version} with another {what}, which cannot be compared; "
                "build it again with `dedupe index`"
            )
        case JoinError(reason=reason, limit=limit):
            more = f"more than {limit} is needed; give more with --memory" if limit else reason
            return f"the posts cannot be joined: {visible(more)}"
        case ServerError(reason=reason):
            return f"the server does not answer: {visible(reason)}; nothing more was done"
        case RefusedError(reason=reason):
            return f"no Spark answers there: {visible(reason)}; is it running, and the port right?"
        case ClusterError(reason=reason):
            return (
                f"Spark broke off: {visible(reason)}; stages that are whole stay, the same command "
                "goes on behind them"
            )
        case ColumnsError(column=column, problem="missing", columns=columns):
            known = ", ".join(map(visible, columns[:SHOWN])) or "none"
            more = " ..." if len(columns) > SHOWN else ""
            return f"no column {column}; there are {known}{more}; name another with {_COLUMN}"
        case ColumnsError(column=column, problem=text):
            return visible(f"column {column} {text}; name another with {_COLUMN}")
        case NoPostsError(endings=endings):
            return f"no post there ({' '.join(endings) or 'no rows'})"
        case OutputError(problem=text):
            return f"cannot take the results: {text}; name another folder"
    return f"{type(problem).__name__}"


_COLUMN = "--id-column or --text-column"


_HISTORY = {
    "no git": "git is not installed; install it, or leave the option out",
    "no work tree": "not in a git work tree, so nothing tells what was changed",
    "no revision": "git knows no such revision here; in a shallow clone, fetch it first",
    "refused": "git could not tell what was changed: ",
}


def crash(exception: Exception) -> str:
    """Say that the program itself failed on a path."""
    detail = visible(str(exception).partition("\n")[0])
    kind = type(exception).__name__
    return (
        f"internal error, {kind}{': ' if detail else ''}{detail}; "
        "the file is unchanged, please report it (-v shows where it happened)"
    )


def died(signal: int, code: int) -> str:
    """Say that the process that worked on a post is gone."""
    how = f"was killed by signal {signal}" if signal else f"ended with code {code}"
    memory = ", perhaps for want of memory" if signal == _KILLED else ""
    return (
        f"the process that worked on it {how}{memory}; "
        "the file is whole, run it alone or with -j 1 to see why"
    )


def interrupted(done: int, total: int, tally: Tally) -> str:
    """Say how far an interrupted run got."""
    if total <= 1:
        return "interrupted"
    wrote = f", {number(tally.changed, 'post')} cleaned" if tally.cleaning else ""
    return f"interrupted after {done:,} of {number(total, 'post')}{wrote}; every file is whole"


def cache_thrown_away() -> str:
    """Say that what earlier runs found out was damaged."""
    return "the cache was damaged and was thrown away; posts are analysed again"


def no_cache(reason: str) -> str:
    """Say that nothing can be kept for the next run."""
    return f"the cache cannot be used: {visible(reason)}; --no-cache does without it"


def metadata(problem: str) -> str:
    """Say that the front matter could not be read."""
    return f"front matter cannot be read ({visible(problem)}); the post is checked all the same"


def no_posts(endings: tuple[str, ...]) -> str:
    """Say that a folder holds no post."""
    return f"no post in this folder ({' '.join(endings)}, not ignored)"


def loss(lost: Loss) -> str:
    """Say what a post lost."""
    return f"line {lost.line:,}: {lost.kind} lost: {visible(' '.join(lost.text.split()))}"


def lost_at(path: str, lost: Loss) -> str:
    """Say what a post lost, and where it stood."""
    text = visible(" ".join(lost.text.split()))
    return f"{visible(path)}:{lost.line}: {lost.kind} lost: {text}"


def verified(posts: int, losses: int) -> str:
    """Say what a comparison of posts came to."""
    return f"{number(posts, 'post')} compared, {number(losses, 'loss', 'losses')}."
