"""SEC001: a heading with nothing left under it."""

from collections.abc import Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.post import BOLD_LEVEL, BRIDGES, Block, BlockKind
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, block_place, draft


def find_empty_sections(found: Found, stubs: frozenset[int]) -> Iterator[Proposal]:
    """Yield a proposal for each heading whose text goes.

    `stubs` are the blocks that other unsafe proposals remove. A section that its author left empty
    is no finding, save a heading that occurs elsewhere with its text. A section is copies by what
    follows once the copies are removed: an own paragraph after a copied section belongs to the
    heading before that.
    """
    blocks = found.layout.post.blocks
    safe = _Left(blocks, set(found.safe_blocks))
    everything = _Left(blocks, set(found.all_blocks | stubs))
    twins: dict[str, list[Block]] = {}
    headings = [p.blocks[0] for p in found.layout.segments if p.is_heading]
    for block in headings:
        twins.setdefault(block.key, []).append(block)
    # From the last to the first: a heading whose subsections all go is empty too.
    proposals = []
    for block in reversed(headings):
        if block.index in everything.gone:
            continue
        twin = _twin(twins[block.key], block, everything.gone)
        empty = _is_emptied(blocks, block, safe) or _is_left_empty(blocks, block, safe.gone)
        copied = empty and twin is not None
        if copied or _opens_nothing(block, twin, safe):
            safe.gone.add(block.index)
            everything.gone.add(block.index)
            proposals.append(_draft(found, block, twin, Safety.SAFE))
        elif _is_emptied(blocks, block, everything) or _is_left_empty(
            blocks, block, everything.gone
        ):
            everything.gone.add(block.index)
            proposals.append(_draft(found, block, twin, Safety.UNSAFE))
    yield from reversed(proposals)


class _Left:
    """What is left of a post while blocks go, each of which is passed over once."""

    def __init__(self, blocks: tuple[Block, ...], gone: set[int]) -> None:
        self._blocks = blocks
        self.gone = gone
        """Only ever grows."""
        self._behind = list(range(1, len(blocks) + 1))

    def following(self, heading: Block) -> Block | None:
        """Return the first text behind a heading that stays."""
        passed, at = [heading.index], heading.index + 1
        while at < len(self._blocks) and self._is_passed(self._blocks[at]):
            passed.append(at)
            at = self._behind[at]
        for each in passed:
            self._behind[each] = at
        return self._blocks[at] if at < len(self._blocks) else None

    def _is_passed(self, block: Block) -> bool:
        return block.kind in BRIDGES or block.index in self.gone


def _is_emptied(blocks: tuple[Block, ...], heading: Block, left: _Left) -> bool:
    """Tell whether copies went right behind a heading and no text is left under it."""
    behind = (blocks[index] for index in range(heading.index + 1, len(blocks)))
    first = next((block for block in behind if block.kind not in BRIDGES), None)
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
    behind = blocks[following]
    if behind.index in gone:
        return False
    return behind.kind is BlockKind.HEADING and behind.level <= heading.level < BOLD_LEVEL


def _opens_nothing(heading: Block, twin: Block | None, left: _Left) -> bool:
    """Tell whether a copied heading ends the post, or stands right before the same heading."""
    if twin is None:
        return False
    following = left.following(heading)
    if following is None:
        return twin.index < heading.index
    return following is twin and twin.level == heading.level


def _twin(twins: list[Block], heading: Block, gone: set[int]) -> Block | None:
    """Return another heading of the same words that stays."""
    others = (each for each in twins if each is not heading and each.index not in gone)
    return next(others, None)


def _draft(found: Found, heading: Block, twin: Block | None, safety: Safety) -> Proposal:
    evidence = Evidence(
        extra=[(heading.span, block_place(found, twin or heading))], subject=heading.key
    )
    removal = Removal(frozenset({heading.index}))
    return draft(found, Code.SEC001, safety, Reason.EMPTIED_SECTION, [], removal, evidence)
