"""Sums in words: what became of a post, and of all posts together."""

from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, counter
from dedupe_paragraphs.report.words.phrases import SHOWN, quoted
from dedupe_paragraphs.rules.catalogue import CATALOGUE

_fixed = counter("{count:,} finding fixed", "{count:,} findings fixed")
_removed = counter("{count:,} passage removed", "{count:,} passages removed")
_moved = counter("{count:,} moved", "{count:,} moved")
_joined = counter("{count:,} joined", "{count:,} joined")
_left = counter("{count:,} finding left", "{count:,} findings left")
_accepted_known = counter(
    "{count:,} known finding is in the baseline.", "{count:,} known findings are in the baseline."
)
_accepted = counter("{count:,} finding accepted", "{count:,} findings accepted")


def cleaned(done: Cleaned) -> str:
    """Say what became of a cleaned post."""
    removed = len(done.found.post.data.decode()) - len(done.data.decode())
    fixed, difference = _fixed(len(done.applied)), phrases.difference(removed)
    said = _("{fixed}, {difference}", fixed=fixed, difference=difference)
    if not done.remaining:
        return said
    return _("{said}; {left}", said=said, left=_left(len(done.remaining)))


def accepted(count: int, came: int, went: int) -> str:
    """Say how many findings are accepted from now on."""
    said = _accepted(count)
    if not (came or went):
        return said
    return _("{said} ({came:,} new, {went:,} resolved)", said=said, came=came, went=went)


def summary(tally: Tally, *, rules: bool = True) -> list[str]:
    """Say what was found, or done, in all posts together, and what to do next."""
    if tally.errors and not tally.posts:
        return []  # an error says it all
    width = len(f"{max(tally.findings.values(), default=0):,}")
    counts = sorted(tally.findings.items()) if rules and tally.total else []
    by_rule = [f"  {count:>{width},} {rule(code)}" for code, count in counts]
    said = _cleaned_sum(tally, by_rule) if tally.cleaning else _checked_sum(tally, by_rule)
    return [*said, *_next(tally)]


def outlook(tally: Tally) -> list[str]:
    """Say how much is repeated, and which command fixes how many findings."""
    return [repeated(tally), _prospect(tally)] if tally.total else []


def repeated(tally: Tally) -> str:
    """Say how much of all text is repeated."""
    share = tally.repeated / tally.characters if tally.characters else 0.0
    said = _("{repeated:,} of {characters} repeated ({share:.0%}).")
    characters = phrases.characters(tally.characters)
    return said.format(repeated=tally.repeated, characters=characters, share=share)


def _checked_sum(tally: Tally, by_rule: list[str]) -> list[str]:
    posts = phrases.posts(tally.posts)
    known = [_accepted_known(tally.known)] if tally.known else []
    if not tally.total:
        return [_("{posts} checked: no findings.", posts=posts), *known]
    findings, affected = phrases.findings(tally.total), phrases.posts(tally.affected)
    found = _("{findings} in {posts}", findings=findings, posts=affected)
    said = _("{posts} checked, {found}; {repeated}")
    said = said.format(posts=posts, found=found, repeated=repeated(tally))
    return [said, *by_rule, _prospect(tally), *known]


def _cleaned_sum(tally: Tally, by_rule: list[str]) -> list[str]:
    posts = phrases.posts(tally.posts)
    said = _("{posts} read, {changed:,} cleaned", posts=posts, changed=tally.changed)
    if tally.applied:
        said = _("{said}, {fixed}", said=said, fixed=_fixed(tally.applied))
        counts = ((_removed, tally.removed), (_moved, tally.moved), (_joined, tally.joined))
        if done := [count(number) for count, number in counts if number]:
            said = _("{said} ({done})", said=said, done=_(", ").join(done))
    if not tally.total:
        return [_("{said}; nothing left.", said=said)]
    left = _("{left} in {posts}", left=_left(tally.total), posts=phrases.posts(tally.affected))
    return [_("{said}; {left}.", said=said, left=left), *by_rule, _prospect(tally)]


def rule(code: str) -> str:
    """Name a rule by its code and its name."""
    return f"{code} {_(CATALOGUE[code].name)}"


def _prospect(tally: Tally) -> str:
    safe, unsafe, manual = (tally.safeties[safety] for safety in sorted(Safety, reverse=True))
    said = []
    if safe:
        said.append(_("`dedupe clean` fixes {count:,}", count=safe))
    if unsafe and safe:
        said.append(_("`--unsafe` also fixes {count:,}", count=unsafe))
    elif unsafe:
        said.append(_("`dedupe clean --unsafe` fixes {count:,}", count=unsafe))
    if manual:
        said.append(_("{count:,} to settle by hand", count=manual))
    return _("{said}.", said=_("; ").join(said))


def _next(tally: Tally) -> list[str]:
    """Name the next command; none where nothing is left, or where the text came from a pipe."""
    if not tally.total or not tally.paths or "-" in tally.paths:
        return []
    safe, unsafe = tally.safeties[Safety.SAFE], tally.safeties[Safety.UNSAFE]
    command = "check" if tally.cleaning else "clean --diff" if safe else "clean --unsafe --diff"
    if not (tally.cleaning or safe or unsafe):
        return []
    return [_("Next: dedupe {command}", command=f"{command}{_given(tally)}")]


def _given(tally: Tally) -> str:
    """Return the options and paths of a run as the next command needs them, too."""
    paths = [visible(path) for path in tally.paths[:SHOWN]]
    rest = " ..." if len(tally.paths) > SHOWN else ""
    return f"{tally.sharing} {' '.join(map(quoted, paths))}{rest}"


def overview(tally: Tally, top: int) -> list[str]:
    """Name the commands that show what a terminal is too short for."""
    given = _given(tally)
    return [
        _("More posts: dedupe {command}", command=f"check --top {top}{given}"),
        _("All findings: dedupe {command}", command=f"check --format html -O report.html{given}"),
    ]
