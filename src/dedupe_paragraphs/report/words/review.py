"""The conversation of `dedupe review` in words."""

from dedupe_paragraphs.model.answer import Choice
from dedupe_paragraphs.model.evidence import Truncated, is_block_copy
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.errors import loss
from dedupe_paragraphs.report.words.findings import originals, remedy
from dedupe_paragraphs.report.words.language import N_, _, ngettext
from dedupe_paragraphs.report.words.phrases import SHOWN
from dedupe_paragraphs.report.words.rules import safety

_PLAIN = {
    Choice.IGNORE: N_("ignore, with a comment"),
    Choice.EDIT: N_("edit"),
    Choice.SKIP: N_("skip"),
}


def choice(chosen: Choice, finding: Finding, view: View) -> str:
    """Say what a choice does with a finding, in the imperative."""
    match chosen:
        case Choice.FIX:
            said = _("{remedy} ({safety})")
            if is_block_copy(finding.evidence):
                said = _("{remedy}, keep {originals} ({safety})")
            return said.format(
                remedy=remedy(finding, view),
                originals=originals(finding, view),
                safety=safety(finding.safety),
            )
        case Choice.SWAP:
            return _swap(finding, view)
        case Choice.BOTH:
            return _("keep both") if is_block_copy(finding.evidence) else _("leave it")
        case _:
            return _(_PLAIN[chosen])


def _swap(finding: Finding, view: View) -> str:
    where = originals(finding, view)
    missing = finding.evidence.missing if isinstance(finding.evidence, Truncated) else 0
    if not missing:
        return _("keep this, remove {originals}").format(originals=where)
    return ngettext(
        "keep this, remove {originals} ({count:,} character is lost)",
        "keep this, remove {originals} ({count:,} characters are lost)",
        missing,
        originals=where,
    )


def refusal(proof: Proof) -> str:
    """Say why a decision was not taken."""
    if proof:
        return _("That cannot be done beside what was decided before, or not without other harm.")
    losses = "; ".join(loss(lost) for lost in proof.losses[:SHOWN])
    return _("That would lose something: {losses}.").format(losses=losses)


def menu() -> tuple[str, str, str]:
    """Name what can be typed beside the choices: back, quit, and for all."""
    return _("back"), _("quit"), _("before a letter: for all like this")


def first_question() -> str:
    """Say that there is no way further back."""
    return _("This is the first question of the post.")


def type_a_letter() -> str:
    """Say that something else was typed than what is asked for."""
    return _("Type one of the letters above.")


def edited_alone() -> str:
    """Say that an edit cannot be given to all alike."""
    return _("Each text is edited by itself.")


def why() -> str:
    """Ask for the reason of an ignore comment."""
    return _("Why? (may stay empty)")


def unchanged() -> str:
    """Say that an edit changed nothing."""
    return _("Not changed.")


def write_so_far(path: str) -> str:
    """Ask whether an unfinished post is to be written."""
    return _("Write what was decided in {path} so far?").format(path=visible(path))


def answered(decided: int, findings: int) -> str:
    """Say how many questions of a post are answered."""
    return _("{decided:,} of {findings} decided").format(
        decided=decided, findings=phrases.findings(findings)
    )


def open_in_browser(url: str) -> str:
    """Say where the review is to be found."""
    head = _("review: {url}").format(url=url)
    rest = _("(works once, on this machine only; Ctrl-C ends it)")
    return f"{head}\n{rest}\n"


def settled(decided: int, findings: int, removed: int, *, written: bool) -> str:
    """Say what became of a post whose last question is answered."""
    said = answered(decided, findings)
    if not written:
        return _("{said}; not changed").format(said=said)
    return _("{said}, {difference}; written").format(
        said=said, difference=phrases.difference(removed)
    )


def reviewed(written: int, decided: int, left: int, unseen: int) -> str:
    """Say what a review came to."""
    decisions = ngettext("{count:,} decision", "{count:,} decisions", decided)
    remain = _("{findings} left").format(findings=phrases.findings(left))
    if not left:
        remain = _("nothing left")
    if unseen:
        remain = _("{remain} and {posts} not looked at").format(
            remain=remain, posts=phrases.posts(unseen)
        )
    return _("{posts} written, {decisions}; {remain}.").format(
        posts=phrases.posts(written), decisions=decisions, remain=remain
    )


def broken_off(written: int, path: str) -> str:
    """Say what a review that was broken off has done."""
    said = _("interrupted; {posts} written").format(posts=phrases.posts(written))
    return _("{said}, {path} is as it was").format(said=said, path=visible(path)) if path else said
