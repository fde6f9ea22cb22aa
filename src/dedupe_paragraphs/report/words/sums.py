"""Sums in words: what became of a post, and of all posts together."""

from dedupe_paragraphs.model.catalogue import CATALOGUE
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words.phrases import SHOWN, number, quoted


def cleaned(done: Cleaned) -> str:
    """Say what became of a cleaned post."""
    removed = len(done.before.post.data.decode()) - len(done.data.decode())
    fixed = f"{number(len(done.applied), 'finding')} fixed"
    size = f"{number(abs(removed), 'character')} {'less' if removed >= 0 else 'more'}"
    remain = f"; {number(len(done.remaining), 'finding')} left" if done.remaining else ""
    return f"{fixed}, {size}{remain}"


def accepted(count: int, came: int, went: int) -> str:
    """Say how many findings are accepted from now on."""
    moved = f" ({came:,} new, {went:,} gone)" if came or went else ""
    return f"{number(count, 'finding')} accepted{moved}"


def summary(tally: Tally, *, rules: bool = True) -> list[str]:
    """Say what was found, or done, in all posts together, and what to do next."""
    by_rule = _by_rule(tally) if rules and tally.total else []
    said = _cleaned_sum(tally, by_rule) if tally.cleaning else _checked_sum(tally, by_rule)
    return [*said, *_next(tally)]


def outlook(tally: Tally) -> list[str]:
    """Say how much is repeated, and which command fixes how many findings."""
    return [repeated(tally), _prospect(tally)] if tally.total else []


def repeated(tally: Tally) -> str:
    """Say how much of all text is repeated."""
    share = tally.repeated / tally.characters if tally.characters else 0.0
    whole = number(tally.characters, "character")
    return f"{tally.repeated:,} of {whole} repeated ({share:.0%})."


def _checked_sum(tally: Tally, by_rule: list[str]) -> list[str]:
    posts = f"{number(tally.posts, 'post')} checked"
    if not tally.total:
        return [f"{posts}: no findings."]
    found = f"{number(tally.total, 'finding')} in {number(tally.affected, 'post')}"
    return [
        f"{posts}, {found}; {repeated(tally)}",
        *by_rule,
        _prospect(tally),
    ]


def _cleaned_sum(tally: Tally, by_rule: list[str]) -> list[str]:
    said = f"{number(tally.posts, 'post')} read, {tally.changed:,} cleaned"
    said += f", {number(tally.applied, 'finding')} fixed" if tally.applied else ""
    if not tally.total:
        return [f"{said}; nothing left."]
    left = f"{number(tally.total, 'finding')} left in {number(tally.affected, 'post')}"
    return [f"{said}; {left}.", *by_rule, _prospect(tally)]


def _by_rule(tally: Tally) -> list[str]:
    width = len(f"{max(tally.findings.values()):,}")
    return [f"  {tally.findings[code]:>{width},} {rule(code)}" for code in sorted(tally.findings)]


def rule(code: Code) -> str:
    """Name a rule by its code and its name."""
    return f"{code} {CATALOGUE[code].name}"


def rule_columns() -> tuple[str, str, str, str]:
    """Head the table of rules."""
    return "findings", "posts", "characters", "rule"


def post_columns() -> tuple[str, str, str, str]:
    """Head the table of the worst posts."""
    return "repeated", "share", "findings", "post"


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
    command += tally.sharing
    paths = [visible(path) for path in tally.paths[:SHOWN]]
    rest = " ..." if len(tally.paths) > SHOWN else ""
    return [f"Next: dedupe {command} {' '.join(map(quoted, paths))}{rest}"]
