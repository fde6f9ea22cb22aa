"""Shared passages: what of one post stands in others, judged as copies inside one post are.

The passages of the post and what may be their originals elsewhere are laid out as one material, in
the order in which the posts were published; then the same order, judgements and runs decide as for
a single post. So there is one set of rules, whether a copy stands beside its original or in another
year.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dedupe_paragraphs.match.classify import Judgement, Verdict, judge_exact
from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.near import judge_near
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.runs import Runs, settle
from dedupe_paragraphs.match.segments import State, Unit
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.rules.build import Range
from dedupe_paragraphs.rules.groups import is_cut


class Stand(NamedTuple):
    """Where a stretch of a passage stands: a range of the key of another block."""

    copy: Range
    """Code points of the passage's key."""
    block: int
    """Index of the original's block in the material's post."""
    start: int
    end: int


class Shared(NamedTuple):
    """A passage, or sentences of one, that stands elsewhere."""

    block: int
    """Index of its block in the material's post."""
    whole: bool
    """Whether all of the block goes."""
    justified: bool
    """False for what goes only because its neighbours do."""
    relation: Relation
    similarity: float
    originals: tuple[Stand, ...]


def find_shared(
    post: Post, own: Sequence[bool], options: Options, stay: frozenset[int] = frozenset()
) -> Iterator[Shared]:
    """Yield what of a post's own blocks stands in the others, in order.

    `post` holds blocks of several posts, oldest first; `own` tells for each block whether it
    belongs to the post that is asked about. The blocks `stay` are legal originals and never copies.
    """
    material = lay_out(post)
    order = decision_order(material, "first")
    judged = judge_exact(material, order, options, stay)
    judged = judge_near(material, order, judged, options, stay)
    found = Found(
        material=material,
        judged=judged,
        safe=settle(material, judged),
        all=settle(material, judged, unsafe=True),
        safe_blocks=frozenset(),
        all_blocks=frozenset(),
        joints=(),
        guesses=(),
    )
    for passage in material.passages:
        block = passage.blocks[0].index
        # A run may grow over a block that stays.
        if own[block] and block not in stay:
            for shared in _shared(found, judged[passage.index]):
                if any(not own[stand.block] for stand in shared.originals):
                    yield shared


def _shared(found: Found, judgement: Judgement) -> Iterator[Shared]:
    index = judgement.passage.index
    if index in found.safe.gone:
        yield _whole(found, judgement, found.safe)
    elif judgement.verdict is Verdict.EDITED:
        yield from _edited(found, judgement)
    elif index in found.all.gone:
        yield _whole(found, judgement, found.all)
    else:
        relation = Relation.STRUNG if judgement.strung else Relation.PARTIAL
        for run in found.partial_runs(judgement):
            yield _stretch(found, judgement, run, relation)


def _whole(found: Found, judgement: Judgement, runs: Runs) -> Shared:
    tiles = runs.gone[judgement.passage.index]
    return Shared(
        block=judgement.passage.blocks[0].index,
        whole=True,
        justified=judgement.verdict in (Verdict.COPY, Verdict.EDITED),
        relation=_relation(found, judgement, tiles),
        similarity=1.0,
        originals=_stands(
            found, judgement, [((t.start, t.end), (t.source, t.source_end)) for t in tiles]
        ),
    )


def _relation(found: Found, judgement: Judgement, tiles: tuple[Tile, ...]) -> Relation:
    passages = {tile.passage for tile in tiles}
    if judgement.strung or len(passages) > 1:
        return Relation.STRUNG
    original = found.material.passages[next(iter(passages))] if passages else judgement.passage
    if found.material.key(original) == found.material.key(judgement.passage):
        return Relation.SAME
    return Relation.CUT if is_cut(found, tiles) or tiles else Relation.SAME


def _edited(found: Found, judgement: Judgement) -> Iterator[Shared]:
    """Yield an edited copy: all of it, or the sentences of it that are told in other words."""
    units = [unit for unit in judgement.units if unit.source is not None]
    if judgement.passage.index in found.all.gone:
        yield Shared(
            block=judgement.passage.blocks[0].index,
            whole=True,
            justified=True,
            relation=Relation.EDITED,
            similarity=_similarity(units),
            originals=_stands(found, judgement, _pairs(units)),
        )
        return
    told = (State.WHOLE, State.EDITED)
    for is_told, run in groupby(judgement.units, key=lambda unit: unit.state in told):
        if is_told:
            yield _stretch(found, judgement, list(run), Relation.EDITED)


def _stretch(found: Found, judgement: Judgement, run: Sequence[Unit], relation: Relation) -> Shared:
    return Shared(
        block=judgement.passage.blocks[0].index,
        whole=False,
        justified=True,
        relation=relation,
        similarity=_similarity(run),
        originals=_stands(found, judgement, _pairs(run)),
    )


def _similarity(units: Sequence[Unit]) -> float:
    total = sum(map(len, units))
    return round(sum(unit.similarity * len(unit) for unit in units) / max(1, total), 4)


def _pairs(units: Sequence[Unit]) -> list[tuple[Range, Range]]:
    return [((unit.start, unit.end), unit.source) for unit in units if unit.source is not None]


def _stands(
    found: Found, judgement: Judgement, pairs: Sequence[tuple[Range, Range]]
) -> tuple[Stand, ...]:
    """Return where ranges of a passage stand, stretches that follow in one block put together."""
    begin = judgement.passage.start
    stands: list[Stand] = []
    for (start, end), source in pairs:
        for block, at, stop in found.material.ranges(*found.original(*source)):
            stand = Stand((start - begin, end - begin), block.index, at, stop)
            last = stands[-1] if stands else None
            if last is not None and last.block == stand.block:
                stand = Stand(
                    (last.copy[0], max(last.copy[1], stand.copy[1])),
                    block.index,
                    min(last.start, at),
                    max(last.end, stop),
                )
                stands.pop()
            stands.append(stand)
    return tuple(stands)
