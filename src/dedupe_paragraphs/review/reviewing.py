"""Reviewing: a post on disk whose findings are decided in any order, and written when asked."""

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.review.decide import ReviewedPost, ReviewOutcome


@mutable_record
class Reviewing:
    """One post and what was decided of it so far."""

    path: str
    options: Options
    reviewed: ReviewedPost
    decisions: dict[int, Answer] = field(default_factory=dict)
    written: bool = False

    def number(self, fingerprint: str) -> int | None:
        """Return the number of a finding; nothing where the post has no such finding (any more)."""
        findings = enumerate(self.reviewed.findings)
        return next((n for n, each in findings if each.fingerprint == fingerprint), None)

    def alike(self, number: int) -> list[int]:
        """Return the findings of the same kind that are not decided yet, and have its choices."""
        like = self.reviewed.findings[number]
        return [
            each
            for each, finding in enumerate(self.reviewed.findings)
            if (finding.rule, finding.safety) == (like.rule, like.safety)
            and (each == number or each not in self.decisions)
        ]

    def answer(self, number: int, decision: Answer) -> ReviewOutcome:
        """Take a decision if it can be done with the others; the outcome says so."""
        return self._take({**self.decisions, number: decision})

    def retract(self, number: int) -> ReviewOutcome:
        """Take a decision back, if the others can be done without it."""
        return self._take({n: each for n, each in self.decisions.items() if n != number})

    @property
    def decided(self) -> int:
        """How many findings have an answer that is more than a skip."""
        return sum(each.choice is not Choice.SKIP for each in self.decisions.values())

    @property
    def outcome(self) -> ReviewOutcome:
        """What the decisions come to."""
        return self.reviewed.outcome(self.decisions)

    def write(self) -> bool:
        """Write the post, proven, and read it anew; false where nothing was to be written.

        Raises `OutputError`; the file is whole then.
        """
        outcome, before = self.outcome, self.reviewed.post.data
        assert outcome, "a decision that cannot be done is never taken"
        files.replace(self.path, before, outcome.data)
        self.written = self.written or outcome.data != before
        self.decisions.clear()
        self.reviewed = ReviewedPost(outcome.data, self.path, self.options)
        return outcome.data != before

    def reread(self) -> None:
        """Read the post anew as it lies on disk, and forget what was decided."""
        self.decisions.clear()
        self.reviewed = ReviewedPost(files.read(self.path), self.path, self.options)

    def _take(self, decisions: dict[int, Answer]) -> ReviewOutcome:
        outcome = self.reviewed.outcome(decisions)
        if outcome:
            self.decisions = decisions
        return outcome
