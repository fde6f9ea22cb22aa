"""Decide: what somebody chose for each finding of a post, made into its new bytes, proven.

The one way from decisions to bytes: in the terminal, in the browser and in the editor.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from dedupe_paragraphs.fix.check import Analysis, examine, given_up
from dedupe_paragraphs.fix.plan import apply, plan
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model import evidence as kinds
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.review.choices import enclosed, end_of_line, swapped, touched

Answers = Mapping[int, Answer]
"""What was chosen, by the number of the finding."""


@record
class ReviewOutcome:
    """What decisions come to."""

    data: bytes
    """The post after them."""
    edits: tuple[Edit, ...] = ()
    """The same as edits of the old bytes, sorted, none overlapping another."""
    refused: frozenset[int] = frozenset()
    """Findings whose decision cannot be done beside the others, or without harm to the rest."""
    proof: Proof = Proof()
    """That nothing is lost but what somebody decided to give up."""

    def __bool__(self) -> bool:
        """Tell whether the bytes may be written."""
        return not self.refused and bool(self.proof)


class ReviewedPost:
    """One post, its findings, and what can be decided about each."""

    def __init__(self, data: bytes, path: str, options: Options, *, damaged: bool = False) -> None:
        """Read a post; `damaged` if it was before this review changed it. Raises `InputError`."""
        self.options = options
        self.analysis: Analysis = examine(data, path, options, damaged=damaged)
        self._swaps: dict[int, Removal | None] = {}

    @property
    def post(self) -> Post:
        """The post as it is."""
        return self.analysis.report.post

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to decide; a finding's number is its place here."""
        return self.analysis.report.findings

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The numbers of the findings in the order in which they can be decided: each after those
        whose fixes its own needs."""
        return tuple(sorted(range(len(self.findings)), key=lambda each: len(self.needs(each))))

    def needs(self, number: int) -> tuple[int, ...]:
        """Return the findings whose fixes the fix of one needs."""
        fix = self.findings[number].fix
        return tuple(self._numbers[each] for each in fix.needs) if fix else ()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {each.fingerprint: number for number, each in enumerate(self.findings)}

    def with_needs(self, number: int, answer: Answer, decisions: Answers) -> dict[int, Answer]:
        """Return decisions and another one; a fix brings those that it needs, where they are still
        open."""
        needed = self.needs(number) if answer.choice is Choice.FIX else ()
        return {**dict.fromkeys(needed, answer), **decisions, number: answer}

    def choices(self, number: int) -> tuple[Choice, ...]:
        """Return what can be chosen for a finding."""
        removing = (Choice.FIX, Choice.SWAP)
        offered = [each for each in removing if self._removal(number, each) is not None]
        offered.append(Choice.BOTH)
        # In plain text a comment would be read; and a comment needs no comment on itself.
        is_comment = isinstance(self.findings[number].evidence, kinds.IgnoreComment)
        if not is_comment and not self.post.path.lower().endswith(".txt"):
            offered.append(Choice.IGNORE)
        return (*offered, Choice.EDIT, Choice.SKIP)

    def is_due(self, number: int, decisions: Answers) -> bool:
        """Tell whether a finding has still to be decided, after what was decided already.

        A heading is, once nothing is left under it.
        """
        is_heading = isinstance(self.findings[number].evidence, kinds.EmptyHeading)
        given = (decisions.get(each) for each in self.needs(number))
        return not is_heading or all(each and each.choice is Choice.FIX for each in given)

    def passage(self, number: int) -> Span:
        """Return the whole lines of a finding, which an edit replaces."""
        blocks = self._touched(number)
        return Span(blocks[0].lines.start, blocks[-1].lines.end)

    def lines(self, number: int) -> str:
        """Return the lines of a finding as an editor takes them, whatever ends them in the post."""
        return _unix(self.post.quote(self.passage(number)))

    def edited(self, number: int, text: str) -> Answer:
        """Return the decision for a text that somebody wrote in the place of a finding's lines.

        It gets the line ends of the post; one at its end belongs to the editor.
        """
        written = _unix(text).rstrip("\n").encode("utf-8", "replace")
        return Answer(Choice.EDIT, text=written.replace(b"\n", end_of_line(self.post)))

    def outcome(self, decisions: Answers) -> ReviewOutcome:
        """Return what decisions come to; those not decided change nothing."""
        removals = self._removals(decisions)
        planned = plan(self.post, [removals.get(n, Removal()) for n in range(len(self.findings))])
        by_hand = self._by_hand(decisions)
        taken = {index for removal in removals.values() for index in removal.touched}
        touched_by = ((n, {block.index for block in self._touched(n)}) for n in by_hand)
        refused = planned.refused | {n for n, blocks in touched_by if blocks & taken}
        refused |= {n for n in removals if not self.is_due(n, decisions)}
        made = (edit for edits in by_hand.values() for edit in edits)
        edits = tuple(sorted([*planned.edits, *made], key=lambda edit: edit.span))
        if refused or any(a.span.end > b.span.start for a, b in pairwise(edits)):
            return ReviewOutcome(self.post.data, (), refused or frozenset(decisions))
        data = apply(self.post.data, edits)
        proof = Proof()
        if data != self.post.data:
            proof = prove(self.post.data, data, self.post.path, self._conceded(decisions))
            proof = Proof(tuple(x for x in proof.losses if not self._is_renamed(x, by_hand)))
        return ReviewOutcome(data, edits, self._outspoken(decisions, data, edits), proof)

    def _removals(self, decisions: Answers) -> dict[int, Removal]:
        found = {n: self._removal(n, decision.choice) for n, decision in decisions.items()}
        return {number: removal for number, removal in found.items() if removal is not None}

    def _removal(self, number: int, choice: Choice) -> Removal | None:
        proposal, finding = self.analysis.proposals[number], self.findings[number]
        if choice is Choice.FIX and finding.safety is not Safety.MANUAL:
            return proposal.removal
        if choice is Choice.SWAP and kinds.is_block_copy(finding.evidence):
            if number not in self._swaps:
                removal = None if proposal.removal is None else swapped(self.post, finding)
                refused = removal is None or plan(self.post, [removal]).refused
                self._swaps[number] = None if refused else removal
            return self._swaps[number]
        return None

    def _touched(self, number: int) -> list[Block]:
        return touched(self.post, self.findings[number].place)

    def _by_hand(self, decisions: Answers) -> dict[int, list[Edit]]:
        """Return the edits beside those of the plan, by the finding that needs its blocks kept."""
        made = {}
        for number, decision in decisions.items():
            if decision.choice is Choice.EDIT:
                made[number] = [Edit(self.passage(number), decision.text)]
            elif decision.choice is Choice.IGNORE:
                code, blocks = self.findings[number].rule, self._touched(number)
                made[number] = enclosed(self.post, blocks, code, decision.reason)
        return made

    def _conceded(self, decisions: Answers) -> list[bytes]:
        """Return the texts that somebody gave up, which the proof must not ask for."""
        spans: list[Span] = []
        for number, decision in decisions.items():
            finding = self.findings[number]
            if decision.choice is Choice.EDIT:
                spans.append(self.passage(number))
            elif decision.choice is Choice.SWAP and not isinstance(finding.evidence, kinds.Copied):
                removal = self._removal(number, Choice.SWAP) or Removal()
                spans += (self.post.blocks[index].span for index in removal.touched)
        done = [self.findings[n] for n, each in decisions.items() if each.choice is Choice.FIX]
        texts = [*map(self.post.source, spans), *given_up(self.post, done)]
        # After an empty line, so that no rule at its beginning passes for front matter.
        return [b"\n" + text for text in texts]

    def _is_renamed(self, loss: Loss, by_hand: Iterable[int]) -> bool:
        """Tell whether a loss is a heading that somebody wrote another text in the place of."""
        passages = (self.passage(n) for n in by_hand)
        return loss.kind == "heading" and any(s.start <= loss.byte < s.end for s in passages)

    def _outspoken(
        self, decisions: Answers, data: bytes, edits: tuple[Edit, ...]
    ) -> frozenset[int]:
        """Return the findings that are reported in spite of the comment that is to silence them."""
        ignored = [n for n, each in decisions.items() if each.choice is Choice.IGNORE]
        if not ignored:
            return frozenset()
        damaged = self.analysis.damaged
        found = examine(data, self.post.path, self.options, damaged=damaged).report.findings
        left = {(finding.rule, finding.spans[0].start) for finding in found}

        def reported(number: int) -> bool:
            start = self.findings[number].place.start
            moved = sum(len(e.text) - e.span.size for e in edits if e.span.end <= start)
            return (self.findings[number].rule, start + moved) in left

        return frozenset(filter(reported, ignored))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
