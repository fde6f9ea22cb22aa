"""The conversation of `dedupe review` in words."""

from dedupe_paragraphs.model.answer import Choice
from dedupe_paragraphs.model.evidence import Truncated, is_block_copy
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.errors import loss
from dedupe_paragraphs.report.words.language import N_, _, counter, ngettext
from dedupe_paragraphs.report.words.phrases import SHOWN

_PLAIN = {Choice.EDIT: N_("edit"), Choice.SKIP: N_("skip")}
_PLAIN[Choice.IGNORE] = N_("ignore, with a comment")
_decisions = counter("{count:,} decision", "{count:,} decisions")


def choice(chosen: Choice, row: FindingRow) -> str:
    """Say what a choice does with a finding, in the imperative."""
    finding = row.finding
    block_copy = is_block_copy(finding.evidence)
    match chosen:
        case Choice.FIX:
            said = {"remedy": row.remedy, "safety": _(finding.safety.word)}
            if not block_copy:
                return _("{remedy} ({safety})", **said)
            return _("{remedy}, keep {originals} ({safety})", **said, originals=row.originals)
        case Choice.SWAP:
            missing = finding.evidence.missing if isinstance(finding.evidence, Truncated) else 0
            if not missing:
                return _("keep this, remove {originals}", originals=row.originals)
            return ngettext(
                "keep this, remove {originals} ({count:,} character is lost)",
                "keep this, remove {originals} ({count:,} characters are lost)",
                missing,
                originals=row.originals,
            )
        case Choice.BOTH:
            return _("keep both") if block_copy else _("leave it")
        case _:
            return _(_PLAIN[chosen])


_MEANS = {
    Choice.FIX: N_("apply the fix; nothing is written before the last question of the post"),
    Choice.SWAP: N_("keep this text, and remove the one that it repeats"),
    Choice.BOTH: N_("change nothing; the next check reports it again"),
    Choice.IGNORE: N_("change nothing, and write a comment that keeps it from being reported"),
    Choice.EDIT: N_("open the lines in your editor ($VISUAL, $EDITOR, or that of the system)"),
    Choice.SKIP: N_("decide later: nothing is changed, and all else goes on"),
}


def explained(chosen: Choice, row: FindingRow) -> str:
    """Say at length what a choice does."""
    return _("{choice}: {meaning}", choice=choice(chosen, row), meaning=_(_MEANS[chosen]))


def kind(row: FindingRow) -> str:
    """Name what findings have in common that are decided at once."""
    rule, safety = f"{row.code} {row.name}", _(row.finding.safety.word)
    return _("{rule} ({safety})", rule=rule, safety=safety)


def for_all(row: FindingRow, more: int) -> str:
    """Say for which findings an answer was given besides the one that was asked about."""
    said = _("{kind}: {count:,} more decided in this post; those of later posts will be, too.")
    return said.format(kind=kind(row), count=more)


def refusal(proof: Proof) -> str:
    """Say why a decision was not taken."""
    if proof:
        return _("This does not fit the earlier decisions, or would damage other text.")
    losses = "; ".join(loss(lost) for lost in proof.losses[:SHOWN])
    return _("That would lose something: {losses}.", losses=losses)


def answered(decided: int, findings: int) -> str:
    """Say how many questions of a post are answered."""
    said = _("{decided:,} of {findings} decided")
    return said.format(decided=decided, findings=phrases.findings(findings))


def open_in_browser(url: str) -> str:
    """Say where the review is to be found."""
    head = _("review: {url}", url=url)
    rest = _("(works once, on this machine only; Ctrl-C ends it)")
    return f"{head}\n{rest}\n"


def used_address() -> str:
    """Tell a second browser what to do."""
    return _(
        "This address works once, in one browser. Go on in the tab that opened it first, or press"
        " Ctrl-C in the terminal, run the command again and open the new address."
    )


def settled(decided: int, findings: int, removed: int, *, written: bool) -> str:
    """Say what became of a post whose last question is answered."""
    said = answered(decided, findings)
    if not written:
        return _("{said}; not changed", said=said)
    return _("{said}, {difference}; written", said=said, difference=phrases.difference(removed))


def reviewed(written: int, decided: int, left: int, unseen: int) -> str:
    """Say what a review came to."""
    remain = _("{findings} left", findings=phrases.findings(left))
    if not left:
        remain = _("nothing left")
    if unseen:
        remain = _("{remain} and {posts} not looked at", remain=remain, posts=phrases.posts(unseen))
    posts, decisions = phrases.posts(written), _decisions(decided)
    return _(
        "{posts} written, {decisions}; {remain}.", posts=posts, decisions=decisions, remain=remain
    )


def broken_off(written: int, path: str) -> str:
    """Say what a review that was broken off has done."""
    said = _("interrupted; {posts} written", posts=phrases.posts(written))
    return _("{said}, {path} is as it was", said=said, path=visible(path)) if path else said
