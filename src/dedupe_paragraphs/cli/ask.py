"""Asking: one finding is shown, one answer is read."""

import os
import sys

import click

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.agree import agrees, key, read
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import review as talk
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.review.decide import ReviewedPost
from dedupe_paragraphs.review.reviewing import Questions

KEYS = {each.letter: each for each in Choice}
"""What is typed for a choice; `a` before it gives it to all alike."""
_ALL, _UNDO, _QUIT, _HELP = "a", "u", "q", "?"
_BACK = "b"
"""An older name of undo."""
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
        self._full = Full(look)

    def all(self) -> None:
        """Ask until the last question is answered.

        Raises `Quit` if somebody wants no more, and `KeyboardInterrupt` as ever.
        """
        while (number := self._questions.current) is not None:
            row = self._row(number)
            streams.write(f"\n{self._full.shown(row)}")
            streams.write(self._menu(number, row))
            while not self._answered(number):
                pass

    def _menu(self, number: int, row: FindingRow) -> str:
        said = {each: talk.choice(each, row) for each in self._offered(number)}
        long = [f"  {each.letter}  {said[each]}" for each in said if each in _LINES]
        short = [f"{each.letter}  {said[each]}" for each in said if each not in _LINES]
        undo, leave, for_all, keys = _("undo"), _("quit"), _("before a letter: for all"), _("help")
        rest = [f"{_UNDO}  {undo}", f"{_QUIT}  {leave}", f"{_ALL} {for_all}", f"{_HELP}  {keys}"]
        return self._lines([*long, f"  {'   '.join(short)}", f"  {'   '.join(rest)}"])

    def _lines(self, lines: list[str]) -> str:
        return "".join(self._full.line(line, "     ") for line in lines)

    def _offered(self, number: int) -> tuple[Choice, ...]:
        return self._questions.reviewed.choices(number)

    def _row(self, number: int) -> FindingRow:
        return FindingRow(self._questions.reviewed.findings[number], self._view)

    def _answered(self, number: int) -> bool:
        """Read an answer and tell whether another question comes next."""
        typed = key(_read("{}/{}> ".format(*self._questions.place)))
        if typed in (_UNDO, _BACK):
            if not (is_back := self._questions.back()):
                _say(_("There is nothing to undo in this post."))
            return is_back
        if typed == _QUIT:
            raise Quit(write=self._wants_to_write())
        if typed == _HELP:
            streams.write(self._lines(self._help(number)))
            return False
        for_all = typed.startswith(_ALL)
        choice = KEYS.get(typed.removeprefix(_ALL).strip())
        if choice is None or choice not in self._offered(number):
            _say(_("Type one of the letters above; ? explains them."))
            return False
        if for_all and choice is Choice.EDIT:
            _say(_("Each text is edited by itself."))
            return False
        return self._decided(number, choice, for_all=for_all)

    def _help(self, number: int) -> list[str]:
        row = self._row(number)
        said = {each.letter: talk.explained(each, row) for each in self._offered(number)}
        said |= {
            _UNDO: _("undo the last decision of this post, and ask again"),
            _QUIT: _("end the review; asks whether to write what was decided in this post"),
            _ALL: _(
                "before a letter, such as ar: at once the same for all {kind} that are open in this"
                " post, and for those of later posts"
            ).format(kind=talk.kind(row)),
        }
        return [f"  {letter}  {text}" for letter, text in said.items()]

    def _decided(self, number: int, choice: Choice, *, for_all: bool) -> bool:
        decision = self._decision(number, choice)
        if decision is None:
            return False
        before = len(self._questions.post.decisions)
        outcome = self._questions.answer(decision, for_all=for_all)
        if not outcome:
            _say(talk.refusal(outcome.proof))
        elif for_all:
            more = len(self._questions.post.decisions) - before - 1
            _say(talk.for_all(self._row(number), more))
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
        try:
            return agrees(f"  {asked}")
        except EOFError:
            streams.write("\n")
            return False


def _say(text: str) -> None:
    streams.write(f"  {text}\n")


def _read(prompt: str) -> str:
    """Read a line; the end of the input is the end of the questions."""
    try:
        return read(prompt)
    except EOFError:
        streams.write("\n")
        raise Quit(write=False) from None


def _edited(reviewed: ReviewedPost, number: int) -> Answer | None:
    """Let somebody edit the lines of a finding; nothing where they did not."""
    ending = os.path.splitext(reviewed.post.path)[1] or ".md"
    before = reviewed.lines(number)
    try:
        after = click.edit(before, _editor(), extension=ending)
    except click.ClickException as error:
        _say(error.format_message())
        return None
    if after is None or after.rstrip("\n") == before.rstrip("\n"):
        _say(_("Not changed."))
        return None
    return reviewed.edited(number, after)


def _editor() -> str | None:
    """Return the editor of macOS for text where none is named; click knows those of others."""
    is_named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return "open -W -n -t" if sys.platform == "darwin" and not is_named else None
