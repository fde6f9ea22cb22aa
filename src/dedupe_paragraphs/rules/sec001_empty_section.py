"""SEC001: a heading with nothing left under it."""

from collections.abc import Iterable, Iterator

from dedupe_paragraphs.model.evidence import EmptyHeading
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BOLD_LEVEL, BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import block_place
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield each heading whose text is removed.

    A section that its author left empty is no finding, save a heading that occurs elsewhere with
    its text. A section is judged by what follows once the copies are removed: an own paragraph
    after a copied section belongs to the heading before that.
    """
    matched = given.matched
    post, blocks = matched.layout.post, matched.layout.post.blocks
    removed = frozenset[int]().union(*(removal.blocks for removal in given.removals))
    safe = _Left(blocks, matched.safe_blocks)
    everything = _Left(blocks, matched.all_blocks | removed)
    twins: dict[str, list[Block]] = {}
    headings = [p.blocks[0] for p in matched.layout.segments if p.is_heading]
    for block in headings:
        twins.setdefault(block.key, []).append(block)
    # From the last to the first: a heading whose subsections are all removed is empty too.
    violations = []
    for block in reversed(headings):
        if block.index in everything.gone:
            continue
        twin = _twin(twins[block.key], block, everything.gone)
        empty = _is_emptied(blocks, block, safe) or _is_left_empty(blocks, block, safe.gone)
        copied = empty and twin is not None
        if copied or _opens_nothing(block, twin, safe):
            safe.gone.add(block.index)
            everything.gone.add(block.index)
            violations.append(_violation(post, block, twin, Safety.SAFE))
        elif _is_emptied(blocks, block, everything) or _is_left_empty(
            blocks, block, everything.gone
        ):
            everything.gone.add(block.index)
            violations.append(_violation(post, block, twin, Safety.UNSAFE))
    yield from reversed(violations)


class _Left:
    """What is left of a post while blocks are removed, each of which is passed over once."""

    def __init__(self, blocks: tuple[Block, ...], gone: Iterable[int]) -> None:
        self._blocks = blocks
        self.gone = set(gone)
        """Only ever grows."""
        self._next = list(range(1, len(blocks) + 1))

    def following(self, heading: Block) -> Block | None:
        """Return the first text after a heading that is kept."""
        passed, at = [heading.index], heading.index + 1
        while at < len(self._blocks) and self._is_passed(self._blocks[at]):
            passed.append(at)
            at = self._next[at]
        for each in passed:
            self._next[each] = at
        return self._blocks[at] if at < len(self._blocks) else None

    def _is_passed(self, block: Block) -> bool:
        return block.kind in BRIDGES or block.index in self.gone


def _is_emptied(blocks: tuple[Block, ...], heading: Block, left: _Left) -> bool:
    """Tell whether copies right after a heading are removed and no text is left under it."""
    after = (blocks[index] for index in range(heading.index + 1, len(blocks)))
    first = next((block for block in after if block.kind not in BRIDGES), None)
    if first is None or first.index not in left.gone:
        return False
    following = left.following(heading)
    if following is None:
        return True
    return following.kind is BlockKind.HEADING and following.level <= heading.level


def _is_left_empty(blocks: tuple[Block, ...], heading: Block, gone: set[int]) -> bool:
    """Tell whether the post itself has nothing under a heading.

    Bold lines are left out: several in a row are a list more often than empty sections.
    """
    following = heading.index + 1
    if following == len(blocks):
        return heading.level < BOLD_LEVEL
    next_ = blocks[following]
    if next_.index in gone:
        return False
    return next_.kind is BlockKind.HEADING and next_.level <= heading.level < BOLD_LEVEL


def _opens_nothing(heading: Block, twin: Block | None, left: _Left) -> bool:
    """Tell whether a copied heading ends the post, or is right before the same heading."""
    if twin is None:
        return False
    following = left.following(heading)
    if following is None:
        return twin.index < heading.index
    return following is twin and twin.level == heading.level


def _twin(twins: list[Block], heading: Block, gone: set[int]) -> Block | None:
    """Return another heading of the same words that is kept."""
    others = (each for each in twins if each is not heading and each.index not in gone)
    return next(others, None)


def _violation(post: Post, heading: Block, twin: Block | None, safety: Safety) -> Violation:
    pair = (heading.span, block_place(post, twin or heading))
    removal = Removal(frozenset({heading.index}))
    evidence = EmptyHeading(heading.text)
    return Violation(safety, Reason.EMPTIED_SECTION, [pair], evidence, removal)


def _message(finding: Finding, _post: Post) -> Message:
    if all(place.span == finding.spans[0] for place in finding.originals):
        return Message('once the copies are gone, nothing is left under the heading "{heading}"')
    return Message(
        'once the copies are gone, nothing is left under the heading "{heading}", '
        "which stands at {originals} too"
    )


RULE = Rule(
    code="SEC001",
    name="empty-section",
    safety=Safety.UNSAFE,
    level=Level.WARNING,
    what="""\
A heading with nothing left under it, before the next heading of its level or above, or before the
end of the post.""",
    why="""\
The section was a copy and is removed, or it was announced and never written.""",
    examples=Examples(
        en="""\
## Packing for the voyage    <- SEC001

## Going on board

The pier smelt of salt.""",
        ja="""\
## 旅の支度    <- SEC001

## 船に乗る

桟橋は潮の匂いがした。""",
    ),
    fix="""\
The heading is removed. Safe if the heading itself is a copy, else unsafe.""",
    find=_find,
    message=_message,
    runs_after=RunsAfter.REMOVALS,
    by_hand="write the section, or remove its heading",
    original="the same heading",
)
