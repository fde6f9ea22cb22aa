"""The plan: which bytes go for a set of proposals, checked by reading the result again.

Knows nothing of how a copy was found: it is given what is to go (`Removal`) and finds edits for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from dedupe_paragraphs.fix.lines import Hole, holes, removable
from dedupe_paragraphs.fix.reread import differences
from dedupe_paragraphs.fix.sentences import cut_out, join_halves, merged_stretches, put_behind
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Join, Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import field, mutable_record, record
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.post.balance import held
from dedupe_paragraphs.post.containers import Structure, structure_of
from dedupe_paragraphs.post.parse import parse


@record
class Plan:
    """Edits that do not overlap, in order, each with the removals (by number) that it serves."""

    __slots__ = ("__dict__",)

    edits: tuple[Edit, ...]
    owners: tuple[int, ...]
    """For each edit the number of the removal that it belongs to."""
    removals: Sequence[Removal]
    """As they are made: those that cannot be, by what they fall back to."""
    after: Post
    """The post after all edits, parsed."""
    refused: frozenset[int] = frozenset()
    """Numbers of removals that cannot be done without harm to something else."""
    reasons: Mapping[int, Reason] = field(default_factory=dict)
    """Of those, which structure would be broken."""
    harms: Mapping[int, Loss] = field(default_factory=dict)
    """Of those, what a proof found lost."""

    @cached_property
    def by_owner(self) -> dict[int, list[Edit]]:
        """The edits of each removal that has any."""
        owned: dict[int, list[Edit]] = {}
        for edit, owner in zip(self.edits, self.owners, strict=True):
            owned.setdefault(owner, []).append(edit)
        return owned


@mutable_record
class _Attempt:
    """One try of a plan."""

    edits: list[tuple[Edit, int]] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    reasons: dict[int, Reason] = field(default_factory=dict)
    holes: list[Hole] = field(default_factory=list)
    stretches: dict[int, list[Stretch]] = field(default_factory=dict)
    """Blocks edited inside, with what is removed from them."""
    joins: dict[int, Join] = field(default_factory=dict)
    """First halves with what they are joined to."""
    moves: dict[int, str] = field(default_factory=dict)
    """Blocks that a moved text follows, with its key."""


def plan(post: Post, removals: Sequence[Removal]) -> Plan:
    """Return the edits for a set of removals.

    The result is parsed again, and every block that is kept must be what it was; where it is not,
    the hole nearby keeps the larger gap, and if that does not help its removals are refused. Each
    try widens a hole or refuses a removal, so the tries end; one is enough for nearly every post.
    """
    refused: set[int] = set()
    reasons: dict[int, Reason] = {}
    wide: set[int] = set()
    structure = structure_of(post)
    wanted = list(removals)
    while True:
        attempt = _draw(structure, wanted, refused, wide)
        reasons |= attempt.reasons
        edits = sorted(attempt.edits, key=lambda pair: (pair[0].span, pair[1]))
        made = tuple(edit for edit, _ in edits)
        if fresh := attempt.refused - refused:
            refused |= _without_fallback(wanted, fresh)
            if made or not attempt.refused <= refused:
                continue
        if not made:
            return Plan((), (), wanted, post, frozenset(refused), reasons)
        after = parse(apply(post.data, made), post.path, like=post)
        removed = {index for hole in attempt.holes for index in range(hole.first, hole.last + 1)}
        different = differences(
            post, after, made, removed, attempt.stretches, attempt.joins, attempt.moves
        )
        if not different:
            owners = tuple(owner for _, owner in edits)
            return Plan(made, owners, wanted, after, frozenset(refused), reasons)
        for block in different:
            _give_way(post, attempt, block, wanted, refused, wide)


def is_refused(structure: Structure, removal: Removal) -> bool:
    """Tell whether a removal cannot be done alone, as far as the post shows it before it is."""
    return bool(_draw(structure, [removal], set(), set()).refused)


def _without_fallback(removals: list[Removal], refused: Iterable[int]) -> set[int]:
    """Replace refused removals by what they fall back to; return those that have nothing."""
    final = set()
    for number in refused:
        fallback = removals[number].fallback
        if fallback is None:
            final.add(number)
        else:
            removals[number] = fallback
    return final


def _give_way(
    post: Post,
    attempt: _Attempt,
    different: int,
    removals: list[Removal],
    refused: set[int],
    wide: set[int],
) -> None:
    """Change the next try so that the block that came out different is left in peace."""
    near = min(attempt.holes, key=lambda hole: _distance(hole, different), default=None)
    if near is not None and _distance(near, different) <= 1 and near.first not in wide:
        wide.add(near.first)
        return
    left = [number for number in range(len(removals)) if number not in refused]
    suspects = (
        [each for each in left if _touches(removals[each], different, near)]
        or [each for each in left if _is_in_list_of(post, removals[each], different)]
        or left
    )
    moves = [at for at in suspects if removals[at].fallback and not removals[at].replaces]
    refused |= _without_fallback(removals, moves or suspects)


def _distance(hole: Hole, block: int) -> int:
    return max(hole.first - block, block - hole.last, 0)


def _is_in_list_of(post: Post, removal: Removal, block: int) -> bool:
    """Tell whether a removal changes the list that a block is in: all its items become loose."""
    around = post.blocks[block].containers[:1]
    return any(post.blocks[at].containers[:1] == around != () for at in removal.touched)


def _touches(removal: Removal, block: int, near: Hole | None) -> bool:
    if near is not None and any(near.first <= index <= near.last for index in removal.blocks):
        return _distance(near, block) <= 1
    if removal.join is not None and removal.join.first <= block <= removal.join.rest:
        return True
    if removal.move is not None:
        move = removal.move
        return move.target == block or abs(move.block - block) <= 2
    return any(abs(stretch.block - block) <= 1 for stretch in removal.stretches)


def _draw(
    structure: Structure, removals: Sequence[Removal], refused: set[int], wide: set[int]
) -> _Attempt:
    post, attempt = structure.post, _Attempt()
    active = {n: removal for n, removal in enumerate(removals) if n not in refused}
    owner = {index: n for n, removal in active.items() for index in removal.blocks}
    stretches = merged_stretches(post, active)
    for each, n in stretches:
        if each.start <= 0 and each.end >= len(post.blocks[each.block].key):
            owner.setdefault(each.block, n)
    owners = set(owner.values())
    moved = {each.join.rest for each in active.values() if each.join is not None}
    for index, reason in held(structure, owner, moved).items():
        attempt.reasons.setdefault(owner.pop(index), reason)
    attempt.refused |= owners - set(owner.values())
    removed = removable(post, owner)
    attempt.refused |= {owner[index] for index in set(owner) - removed}
    joins = _joins(post, active, removed, attempt)
    attempt.holes = list(holes(post, removed, wide))
    for hole in attempt.holes:
        if not any(edit.span.contains(_lines(post, hole)) for edit, _ in joins):
            attempt.edits += _shared_out(post, hole, hole.span, owner)
    for edit, number in joins:
        attempt.edits += _parted_join(post, edit, number, attempt.holes, owner)
    for stretch, number in stretches:
        if stretch.block in removed:
            continue
        cut = cut_out(post, stretch)
        if cut is None:
            attempt.refused.add(number)
        else:
            attempt.edits.append((cut, number))
            attempt.stretches.setdefault(stretch.block, []).append(stretch)
    for number, removal in active.items():
        if removal.move is not None:
            _move(post, number, removal, removed, attempt)
    return attempt


def _move(
    post: Post, number: int, removal: Removal, removed: frozenset[int], attempt: _Attempt
) -> None:
    """Add the edit that puts a part of a removed block to the end of another, or in its place."""
    move = removal.move
    assert move is not None
    cuts = attempt.stretches.get(move.block, ())
    end = len(post.blocks[move.block].key) if move.end is None else move.end
    is_cut = any(each.start <= move.start and end <= each.end for each in cuts)
    if move.block not in removed and not is_cut:
        if move.block not in removal.blocks:  # else its fix is refused already
            attempt.refused.add(number)
        return
    halves = {at for join in attempt.joins.values() for at in (join.first, join.rest)}
    key = post.blocks[move.target].key
    ends = {each.end for each in attempt.stretches.get(move.target, ())}
    taken = move.target in removed or move.target in halves or len(key) in ends
    if move.replaces:
        taken = taken or bool(ends) or move.target in attempt.moves
    edit = None if taken else put_behind(post, move)
    if edit is None:
        attempt.refused.add(number)
        return
    attempt.edits.append((edit, number))
    if move.replaces:
        attempt.stretches[move.target] = [Stretch(move.target, 0, len(key))]
    rest = post.blocks[move.block].key[move.start : end]
    attempt.moves[move.target] = attempt.moves.get(move.target, "") + rest


def _joins(
    post: Post, active: dict[int, Removal], removed: frozenset[int], attempt: _Attempt
) -> list[tuple[Edit, int]]:
    """Return the edits that join halves; all that is between them must be removed anyway."""
    joins = []
    for number, removal in active.items():
        if removal.join is None:
            continue
        first, rest = post.blocks[removal.join.first], post.blocks[removal.join.rest]
        if first.index in removed or rest.index in removed:
            continue  # another removal takes all of a half, and nothing is left to be joined
        between = range(first.index + 1, rest.index)
        edit = join_halves(post, removal.join)
        if edit is None or not all(index in removed for index in between):
            attempt.refused.add(number)
            continue
        attempt.joins[first.index] = removal.join
        joins.append((edit, number))
    return joins


def _parted_join(
    post: Post, edit: Edit, number: int, found: Sequence[Hole], owner: dict[int, int]
) -> list[tuple[Edit, int]]:
    """Part the bytes between two halves among the copies there and the space_between itself."""
    pieces: list[tuple[Edit, int]] = []
    start, text = edit.span.start, edit.text
    for hole in found:
        lines = _lines(post, hole)
        if edit.span.contains(lines):
            pieces.append((Edit(Span(start, lines.start), text), number))
            pieces += _shared_out(post, hole, lines, owner)
            start, text = lines.end, b""
    return [*pieces, (Edit(Span(start, edit.span.end), text), number)]


def _lines(post: Post, hole: Hole) -> Span:
    return Span(post.blocks[hole.first].lines.start, post.blocks[hole.last].lines.end)


def _shared_out(
    post: Post, hole: Hole, span: Span, owner: dict[int, int]
) -> list[tuple[Edit, int]]:
    """Part the bytes of a hole among the removals whose blocks it holds."""
    pieces: list[tuple[Edit, int]] = []
    start = span.start
    for index in range(hole.first, hole.last + 1):
        last = index == hole.last
        if not last and owner[index + 1] == owner[index]:
            continue
        end = span.end if last else post.blocks[index + 1].lines.start
        pieces.append((Edit(Span(start, end)), owner[index]))
        start = end
    return pieces


def apply(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes after edits that are sorted and do not overlap."""
    parts = []
    at = 0
    for edit in edits:
        parts += [data[at : edit.span.start], edit.text]
        at = edit.span.end
    parts.append(data[at:])
    return b"".join(parts)
