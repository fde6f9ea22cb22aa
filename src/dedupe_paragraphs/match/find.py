"""What the matcher found in a post: the last word before the rules name it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.classify import Judgement, Verdict, judge_exact
from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.intended import doubted_copies
from dedupe_paragraphs.match.layout import Joint, Material, lay_out
from dedupe_paragraphs.match.near import judge_near
from dedupe_paragraphs.match.partial import copied_runs
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.runs import Runs, settle
from dedupe_paragraphs.match.segments import Unit
from dedupe_paragraphs.match.separators import gone_blocks
from dedupe_paragraphs.match.splits import guessed_joints, propose_joints
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Safety


@dataclass(frozen=True)
class Found:
    """A post's judgements, what goes by them, and which halves are joined."""

    material: Material
    judged: Mapping[int, Judgement]
    safe: Runs
    """What goes when only safe fixes are applied."""
    all: Runs
    """What goes when the unsafe ones are applied too."""
    safe_blocks: frozenset[int]
    all_blocks: frozenset[int]
    joints: tuple[Joint, ...]
    """Proven by a witness or an overlap."""
    guesses: tuple[Joint, ...]
    """Halves that only their places speak for."""
    doubted: Mapping[int, Reason] = field(default_factory=dict)
    """Why copies may be meant, by passage; they go with the unsafe fixes."""

    def tiles(self, index: int) -> tuple[Tile, ...]:
        """Return why a copy goes, safely or in doubt."""
        return self.safe.gone[index] if index in self.safe.gone else self.all.gone[index]

    def safety(self, index: int) -> Safety:
        """Return how safe it is to take out the copy that a passage is or holds."""
        return Safety.UNSAFE if index in self.doubted else Safety.SAFE

    def reason(self, index: int) -> Reason:
        """Return why a copy goes, safely or in doubt."""
        return self.doubted.get(index) or self.safe.reasons[index]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of an original stands in text that stays.

        An original may itself be a copy of something (three copies of one text); its own tiles lead
        on to what is kept.
        """
        for _ in range(_MAX_HOPS):
            index = self.material.passage_at(start).index
            tile = _tile_over(self.safe.gone.get(index, ()), start, end)
            if tile is None:
                break
            start, end = tile.source_at(start), tile.source_at(end)
        return start, end

    def partial_runs(self, judgement: Judgement) -> list[list[Unit]]:
        """Return the runs of sentences that go out of a passage which otherwise stays."""
        if judgement.verdict is not Verdict.PARTIAL or judgement.passage.index in self.safe.gone:
            return []
        return copied_runs(judgement)


_MAX_HOPS = 16
"""Originals of originals; each hop leads to text that was decided before, so it ends by itself."""


def _tile_over(tiles: tuple[Tile, ...], start: int, end: int) -> Tile | None:
    return next((tile for tile in tiles if tile.start <= start and end <= tile.end), None)


def find(
    post: Post, options: Options, stay: frozenset[int] = frozenset(), road: Road = Road.AUTO
) -> Found:
    """Match a post against itself; the blocks `stay` are legal originals and never copies."""
    plain = lay_out(post)
    proposed = propose_joints(plain)
    joints = [each for each in proposed if not {each.first, each.rest} & stay]
    while True:
        material = lay_out(post, joints) if joints else plain
        order = decision_order(material, options.keep)
        judged = judge_exact(material, order, options, stay)
        runs = settle(material, judged)
        holding = _holding(material, judged, runs, joints)
        if len(holding) == len(joints):
            break
        joints = holding
    judged = judge_near(material, order, judged, options, stay, road)
    safe = settle(material, judged)
    doubted = doubted_copies(material, judged, safe, joints)
    safe = safe.without(doubted.keys())
    everything = settle(material, judged, unsafe=True)
    safe_blocks = gone_blocks(material, safe, joints)
    return Found(
        material=material,
        judged=judged,
        safe=safe,
        all=everything,
        safe_blocks=safe_blocks,
        all_blocks=gone_blocks(material, everything, joints) | safe_blocks,
        joints=tuple(joints),
        guesses=tuple(guessed_joints(material, safe_blocks, _strung_blocks(judged, safe), joints)),
        doubted=doubted,
    )


def _strung_blocks(judged: Mapping[int, Judgement], runs: Runs) -> frozenset[int]:
    """Return the blocks of the strung-together copies that go."""
    return frozenset(
        block.index
        for index in runs.gone
        if judged[index].strung
        for block in judged[index].passage.blocks
    )


def _holding(
    material: Material, judged: Mapping[int, Judgement], runs: Runs, joints: list[Joint]
) -> list[Joint]:
    """Return the joints whose halves have nothing left between them and stay themselves.

    A joint of halves that go together (the joined text is a copy) holds as well; one of a paragraph
    that copied sentences go out of does not.
    """
    blocks = gone_blocks(material, runs, joints)
    holding = []
    for joint in joints:
        between = material.post.blocks[joint.first + 1 : joint.rest]
        passage = next(p for p in material.passages if p.blocks[0].index == joint.first)
        judgement = judged[passage.index]
        parted = not judgement.goes and bool(copied_runs(judgement))
        if not parted and all(block.index in blocks for block in between):
            holding.append(joint)
    return holding
