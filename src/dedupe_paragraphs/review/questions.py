"""Questions: the findings of a post one after the other, each with its answer, back and forth."""

from collections.abc import Container

from dedupe_paragraphs.model.answer import Answer
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.review.decide import ReviewedPost, ReviewOutcome
from dedupe_paragraphs.review.reviewing import Reviewing

Kind = tuple[str, Safety]
"""What makes two findings alike: what they are, and how far their fix may be trusted."""
Standing = dict[Kind, Answer]
"""Answers that were given for all findings of a kind, in this post and those after it."""


class Questions:
    """The questions of one post."""

    def __init__(
        self, reviewed: ReviewedPost, standing: Standing, only: Container[int] | None = None
    ) -> None:
        """Begin with the first question; `only` holds the numbers to be asked, if not all."""
        self.reviewed = reviewed
        self.post = Reviewing(reviewed)
        self._standing = standing
        self._order = [n for n in reviewed.order if only is None or n in only]
        self._asked: list[tuple[int, dict[int, Answer], Standing]] = []
        """Where each question was, and what was decided when it was asked."""
        self._at = 0
        self._pass_over()

    @property
    def current(self) -> int | None:
        """The number of the finding that is asked about; None after the last."""
        return self._order[self._at] if self._at < len(self._order) else None

    @property
    def place(self) -> tuple[int, int]:
        """Which question this is, from 1, and how many there are."""
        return self._at + 1, len(self._order)

    def answer(self, decision: Answer, *, for_all: bool = False) -> ReviewOutcome:
        """Take the answer to the current question and go on, if it can be done.

        Otherwise the question stays, and the outcome tells what speaks against the answer.
        `for_all` gives it to all findings of the kind that are still to come, too.
        """
        assert self.current is not None
        before = (self._at, self.post.decisions, dict(self._standing))
        outcome = self.post.answer(self.current, decision)
        if outcome:
            self._asked.append(before)
            if for_all:
                self._standing[self._kind(self.current)] = decision
            self._at += 1
            self._pass_over()
        return outcome

    def back(self) -> bool:
        """Return to the question before, its answer forgotten; false at the first one."""
        if not self._asked:
            return False
        self._at, self.post.decisions, standing = self._asked.pop()
        self._standing.clear()
        self._standing.update(standing)
        return True

    def _pass_over(self) -> None:
        """Pass over what needs no question: what is no longer due, and what has its answer."""
        while (number := self.current) is not None:
            if self.reviewed.is_due(number, self.post.decisions):
                decision = self._standing.get(self._kind(number))
                if decision is None or decision.choice not in self.reviewed.choices(number):
                    return
                if not self.post.answer(number, decision):
                    return
            self._at += 1

    def _kind(self, number: int) -> Kind:
        finding = self.reviewed.findings[number]
        return finding.rule, finding.safety
