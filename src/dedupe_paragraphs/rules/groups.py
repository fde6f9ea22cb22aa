"""Groups: runs of passages that go, each with its rule and the bridges that go with it."""

from bisect import bisect_left
from typing import NamedTuple

from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Passage
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, Range, block_place


class Group(NamedTuple):
    """Consecutive passages that go for one reason."""

    code: Code
    passages: tuple[Passage, ...]
    blocks: frozenset[int]
    """Their blocks, and the bridges between and beside them."""
    safety: Safety
    reason: Reason


def find_groups(found: Found) -> list[Group]:
    """Return the groups of all passages that go safely or in doubt, in order."""
    runs: list[list[Passage]] = []
    for index in sorted({*found.safe.gone, *(found.doubted.keys() & found.all.gone.keys())}):
        passage = found.material.passages[index]
        if runs and _goes_on(found, runs[-1][-1], passage):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    parted = [part for run in runs for part in _by_rule(found, run)]
    return _with_bridges(found, parted)


def _goes_on(found: Found, last: Passage, passage: Passage) -> bool:
    """Tell whether a passage belongs to the run of the one before: it follows, or says the same."""
    if _strung(found, passage) or passage.index != last.index + 1:
        return False
    if found.safety(passage.index) is not found.safety(last.index):
        return False
    material = found.material
    stutters = material.key(passage) == material.key(last)
    runs = found.all if passage.index in found.doubted else found.safe
    return stutters or runs.follows(last.index, passage.index)


def _strung(found: Found, passage: Passage) -> bool:
    judgement = found.judged[passage.index]
    return judgement.strung and judgement.goes


def _by_rule(found: Found, run: list[Passage]) -> list[tuple[Code, list[Passage]]]:
    """Part a run where its rule changes: a cut end is told apart from whole blocks before it."""
    parts: list[tuple[Code, list[Passage]]] = []
    for passage in run:
        code = _code(found, passage)
        if parts and parts[-1][0] is code and code is Code.DUP001:
            parts[-1][1].append(passage)
        elif parts and code is Code.DUP003 and _all_short(found, parts[-1][1]):
            parts[-1] = (Code.DUP003, [*parts[-1][1], passage])
        else:
            parts.append((code, [passage]))
    return parts


def _all_short(found: Found, passages: list[Passage]) -> bool:
    """Tell whether a run so far is nothing that could be a finding by itself."""
    return all(each.is_heading or not found.judged[each.index].goes for each in passages)


def _code(found: Found, passage: Passage) -> Code:
    if _strung(found, passage):
        return Code.DUP004
    return Code.DUP003 if is_cut(found, found.tiles(passage.index)) else Code.DUP001


def is_cut(found: Found, tiles: tuple[Tile, ...]) -> bool:
    """Tell whether a copy is the beginning of a fuller text and stops there."""
    if not tiles:
        return False
    last = tiles[-1]
    original = found.material.passages[last.passage]
    rest = found.material.text[last.source_end : original.end]
    if not rest.strip("。.!?…」』）) "):
        return False
    if last.source_end not in found.material.ends:
        return True
    return len(tiles) == 1 and last.source == original.start


def _with_bridges(found: Found, parts: list[tuple[Code, list[Passage]]]) -> list[Group]:
    """Give every bridge that goes to the group before it, or to the first one behind."""
    blocks = found.material.post.blocks
    own = [{b.index for each in passages for b in each.blocks} for _, passages in parts]
    firsts = [min(indices) for indices in own]
    for index in sorted(found.safe_blocks):
        if blocks[index].kind in BRIDGES and parts:
            at = bisect_left(firsts, index)
            before = own[at - 1] if at else None
            near = before is not None and _reaches(found, max(before), index)
            own[at - 1 if near or at == len(own) else at].add(index)
    return [
        Group(
            code,
            tuple(passages),
            frozenset(indices),
            found.safety(passages[0].index),
            _reason(found, code, passages),
        )
        for (code, passages), indices in zip(parts, own, strict=True)
    ]


def _reason(found: Found, code: Code, passages: list[Passage]) -> Reason:
    """Return the reason of a group: that of the copy which justifies it."""
    first = next((each for each in passages if found.judged[each.index].goes), passages[0])
    reason = found.reason(first.index)
    if reason is Reason.EXACT_COPY and code is Code.DUP003:
        return Reason.CUT_COPY
    return reason


def _reaches(found: Found, last: int, index: int) -> bool:
    return all(between in found.safe_blocks for between in range(last + 1, index))


def pairs_of(found: Found, group: Group) -> list[tuple[Range, Range]]:
    """Return each passage of a group with what it stands for; a strung one tile by tile."""
    pairs: list[tuple[Range, Range]] = []
    for passage in group.passages:
        tiles = found.tiles(passage.index)
        if group.code is Code.DUP004:
            pairs += merged(found, tiles)
        else:
            source = (tiles[0].source, max(tile.source_end for tile in tiles))
            pairs.append(((passage.start, passage.end), source))
    return pairs


def merged(found: Found, tiles: tuple[Tile, ...]) -> list[tuple[Range, Range]]:
    """Return tiles as pairs of ranges, those that follow each other in both texts as one."""
    pairs: list[tuple[Range, Range]] = []
    last: Tile | None = None
    for tile in tiles:
        if last is not None and _continues(found, last, tile):
            (start, _), (source, _) = pairs[-1]
            pairs[-1] = ((start, tile.end), (source, tile.source_end))
        else:
            pairs.append(((tile.start, tile.end), (tile.source, tile.source_end)))
        last = tile
    return pairs


def _continues(found: Found, last: Tile, tile: Tile) -> bool:
    return (
        tile.passage == last.passage + 1
        and last.source_end == found.material.passages[last.passage].end
        and tile.source == found.material.passages[tile.passage].start
    )


def evidence_of(found: Found, group: Group) -> Evidence:
    """Return how many blocks a group has, with its bridges as copies of themselves."""
    blocks = found.material.post.blocks
    own = {block.index for passage in group.passages for block in passage.blocks}
    extra = [
        (blocks[index].span, block_place(found, blocks[index]))
        for index in sorted(group.blocks - own)
    ]
    return Evidence(blocks=len(group.blocks), extra=extra)


def missing_of(found: Found, group: Group) -> int:
    """Return how many code points the original has behind the place where the copy stops."""
    last = found.tiles(group.passages[-1].index)[-1]
    return found.material.passages[last.passage].end - last.source_end
