"""DUP005: a paragraph that has a copied run of sentences next to text of its own."""

from collections.abc import Iterator

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.groups import CopyGroup
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.model.evidence import Mixed
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.proposal import Move, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import pair_of, parts_of, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    matched = given.matched
    for group in given.groups:
        if group.kind is CopyKind.SAYS_MORE:
            yield _says_more(matched, group)
    for index, copy in matched.copies.items():
        runs = [] if copy.run_together else matched.copied_runs(copy)
        if runs:
            yield Violation(
                matched.safety(index),
                matched.decisions[index].reason,
                [pair_of(matched, run) for run in runs],
                Mixed(parts_of(matched, copy, runs)),
                Removal(stretches=stretches(matched, runs, parts=False)),
            )


def _says_more(matched: Matched, group: CopyGroup) -> Violation:
    """Return the violation of a copy whose own end follows its original."""
    (segment,) = group.segments
    copy, block = matched.copies[segment.index], segment.blocks[0]
    run = [each for each in copy.sentences if each.end <= copy.remainder]
    pair = pair_of(matched, run)
    move = Move(
        block.index, copy.remainder - segment.start, _target(matched, copy).blocks[-1].index
    )
    fallback = Removal(stretches=stretches(matched, [run], parts=False))
    removal = Removal(group.blocks, move=move, fallback=fallback)
    if group.reason is Reason.ROW_MEMBER:  # its number would be that of a rest
        removal = replace(removal, fallback=None)
    evidence = Mixed(parts_of(matched, copy, [run]))
    return Violation(group.safety, group.reason, [pair], evidence, removal)


def _target(matched: Matched, copy: Copy) -> Segment:
    """Return the segment that the end of a copy follows.

    An original that says more itself moves as well. This ends since originals are decided earlier.
    """
    while True:
        copied = [each for each in copy.sentences if each.end <= copy.remainder]
        _, end = matched.original(*copied[-1].original)
        target = matched.layout.segment_at(end - 1)
        copy = matched.copies[target.index]
        if copy.kind is not CopyKind.SAYS_MORE or target.index not in matched.all:
            return target


RULE = Rule(
    code="DUP005",
    name="partial-copy",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
A paragraph that has a copied run of sentences next to text of its own.""",
    why="""\
The copied sentences hide the new one: a reader who recognises the beginning skips the rest.""",
    examples=Examples(
        en="""\
The ferry leaves the island every day at dawn. It carries the
mail and the bread.

The ferry leaves the island every day at dawn. It carries the
mail and the bread. On Sundays it also carries the band.    <- DUP005""",
        ja="""\
渡し船は毎日、夜明けとともに島を出る。郵便と新聞とパンを
積んでいく。朝のうちに対岸に着く。

渡し船は毎日、夜明けとともに島を出る。郵便と新聞とパンを
積んでいく。朝のうちに対岸に着く。日曜日には楽隊も乗せる。    <- DUP005""",
    ),
    fix="""\
The copied sentences are removed. What the copy says more at its end follows its original, if that
ends a block with them; any other text is not moved. Unsafe where own sentences would stay behind
without what they read on from, or where the end of a single copy would move into another section.
Links, emphasis and code spans are never cut in two.""",
    find=_find,
    message=Message("repeats {copied_characters} of {originals} next to {own:,} of its own"),
)
