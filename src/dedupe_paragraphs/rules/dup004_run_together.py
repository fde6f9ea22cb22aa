"""DUP004: one block that runs several other blocks together, whole or cut."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.evidence import Mixed
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.proposal import Move, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import Pair, is_only_text, pair_of, pairs_of, parts_of, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.stops import ends_sentence

_MAX_REST = 1
"""Sentences that a line says more at its end and that follow the paragraph before them; more are a
paragraph of their own, which the line ran on into: so are the two or three of all 60 posts in which
the restore benchmark planted a new paragraph there."""


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield run-together blocks; sentences of their own are kept as a paragraph."""
    matched = given.matched
    for group in given.groups:
        if group.kind is CopyKind.RUN_TOGETHER:
            copy = matched.copies[group.segments[0].index]
            pairs = pairs_of(matched, group)
            yield _violation(matched, copy, pairs, [copy.sentences], Removal(group.blocks))
    for copy in matched.copies.values():
        runs = matched.copied_runs(copy) if copy.run_together else []
        if runs:
            pairs = [pair_of(matched, run) for run in runs]
            yield _violation(matched, copy, pairs, runs, _without_copies(matched, copy, runs))


def _without_copies(
    matched: Matched, copy: Copy, runs: Sequence[Sequence[SentenceMatch]]
) -> Removal:
    """Return the removal of the copied sentences; what a line says more at its end follows the
    paragraph that it goes on from."""
    layout, last = matched.layout, runs[-1][-1]
    removal = Removal(stretches=stretches(matched, runs, parts=True))
    rest = [each for each in copy.sentences if each.start >= last.end]
    if len(runs) > 1 or runs[0][0].start != copy.segment.start or not rest or not last.source:
        return removal
    _, end = matched.original(*last.source)
    target = layout.segment_at(end - 1)
    if (
        end != target.end
        or target.kind not in _PROSE
        or target.index in matched.all
        or len(target.blocks) + len(copy.segment.blocks) > 2
        or len(rest) > _MAX_REST
        or not layout.text[rest[0].start].isalpha()  # a number may belong to what follows it
        or any(each.state is not State.OWN for each in rest)
        or not (ends_sentence(target.key) and ends_sentence(copy.segment.key))
        or any(each.replaces == target.index for each in matched.copies.values())
    ):
        return removal
    (block,) = copy.segment.blocks
    if is_only_text(matched, block, matched.all_blocks):
        return removal
    move = Move(block.index, rest[0].start - copy.segment.start, target.blocks[0].index)
    return Removal(frozenset({block.index}), move=move, fallback=removal)


_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def _violation(
    matched: Matched,
    copy: Copy,
    pairs: list[Pair],
    runs: Sequence[Sequence[SentenceMatch]],
    removal: Removal,
) -> Violation:
    evidence = Mixed(parts_of(matched, copy, runs))
    blocks = len({match.segment for match in copy.matches})
    safety = matched.safety(copy.segment.index)
    return Violation(safety, Reason.RUN_TOGETHER, pairs, evidence, removal, blocks)


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, Mixed)
    if all(part.copied for part in finding.evidence.parts):
        return Message("runs together the text of {originals}: all {characters} copied")
    return Message(
        "runs together the text of {originals}: "
        "{copied:,} of its {characters} are copied, {own:,} are its own"
    )


RULE = Rule(
    code="DUP004",
    name="run-together",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
One block that runs several other blocks together, headings included, whole or cut; usually it is
thousands of characters on one line.""",
    why="""\
Nobody reads a paragraph of seven thousand characters, and most of it is elsewhere in the post in
its proper form. To remove it whole would lose whatever it says only here.""",
    examples=Examples(
        en="""\
## Tools

Three saws are enough for all the work in this book.

## Care

After work, wipe the blades with a coat of camellia oil.

Tools Three saws are enough for all the work in this book.
Care After work, wipe the blades with a coat of camellia oil.    <- DUP004""",
        ja="""\
## 道具

のこぎりは大中小の三本があれば、この本の仕事には足りる。

## 手入れ

使い終えた刃には、布で椿油を薄く引いておくとよい。

道具のこぎりは大中小の三本があれば、この本の仕事には足りる。
手入れ使い終えた刃には、布で椿油を薄く引いておくとよい。    <- DUP004""",
    ),
    fix="""\
Safe. What is copied is removed; sentences of its own are kept as a paragraph at the same place. One
sentence at its end follows its original.""",
    find=_find,
    message=_message,
)
