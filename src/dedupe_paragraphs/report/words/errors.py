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
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _, ngettext
from dedupe_paragraphs.report.words.phrases import SHOWN, filled

_KILLED = 9
"""The signal by which a system that runs out of memory ends a process."""


def error(problem: DedupeError) -> str:
    """Say what kept the job from being done for a path, and what to do about it."""
    match problem:
        case NotUtf8Error(line=line, byte=byte, offset=offset):
            said = _(
                "not UTF-8: byte 0x{byte:02x} at offset {offset:,} (line {line:,}); "
                "save it as UTF-8"
            )
            return said.format(byte=byte, offset=offset, line=line)
        case NulByteError(line=line, offset=offset):
            said = _("not text: a NUL byte at offset {offset:,} (line {line:,}); exclude it")
            return said.format(offset=offset, line=line)
        case TooLargeError(size=size, limit=limit):
            said = _("too large: {size:,} bytes, the limit is {limit:,}; split or exclude it")
            return said.format(size=size, limit=limit)
        case TooManyBlocksError(limit=limit):
            said = _("more than {limit:,} blocks, which is no post; split or exclude it")
            return said.format(limit=limit)
        case SlowPatternError(pattern=pattern, line=line):
            return _(
                "line {line}: {pattern} of `allow` takes too long on this block; make it simpler"
            ).format(line=line, pattern=visible(pattern))
        case UnreadableError(reason=reason):
            return _("cannot be read: {reason}").format(reason=_reason(reason))
        case MissingPathError():
            return _("no such file or folder")
        case UnwritableError(reason=reason, rescue=rescue):
            return _unwritable(reason, rescue)
        case ChangedMeanwhileError():
            return _("changed while it was worked on; not written, run again")
        case ProofFailedError(losses=losses):
            lost = "; ".join(visible(loss) for loss in losses[:SHOWN])
            return _(
                "not written, the cleaned text would lose something: {lost}; please report it"
            ).format(lost=lost)
        case ConfigurationError():
            return _configuration(problem)
        case MissingExtraError(extra=extra):
            return _(
                "not installed; `pip install 'dedupe-paragraphs[{extra}]'` brings what it needs"
            ).format(extra=extra)
        case HistoryError(problem=text, revision=revision, detail=detail):
            return visible(f"--since {revision}: {_(_HISTORY[text])}{detail}")
        case DamagedIndexError(problem=message):
            return _(
                "cannot be used as an index: {problem}; build it again with `dedupe index`"
            ).format(problem=filled(message))
        case MisfitIndexError(what=what, version=version):
            return _(
                "built by version {version} with another {what}, which cannot be compared; "
                "build it again with `dedupe index`"
            ).format(version=version, what=_(what))
        case JoinError(reason=reason, limit=limit):
            return _the_posts_cannot_be_joined(reason, limit)
        case ServerError(reason=reason):
            return _("the server does not answer: {reason}; nothing more was done").format(
                reason=_reason(reason)
            )
        case RefusedError(reason=reason):
            return _("no Spark answers there: {reason}; is it running, and the port right?").format(
                reason=_reason(reason)
            )
        case ClusterError(reason=reason):
            return _(
                "Spark broke off: {reason}; stages that are whole stay, the same command "
                "goes on behind them"
            ).format(reason=_reason(reason))
        case ColumnsError():
            return _columns(problem)
        case NoPostsError(endings=endings):
            if not endings:
                return _("no post there (no rows)")
            return _("no post there ({endings})").format(endings=" ".join(endings))
        case OutputError(problem=message):
            return _("cannot take the results: {problem}; name another folder").format(
                problem=visible(filled(message))
            )
    return f"{type(problem).__name__}"


def _unwritable(reason: str, rescue: str) -> str:
    state = _("the old file is unchanged")
    if rescue:
        state = _("its new text is whole in {file}").format(file=visible(rescue))
    return _("cannot be written: {reason}; {state}").format(reason=_reason(reason), state=state)


def _configuration(problem: ConfigurationError) -> str:
    said = filled(problem.problem)
    if problem.hint is not None:
        said = _("{said}; {more}").format(said=said, more=filled(problem.hint))
    if problem.line:
        said = _("line {line}: {said}").format(line=problem.line, said=said)
    return visible(said)


def _the_posts_cannot_be_joined(reason: str, limit: str) -> str:
    why = visible(_reason(reason))
    if limit:
        why = _("more than {limit} is needed; give more with --memory").format(limit=limit)
    return _("the posts cannot be joined: {why}").format(why=why)


def _columns(problem: ColumnsError) -> str:
    if problem.problem is not None:
        return visible(
            _("column {column} {problem}; name another with --id-column or --text-column").format(
                column=problem.column, problem=filled(problem.problem)
            )
        )
    known = ", ".join(map(visible, problem.columns[:SHOWN])) or _("none")
    more = " ..." if len(problem.columns) > SHOWN else ""
    return _(
        "no column {column}; there are {columns}; name another with --id-column or --text-column"
    ).format(column=problem.column, columns=f"{known}{more}")


def _reason(reason: str) -> str:
    """Say what the system says, or another program; what is not known stays English."""
    return visible(_(reason)) if reason else ""


_REASONS = (
    N_("a folder"),
    N_("no regular file"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Is a directory"),
    N_("File exists"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("File name too long"),
    N_("Too many open files"),
    N_("Too many levels of symbolic links"),
    N_("Input/output error"),
    N_("Broken pipe"),
    N_("Connection refused"),
)
"""What systems say most; Python has it in English whatever the locale."""
_SCHEMES = (
    N_("form"),
    N_("scheme"),
    N_("seed"),
    N_("kinds"),
    N_("kinds of blocks"),
)
"""What two indices may differ in."""
_KINDS = (
    N_("front matter"),
    N_("block"),
    N_("link"),
    N_("code"),
    N_("sentence"),
    N_("post"),
)
"""What a post may lose."""
_ODDITIES = (
    N_("the front matter has no end"),
    N_("the front matter is nested too deeply"),
)
_HISTORY = {
    "no git": N_("git is not installed; install it, or leave the option out"),
    "no work tree": N_("not in a git work tree, so nothing tells what was changed"),
    "no revision": N_("git knows no such revision here; in a shallow clone, fetch it first"),
    "refused": N_("git could not tell what was changed: "),
}


def crash(exception: Exception) -> str:
    """Say that the program itself failed on a path."""
    detail = visible(str(exception).partition("\n")[0])
    kind = type(exception).__name__
    return _(
        "internal error, {error}; the file is unchanged, please report it "
        "(-v shows where it happened)"
    ).format(error=f"{kind}{': ' if detail else ''}{detail}")


def died(signal: int, code: int) -> str:
    """Say that the process that worked on a post is gone."""
    if signal == _KILLED:
        how = _(
            "the process that worked on it was killed by signal {signal}, "
            "perhaps for want of memory"
        )
    elif signal:
        how = _("the process that worked on it was killed by signal {signal}")
    else:
        how = _("the process that worked on it ended with code {code}")
    return _("{how}; the file is whole, run it alone or with -j 1 to see why").format(
        how=how.format(signal=signal, code=code)
    )


def interrupted(done: int, total: int, tally: Tally) -> str:
    """Say how far an interrupted run got."""
    if total <= 1:
        return _("interrupted")
    posts = phrases.posts(total)
    if not tally.cleaning:
        said = _("interrupted after {done:,} of {posts}; every file is whole")
        return said.format(done=done, posts=posts)
    said = _("interrupted after {done:,} of {posts}, {cleaned} cleaned; every file is whole")
    return said.format(done=done, posts=posts, cleaned=phrases.posts(tally.changed))


def failed(message: str) -> str:
    """Say a message as that of an error."""
    return _("error: {message}").format(message=message)


def warned(message: str) -> str:
    """Say a message as a warning."""
    return _("warning: {message}").format(message=message)


def cache_thrown_away() -> str:
    """Say that what earlier runs found out was damaged."""
    return _("the cache was damaged and was thrown away; posts are analysed again")


def no_cache(reason: str) -> str:
    """Say that nothing can be kept for the next run."""
    return _("the cache cannot be used: {reason}; --no-cache does without it").format(
        reason=_reason(reason)
    )


def metadata(problem: str) -> str:
    """Say that the front matter could not be read."""
    return _("front matter cannot be read ({problem}); the post is checked all the same").format(
        problem=_reason(problem)
    )


def no_posts(endings: tuple[str, ...]) -> str:
    """Say that a folder holds no post."""
    return _("no post in this folder ({endings}, not ignored)").format(endings=" ".join(endings))


def loss(lost: Loss) -> str:
    """Say what a post lost."""
    return _("line {line:,}: {lost}").format(line=lost.line, lost=_lost(lost))


def lost_at(path: str, lost: Loss) -> str:
    """Say what a post lost, and where it stood."""
    return f"{visible(path)}:{lost.line}: {_lost(lost)}"


def _lost(lost: Loss) -> str:
    text = visible(" ".join(lost.text.split()))
    return _("{kind} lost: {text}").format(kind=_(lost.kind), text=text)


def verified(posts: int, losses: int) -> str:
    """Say what a comparison of posts came to."""
    lost = ngettext("{count:,} loss", "{count:,} losses", losses).format(count=losses)
    return _("{posts} compared, {losses}.").format(posts=phrases.posts(posts), losses=lost)
