"""Reviewing: a post whose findings are decided in any order, or asked about one by one."""

from collections.abc import Container
from typing import NamedTuple

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.words import review
from dedupe_paragraphs.review.decide import ReviewedPost, ReviewOutcome

Kind = tuple[str, Safety]
"""What makes two findings alike: what they are, and how far their fix may be trusted."""
Standing = dict[Kind, Answer]
"""Answers that were given for all findings of a kind, in this post and those after it."""


class Written(NamedTuple):
    """What became of a post that was to be written."""

    decided: int
    changed: bool
    said: str


@mutable_record
class Reviewing:
    """One post and what was decided of it so far."""

    reviewed: ReviewedPost
    decisions: dict[int, Answer] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where the post is."""
        return self.reviewed.post.path

    @property
    def decided(self) -> int:
        """How many findings have an answer that is more than a skip."""
        return sum(each.choice is not Choice.SKIP for each in self.decisions.values())

    @property
    def outcome(self) -> ReviewOutcome:
        """What the decisions come to."""
        return self.reviewed.outcome(self.decisions)

    def alike(self, number: int) -> list[int]:
        """Return the findings of the kind of one that are not decided yet, itself left out."""
        kinds = [(each.rule, each.safety) for each in self.reviewed.findings]
        alike = (n for n, kind in enumerate(kinds) if kind == kinds[number] and n != number)
        return [n for n in alike if n not in self.decisions]

    def answer(self, number: int, decision: Answer | None) -> ReviewOutcome:
        """Take a decision, and what it needs, if it can be done with the others; without one, take
        it back.

        The outcome says what speaks against it.
        """
        decisions = {n: each for n, each in self.decisions.items() if n != number}
        if decision is not None:
            decisions = self.reviewed.with_needs(number, decision, decisions)
        outcome = self.reviewed.outcome(decisions)
        if outcome:
            self.decisions = decisions
        return outcome

    def write(self, findings: int) -> Written:
        """Write the post, proven, and read it anew; so many `findings` were asked about.

        Raises `OutputError`; the file is whole then.
        """
        decided, outcome, before = self.decided, self.outcome, self.reviewed.post.data
        assert outcome, "a decision that cannot be done is never taken"
        files.replace(self.path, before, outcome.data)
        changed = outcome.data != before
        self._read(outcome.data, damaged=self.reviewed.analysis.damaged)
        removed = len(before.decode()) - len(outcome.data.decode())
        said = review.settled(decided, findings, removed, written=changed)
        return Written(decided, changed, said)

    def reread(self) -> None:
        """Read the post anew as it is on disk, and forget what was decided."""
        self._read(files.read(self.path), damaged=False)

    def _read(self, data: bytes, *, damaged: bool) -> None:
        self.decisions = {}
        self.reviewed = ReviewedPost(data, self.path, self.reviewed.options, damaged=damaged)


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

        Otherwise the question remains, and the outcome tells what speaks against the answer.
        `for_all` gives it at once to all findings of the kind that are still open in this post, and
        to those of the posts after it.
        """
        assert self.current is not None
        before = (self._at, self.post.decisions, dict(self._standing))
        outcome = self.post.answer(self.current, decision)
        if outcome:
            self._asked.append(before)
            if for_all:
                self._standing[self._kind(self.current)] = decision
                for number in self._order[self._at + 1 :]:
                    self._takes_standing(number)
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
            is_due = self.reviewed.is_due(number, self.post.decisions)
            if is_due and not self._takes_standing(number):
                return
            self._at += 1

    def _takes_standing(self, number: int) -> bool:
        """Tell whether a finding has its answer, or takes the one that was given for its kind."""
        decision = self._standing.get(self._kind(number))
        if number in self.post.decisions or decision is None:
            return number in self.post.decisions
        offered = decision.choice in self.reviewed.choices(number)
        return offered and bool(self.post.answer(number, decision))

    def _kind(self, number: int) -> Kind:
        finding = self.reviewed.findings[number]
        return finding.rule, finding.safety
