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
from dedupe_paragraphs.text.source import written_text


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield each heading that nothing is left under.

    A section is judged by what follows once the copies are removed: an own paragraph after a copied
    section belongs to the heading before that.
    """
    post, matched = given.matched.layout.post, given.matched
    removed = frozenset[int]().union(*(removal.blocks for removal in given.removals))
    safe = _Left(post.blocks, matched.safe_blocks)
    everything = _Left(post.blocks, matched.all_blocks | removed)
    headings = [p.blocks[0] for p in matched.layout.segments if p.is_heading]
    twins: dict[str, list[Block]] = {}
    for block in headings:
        twins.setdefault(block.key, []).append(block)
    # From the last to the first: a heading whose subsections are all removed is empty too.
    violations = []
    for block in reversed(headings):
        if block.index in everything.removed or block.index in matched.needed:
            continue
        others = (each for each in twins[block.key] if each is not block)
        twin = next((each for each in others if each.index not in everything.removed), None)
        if twin is not None and (safe.is_empty(block) or safe.is_opened_again(block, twin)):
            safe.removed.add(block.index)
            violations.append(_violation(post, block, twin, Safety.SAFE))
        elif everything.is_empty(block):
            violations.append(_violation(post, block, twin, Safety.UNSAFE))
        else:
            continue
        everything.removed.add(block.index)
    yield from reversed(violations)


class _Left:
    """What is left of a post while blocks are removed, each of which is passed over once."""

    def __init__(self, blocks: tuple[Block, ...], removed: Iterable[int]) -> None:
        self._blocks = blocks
        self.removed = set(removed)
        """Only ever grows."""
        self._next = list(range(1, len(blocks) + 1))

    def is_empty(self, heading: Block) -> bool:
        """Tell whether copies under a heading are removed and nothing is left, or nothing was."""
        return self._is_emptied(heading) or self._was_empty(heading)

    def is_opened_again(self, heading: Block, twin: Block) -> bool:
        """Tell whether a copied heading ends the post, or is right before the same heading."""
        following = self._following(heading)
        if following is None:
            return twin.index < heading.index
        return following is twin and twin.level == heading.level

    def _is_emptied(self, heading: Block) -> bool:
        after = (self._blocks[at] for at in range(heading.index + 1, len(self._blocks)))
        first = next((block for block in after if block.kind not in BRIDGES), None)
        if first is None or first.index not in self.removed:
            return False
        following = self._following(heading)
        return following is None or _ends_section(following, heading)

    def _was_empty(self, heading: Block) -> bool:
        """Leave out bold lines: several in a row are a list more often than empty sections."""
        if heading.level >= BOLD_LEVEL:
            return False
        following = heading.index + 1
        if following == len(self._blocks):
            return True
        return following not in self.removed and _ends_section(self._blocks[following], heading)

    def _following(self, heading: Block) -> Block | None:
        """Return the first text after a heading that is kept."""
        passed, at = [heading.index], heading.index + 1
        while at < len(self._blocks) and self._is_passed(self._blocks[at]):
            passed.append(at)
            at = self._next[at]
        for each in passed:
            self._next[each] = at
        return self._blocks[at] if at < len(self._blocks) else None

    def _is_passed(self, block: Block) -> bool:
        return block.kind in BRIDGES or block.index in self.removed


def _ends_section(block: Block, heading: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= heading.level


def _violation(post: Post, heading: Block, twin: Block | None, safety: Safety) -> Violation:
    pair = (heading.span, block_place(post, twin or heading))
    removal = Removal(frozenset({heading.index}))
    evidence = EmptyHeading(written_text(heading, post.data))
    return Violation(safety, Reason.EMPTIED_SECTION, [pair], evidence, removal)


def _message(finding: Finding, _post: Post) -> Message:
    if all(place.span == finding.spans[0] for place in finding.originals):
        return Message('without the copies, nothing is left under the heading "{heading}"')
    return Message(
        'without the copies, nothing is left under the heading "{heading}", '
        "which is also at {originals}"
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
We sailed on a Monday.

## Packing for the voyage    <- SEC001

## Going on board

The pier smelt of salt.""",
        ja="""\
月曜に船が出た。

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
