"""Findings, errors, losses and sums in words: every sentence that a person reads, in one place.

A message says what happened, where, and what to do.
"""

from collections.abc import Callable

from dedupe_paragraphs.model.catalogue import CATALOGUE
from dedupe_paragraphs.model.errors import (
    ChangedMeanwhileError,
    ConfigurationError,
    DedupeError,
    MissingPathError,
    NotUtf8Error,
    NulByteError,
    ProofFailedError,
    TooLargeError,
    UnreadableError,
    UnwritableError,
)
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Cleaned, Loss
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import Stretch, View, visible

_SHOWN = 3
"""Stretches, losses and the like that are named before the rest is only counted."""

_STOPS = tuple("。．.！？!?」』）)")


def message(finding: Finding, view: View) -> str:
    """Say in one sentence, without a stop, what a finding found and how sure it is."""
    return _MESSAGES[finding.rule](finding, view)


def name(finding: Finding) -> str:
    """Return the name of a finding's rule."""
    return CATALOGUE[finding.rule].name


def _repeated(finding: Finding, view: View) -> str:
    exact = "word for word" if view.verbatim(finding) else "the same but for spacing or markup"
    return f"copy of {_originals(finding, view)}{_blocks(finding)}, {exact}"


def _edited(finding: Finding, view: View) -> str:
    alike = f"{min(finding.similarity, 0.99):.0%} alike"
    return f"edited copy of {_originals(finding, view)}{_blocks(finding)}, {alike}"


def _cut(finding: Finding, view: View) -> str:
    missing = number(finding.missing, "character")
    of = f"copy of {_originals(finding, view)}{_blocks(finding)}"
    if finding.blocks > 1:
        return f"{of}, cut {missing} before its end"
    return f"cut {of}, which goes on for {missing} more"


def _strung(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    whole = number(copied + own, "character")
    size = (
        f"{copied:,} of its {whole} are copied, {own:,} its own" if own else f"all {whole} copied"
    )
    return f"strings together what stands at {_originals(finding, view)}: {size}"


def _partial(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    return (
        f"repeats {number(copied, 'character')} of {_originals(finding, view)} "
        f"next to {own:,} of its own"
    )


def _sentence(finding: Finding, view: View) -> str:
    return f"sentence that stands at {_originals(finding, view)} too"


def _stopped(finding: Finding, view: View) -> str:
    return "stops in mid-sentence, and its rest stands nowhere in this post"


def _split(finding: Finding, view: View) -> str:
    rest = _originals(finding, view)
    shown = f", as the copy at {_witness(finding, view)} shows" if finding.witness else ""
    if view.quote(finding.spans[0]).endswith(_STOPS):
        return f"split in two; its rest follows at {rest}{shown}"
    return f"stops in mid-sentence; its rest follows at {rest}{shown}"


def _empty(finding: Finding, view: View) -> str:
    twins = tuple(place for place in finding.originals if place.span != finding.spans[0])
    block = view.block(finding.spans[0])
    heading = f'the heading "{visible(block.text if block else finding.subject)}"'
    said = f"once the copies are gone, nothing is left under {heading}"
    return f"{said}, which stands at {_places(twins, view)} too" if twins else said


def _unused(finding: Finding, view: View) -> str:
    return "this ignore comment silences nothing"


_MESSAGES: dict[Code, Callable[[Finding, View], str]] = {
    Code.DUP001: _repeated,
    Code.DUP002: _edited,
    Code.DUP003: _cut,
    Code.DUP004: _strung,
    Code.DUP005: _partial,
    Code.DUP006: _sentence,
    Code.CUT001: _stopped,
    Code.CUT002: _split,
    Code.SEC001: _empty,
    Code.DUP901: _unused,
}


def _originals(finding: Finding, view: View) -> str:
    return _places(finding.originals, view)


def _places(places: tuple[Place, ...], view: View) -> str:
    stretches = view.stretches(places)
    shown = len(stretches) if len(stretches) <= _SHOWN + 1 else _SHOWN
    named = [_range(stretch) for stretch in stretches[:shown]]
    more = len(stretches) - shown
    if more:
        named.append(f"{number(more, 'more place')}")
    several = len(named) > 1 or "-" in named[0]
    return f"line{'s' if several else ''} {series(named)}"


def _witness(finding: Finding, view: View) -> str:
    assert finding.witness is not None
    return lines(view.stretch(finding.witness.span))


def _blocks(finding: Finding) -> str:
    return f" ({finding.blocks:,} blocks)" if finding.blocks > 1 else ""


def shares(finding: Finding, view: View) -> tuple[int, int]:
    """Return how many characters of a block are copied and how many are its own."""
    copied = view.characters(*(part.span for part in finding.parts if part.copied))
    return copied, view.characters(*(part.span for part in finding.parts if not part.copied))


def remedy(finding: Finding, view: View) -> str:
    """Say what can be done about a finding, in the imperative."""
    if finding.fix is None or not finding.fix.edits:
        return _BY_HAND.get(finding.rule, "read both places and decide")
    if finding.rule is Code.CUT002:
        return f"join it with its rest at {_originals(finding, view)}"
    edits = finding.fix.edits
    touched = Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))
    where = lines(view.stretch(_trimmed(touched, view)))
    if finding.parts and any(not part.copied for part in finding.parts):
        own = number(shares(finding, view)[1], "character")
        return f"remove what is copied on {where}, keep the {own} of its own"
    return f"remove {where}" if _whole(touched, view) else f"remove the copied text on {where}"


_BY_HAND = {
    Code.CUT001: "finish the sentence, or remove it",
    Code.DUP006: "read both places and decide whether it is a refrain",
    Code.SEC001: "write the section, or remove its heading",
}


def _trimmed(span: Span, view: View) -> Span:
    """Leave out the blank lines that an edit takes along."""
    source = view.post.source(span)
    start = span.start + len(source) - len(source.lstrip())
    return Span(start, max(start, span.end - (len(source) - len(source.rstrip()))))


def _whole(span: Span, view: View) -> bool:
    data = view.post.data
    inner = _trimmed(span, view)
    before, after = data[: inner.start][-1:], data[inner.end :][:1]
    return before in b"\r\n" and after in b"\r\n"


def trust(finding: Finding) -> str:
    """Say which command does the fix."""
    safety = finding.fix.safety if finding.fix else Safety.MANUAL
    return {
        Safety.SAFE: "safe, `dedupe clean` does it",
        Safety.UNSAFE: "unsafe, `dedupe clean --unsafe` does it",
        Safety.MANUAL: "by hand",
    }[safety]


def named(path: str, message: str) -> str:
    """Put the path before what is said of it."""
    return f"{visible(path)}: {message}"


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
            lost = "; ".join(visible(loss) for loss in losses[:_SHOWN])
            return f"not written, the cleaned text would lose something: {lost}; please report it"
        case ConfigurationError(line=line, problem=text, hint=hint):
            where = f"line {line}: " if line else ""
            return visible(where + text + (f"; {hint}" if hint else ""))
    return f"{type(problem).__name__}"


def crash(exception: Exception) -> str:
    """Say that the program itself failed on a path."""
    detail = visible(str(exception).partition("\n")[0])
    kind = type(exception).__name__
    return (
        f"internal error, {kind}{': ' if detail else ''}{detail}; "
        "the file is unchanged, please report it (-v shows where it happened)"
    )


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


def cleaned(done: Cleaned) -> str:
    """Say what became of a cleaned post."""
    removed = len(done.before.post.data.decode()) - len(done.data.decode())
    fixed = f"{number(len(done.applied), 'finding')} fixed"
    size = f"{number(abs(removed), 'character')} {'less' if removed >= 0 else 'more'}"
    remain = f"; {number(len(done.remaining), 'finding')} left" if done.remaining else ""
    return f"{fixed}, {size}{remain}"


def summary(tally: Tally) -> list[str]:
    """Say what was found, or done, in all posts together, and what to do next."""
    said = _cleaned_sum(tally) if tally.cleaning else _checked_sum(tally)
    return [*said, *_next(tally)]


def _checked_sum(tally: Tally) -> list[str]:
    posts = f"{number(tally.posts, 'post')} checked"
    if not tally.total:
        return [f"{posts}: no findings."]
    share = tally.repeated / tally.characters if tally.characters else 0.0
    return [
        f"{posts}, {number(tally.total, 'finding')} in {number(tally.affected, 'post')}; "
        f"{tally.repeated:,} of {number(tally.characters, 'character')} repeated ({share:.0%}).",
        *_by_rule(tally),
        _prospect(tally),
    ]


def _cleaned_sum(tally: Tally) -> list[str]:
    said = f"{number(tally.posts, 'post')} read, {tally.changed:,} cleaned"
    said += f", {number(tally.applied, 'finding')} fixed" if tally.applied else ""
    if not tally.total:
        return [f"{said}; nothing left."]
    left = f"{number(tally.total, 'finding')} left in {number(tally.affected, 'post')}"
    return [f"{said}; {left}.", *_by_rule(tally), _prospect(tally)]


def _by_rule(tally: Tally) -> list[str]:
    width = len(f"{max(tally.findings.values()):,}")
    return [
        f"  {tally.findings[code]:>{width},} {code} {CATALOGUE[code].name}"
        for code in sorted(tally.findings)
    ]


def _prospect(tally: Tally) -> str:
    safe, unsafe, manual = (tally.safeties[safety] for safety in sorted(Safety, reverse=True))
    said = [
        f"`dedupe clean` fixes {safe:,}" if safe else "",
        f"`--unsafe` also fixes {unsafe:,}" if unsafe and safe else "",
        f"`dedupe clean --unsafe` fixes {unsafe:,}" if unsafe and not safe else "",
        f"{manual:,} to be settled by hand" if manual else "",
    ]
    return "; ".join(filter(None, said)) + "."


def _next(tally: Tally) -> list[str]:
    """Name the next command; none where nothing is left, or where the text came from a pipe."""
    if not tally.total or not tally.paths or "-" in tally.paths:
        return []
    if tally.cleaning:
        command = "check"
    elif tally.safeties[Safety.SAFE]:
        command = "clean --diff"
    elif tally.safeties[Safety.UNSAFE]:
        command = "clean --unsafe --diff"
    else:
        return []
    paths = [visible(path) for path in tally.paths[:_SHOWN]]
    rest = " ..." if len(tally.paths) > _SHOWN else ""
    return [f"Next: dedupe {command} {' '.join(map(quoted, paths))}{rest}"]


def quoted(path: str) -> str:
    """Quote a path for a shell, where it needs it."""
    plain = all(character.isalnum() or character in "/._-+@%:,=" for character in path)
    return path if path and plain else "'" + path.replace("'", "'\\''") + "'"


def lines(stretch: Stretch) -> str:
    """Name lines: `line 7`, `lines 7-9`."""
    return f"line{'s' if stretch.first != stretch.last else ''} {_range(stretch)}"


def _range(stretch: Stretch) -> str:
    if stretch.first == stretch.last:
        return str(stretch.first)
    return f"{stretch.first}-{stretch.last}"


def series(items: list[str]) -> str:
    """Put items in a row: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def number(count: int, noun: str, plural: str = "") -> str:
    """Count things: `1 post`, `1,200 posts`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
