"""Reviewing: a post whose findings are decided in any order, and written when asked."""

from typing import NamedTuple

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.report.words import review
from dedupe_paragraphs.review.decide import ReviewedPost, ReviewOutcome


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
        alike = [n for n, kind in enumerate(kinds) if kind == kinds[number] and n != number]
        return [n for n in alike if n not in self.decisions]

    def answer(self, number: int, decision: Answer | None) -> ReviewOutcome:
        """Take a decision if it can be done with the others; without one, take it back.

        The outcome says what speaks against it.
        """
        decisions = {n: each for n, each in self.decisions.items() if n != number}
        if decision is not None:
            decisions[number] = decision
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
        self._read(outcome.data)
        removed = len(before.decode()) - len(outcome.data.decode())
        said = review.settled(decided, findings, removed, written=changed)
        return Written(decided, changed, said)

    def reread(self) -> None:
        """Read the post anew as it lies on disk, and forget what was decided."""
        self._read(files.read(self.path))

    def _read(self, data: bytes) -> None:
        self.decisions = {}
        self.reviewed = ReviewedPost(data, self.path, self.reviewed.options)
