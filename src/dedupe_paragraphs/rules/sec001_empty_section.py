"""SEC001: a heading with nothing left under it."""

from collections.abc import Iterable, Iterator

from dedupe_paragraphs.model.evidence import EmptyHeading
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Post
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
        if twin is not None and (safe.is_emptied(block) or safe.is_opened_again(block, twin)):
            safe.removed.add(block.index)
            violations.append(_violation(post, block, twin, Safety.SAFE))
        elif everything.is_emptied(block):
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

    def is_opened_again(self, heading: Block, twin: Block) -> bool:
        """Tell whether a copied heading ends the post, or is right before the same heading."""
        following = self._following(heading) if self._is_cleared(heading) else heading
        if following is None:
            return twin.index < heading.index
        return following is twin and twin.level == heading.level

    def is_emptied(self, heading: Block) -> bool:
        """Tell whether what was under a heading is removed, and nothing is left."""
        if not self._is_cleared(heading):
            return False
        following = self._following(heading)
        return following is None or _ends_section(following, heading)

    def _is_cleared(self, heading: Block) -> bool:
        """Tell whether the first text under a heading is removed."""
        after = (self._blocks[at] for at in range(heading.index + 1, len(self._blocks)))
        first = next((block for block in after if block.kind not in BRIDGES), None)
        return first is not None and first.index in self.removed

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
A heading under which the removal of copies leaves nothing, before the next heading of its level or
above, or before the end of the post. A heading that was empty as written is kept.""",
    why="""\
The section was a copy and is removed; its heading announces text that is no longer there.""",
    examples=Examples(
        en="""\
## At the pier

The pier smelt of salt. Nobody was there but two gulls and a dog. It rained.

## Going on board    <- SEC001

The pier smelt of salt. Nobody was there but two gulls and a dog. It rained.

## At sea

By noon we saw no land.""",
        ja="""\
## 桟橋

桟橋は潮の匂いがした。いたのは二羽のかもめと犬だけだった。雨も降っていた。

## 船に乗る    <- SEC001

桟橋は潮の匂いがした。いたのは二羽のかもめと犬だけだった。雨も降っていた。

## 海の上

昼には陸が見えなくなった。""",
    ),
    fix="""\
The heading is removed. Safe if the heading itself is a copy, else unsafe.""",
    find=_find,
    message=_message,
    runs_after=RunsAfter.REMOVALS,
    by_hand="write the section, or remove its heading",
    original="the same heading",
)
