"""Asking: one finding is shown, one answer is read."""

import os
import unicodedata
from contextlib import suppress

import click

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import review as talk
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.review.decide import ReviewedPost
from dedupe_paragraphs.review.reviewing import Questions

KEYS = {
    "r": Choice.FIX,
    "t": Choice.SWAP,
    "k": Choice.BOTH,
    "i": Choice.IGNORE,
    "e": Choice.EDIT,
    "s": Choice.SKIP,
}
"""What is typed for a choice; `a` before it gives it to all alike."""
_ALL, _BACK, _QUIT = "a", "b", "q"
_LINES = (Choice.FIX, Choice.SWAP)
"""Choices that say so much that each takes a line of its own."""


class Quit(Exception):  # noqa: N818  # no error: somebody has had enough
    """Somebody wants no more questions."""

    def __init__(self, *, write: bool) -> None:
        super().__init__()
        self.write = write
        """Whether what was decided in this post is to be written."""


class Ask:
    """Asks the questions of one post in a terminal."""

    def __init__(self, questions: Questions, look: Look) -> None:
        self._questions = questions
        self._view = View(questions.reviewed.post)
        self._full = Full(colour=look.colour, width=look.width)

    def all(self) -> None:
        """Ask until the last question is answered.

        Raises `Quit` if somebody wants no more, and `KeyboardInterrupt` as ever.
        """
        while (number := self._questions.current) is not None:
            row = FindingRow(self._questions.reviewed.findings[number], self._view)
            streams.write(f"\n{self._full.shown(row)}")
            streams.write(self._menu(number, row))
            while not self._answered(number):
                pass

    def _menu(self, number: int, row: FindingRow) -> str:
        offered = self._questions.reviewed.choices(number)
        keys = {choice: key for key, choice in KEYS.items()}
        said = {each: talk.choice(each, row) for each in offered}
        long = [f"  {keys[each]}  {said[each]}" for each in offered if each in _LINES]
        short = [f"{keys[each]}  {said[each]}" for each in offered if each not in _LINES]
        back, leave, for_all = _("back"), _("quit"), _("before a letter: for all like this")
        rest = [f"{_BACK}  {back}", f"{_QUIT}  {leave}", f"{_ALL} {for_all}"]
        lines = [*long, f"  {'   '.join(short)}", f"  {'   '.join(rest)}"]
        return "".join(self._full.line(line, "     ") for line in lines)

    def _answered(self, number: int) -> bool:
        """Read an answer and tell whether another question comes next."""
        typed = _key(_read("{}/{}> ".format(*self._questions.place)))
        if typed == _BACK:
            if not self._questions.back():
                _say(_("This is the first question of the post."))
                return False
            return True
        if typed == _QUIT:
            raise Quit(write=self._wants_to_write())
        for_all = typed.startswith(_ALL)
        choice = KEYS.get(typed.removeprefix(_ALL).strip())
        if choice is None or choice not in self._questions.reviewed.choices(number):
            _say(_("Type one of the letters above."))
            return False
        if for_all and choice is Choice.EDIT:
            _say(_("Each text is edited by itself."))
            return False
        decision = self._decision(number, choice)
        if decision is None:
            return False
        outcome = self._questions.answer(decision, for_all=for_all)
        if not outcome:
            _say(talk.refusal(outcome.proof))
        return bool(outcome)

    def _decision(self, number: int, choice: Choice) -> Answer | None:
        if choice is Choice.IGNORE:
            why = _("Why? (optional)")
            return Answer(choice, reason=_read(f"  {why} "))
        if choice is not Choice.EDIT:
            return Answer(choice)
        return _edited(self._questions.reviewed, number)

    def _wants_to_write(self) -> bool:
        post = self._questions.reviewed.post
        if self._questions.post.outcome.data == post.data:
            return False
        asked = _("Write the decisions made in {path} so far?").format(path=visible(post.path))
        return _key(_read(f"  {asked} y/n ")).startswith("y")


def _say(text: str) -> None:
    streams.write(f"  {text}\n")


def _read(prompt: str) -> str:
    """Read a line; the end of the input is the end of the questions."""
    with suppress(ImportError):  # Where the system lets a line be edited while it is typed.
        import readline  # noqa: F401, PLC0415  # its import is what makes `input` use it
    try:
        return input(prompt).strip()
    except EOFError:
        streams.write("\n")
        raise Quit(write=False) from None


def _key(typed: str) -> str:
    """Take what a Japanese keyboard sends for a letter, ｒ, as the letter."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def _edited(reviewed: ReviewedPost, number: int) -> Answer | None:
    """Let somebody edit the lines of a finding; nothing where they did not."""
    ending = os.path.splitext(reviewed.post.path)[1] or ".md"
    before = reviewed.lines(number)
    try:
        after = click.edit(before, extension=ending)
    except click.ClickException as error:
        _say(error.format_message())
        return None
    if after is None or after.rstrip("\n") == before.rstrip("\n"):
        _say(_("Not changed."))
        return None
    return reviewed.edited(number, after)
