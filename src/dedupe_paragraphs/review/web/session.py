"""A session: what the page asks and is told, decided as everywhere (`review/decide.py`)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.errors import ChangedMeanwhileError, DedupeError
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.html.render import Html, anchor
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import errors, phrases, review
from dedupe_paragraphs.review.reviewing import Reviewing

Asked = Mapping[str, Any]
Told = dict[str, Any]


class BadRequestError(Exception):
    """What no page of ours asks."""


@mutable_record
class Session:
    """The posts that are reviewed."""

    posts: list[Reviewing]
    wanted: Callable[[Report], Report]
    """Leaves those findings of a report that are to be decided."""
    written: int = 0
    decided: int = 0
    over: bool = False
    _anchors: dict[str, Reviewing] = field(default_factory=dict)
    _names: dict[str, dict[str, int]] = field(default_factory=dict)
    """The letters that texts of a post have, so that they keep them when it is written."""
    _before: dict[str, list[dict[int, Answer]]] = field(default_factory=dict)
    """What was decided of a post before each decision."""

    def __post_init__(self) -> None:
        self._anchors = {anchor(post.path): post for post in self.posts}

    def page(self) -> Iterable[str]:
        """Return the page as the posts are now."""
        html = Html(template="review.html", names=self._names)
        tally = Tally(paths=tuple(post.path for post in self.posts))
        for post in self.posts:
            report = self.wanted(post.reviewed.analysis.report)
            html.write(html.checked(report))
            tally.checked(report)
        return html.finish(tally)

    def answer(self, where: str, asked: Asked) -> Told:
        """Do what the page asks. Raises `BadRequestError`."""
        if where == "/done":
            self.over = True
            return {"said": self.summary()}
        post = self._anchors.get(str(asked.get("post")))
        if post is None:
            raise BadRequestError("no such post")
        match where:
            case "/post":
                return self._state(post)
            case "/decide":
                return self._remembered(post, lambda: self._decide(post, asked))
            case "/safe":
                return self._remembered(post, lambda: self._accept_safe(post))
            case "/undo":
                if before := self._before.get(post.path):
                    post.decisions = before.pop()
                return self._state(post)
            case "/passage":
                return {"text": post.reviewed.lines(self._number(post, asked))}
            case "/write":
                return self._write(post)
        raise BadRequestError("no such question")

    def summary(self) -> str:
        """Say what the review came to."""
        return review.reviewed(self.written, self.decided, self.left, 0)

    @property
    def left(self) -> int:
        """How many findings are left."""
        return sum(len(self.wanted(post.reviewed.analysis.report).findings) for post in self.posts)

    def _remembered(self, post: Reviewing, decide: Callable[[], Told]) -> Told:
        """Decide something that can be undone."""
        before = post.decisions
        told = decide()
        if post.decisions != before:
            self._before.setdefault(post.path, []).append(before)
        return told | {"undoable": bool(self._before.get(post.path))}

    def _open_and_safe(self, post: Reviewing) -> list[int]:
        wanted = {each.fingerprint for each in self.wanted(post.reviewed.analysis.report).findings}
        safe = {
            number
            for number, each in enumerate(post.reviewed.findings)
            if each.safety is Safety.SAFE and each.fingerprint in wanted
        }
        return [n for n in post.reviewed.order if n in safe and n not in post.decisions]

    def _accept_safe(self, post: Reviewing) -> Told:
        for number in self._open_and_safe(post):
            if Choice.FIX in post.reviewed.choices(number):
                post.answer(number, Answer(Choice.FIX))  # what cannot be done is left open
        return self._state(post)

    def _decide(self, post: Reviewing, asked: Asked) -> Told:
        number = self._number(post, asked)
        decision = _decision(post, number, asked)
        outcome = post.answer(number, decision)
        if decision and outcome and asked.get("all") is True and decision.choice != Choice.EDIT:
            for each in post.alike(number):
                if decision.choice in post.reviewed.choices(each):
                    post.answer(each, decision)  # what cannot be done is left open
        refused = "" if outcome else review.refusal(outcome.proof)
        return self._state(post) | {"refused": refused}

    def _write(self, post: Reviewing) -> Told:
        try:
            done = post.write(len(self.wanted(post.reviewed.analysis.report).findings))
        except DedupeError as error:
            if isinstance(error, ChangedMeanwhileError):
                post.reread()
                self._before.pop(post.path, None)
            return {"error": phrases.named(post.path, errors.error(error))}
        self._before.pop(post.path, None)
        self.decided += done.decided
        self.written += done.changed
        return {"said": phrases.named(post.path, done.said)}

    def _number(self, post: Reviewing, asked: Asked) -> int:
        number = _numbers(post).get(str(asked.get("finding")))
        if number is None:
            raise BadRequestError("no such finding")
        return number

    def _state(self, post: Reviewing) -> Told:
        """Return the choices for each finding of a post, and what was chosen."""
        view = View(post.reviewed.post)
        findings = self.wanted(post.reviewed.analysis.report).findings
        numbers = _numbers(post)
        found = ((numbers[each.fingerprint], FindingRow(each, view)) for each in findings)
        return {
            "findings": {
                row.finding.fingerprint: {
                    "choices": [
                        [choice.value, review.choice(choice, row), choice.letter]
                        for choice in post.reviewed.choices(number)
                        if choice is not Choice.SKIP  # not to answer is to skip
                    ],
                    "chosen": post.decisions[number].choice if number in post.decisions else None,
                }
                for number, row in found
            },
            "decided": review.answered(post.decided, len(findings)),
            "undoable": bool(self._before.get(post.path)),
            "safe": len(self._open_and_safe(post)),
            "changes": post.outcome.data != post.reviewed.post.data,
        }


def _numbers(post: Reviewing) -> dict[str, int]:
    return {each.fingerprint: number for number, each in enumerate(post.reviewed.findings)}


def _decision(post: Reviewing, number: int, asked: Asked) -> Answer | None:
    """Return what is asked for; nothing where a decision is to be taken back."""
    given = str(asked.get("text") or "")
    match asked.get("choice"):
        case None:
            return None
        case choice if choice not in post.reviewed.choices(number):
            raise BadRequestError("no such choice")
        case Choice.EDIT:
            return post.reviewed.edited(number, given)
        case choice:
            return Answer(Choice(choice), reason=given if choice == Choice.IGNORE else "")
