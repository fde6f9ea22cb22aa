"""Needs: the fixes without which another one cannot be made, or loses something."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from dedupe_paragraphs.fix.plan import is_refused
from dedupe_paragraphs.fix.prove.facts import Facts, read
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.post.containers import Structure, structure_of

Needs = Callable[[int], list[int]]
"""Returns the fixes that one needs, and what these need, by number."""


def needs(
    post: Post,
    removals: Mapping[int, Removal],
    findings: Mapping[int, Finding],
    is_right: Callable[[int], bool],
) -> Needs:
    """Return what tells which of the fixes of a plan one needs.

    Where it cannot be made alone, it needs what removes the text between the halves that it joins,
    the text that it moves, or the text below the heading that it removes. Where it is not right
    alone, it needs what puts the text together that it is a copy of.
    """
    structure = structure_of(post)
    owners, below, made, moved = _by_block(structure, removals)

    def around(number: int) -> set[int]:
        removal = removals[number]
        blocks = [removal.move.block] if removal.move else []
        blocks += range(removal.join.first + 1, removal.join.rest) if removal.join else ()
        found = [owners.get(block, ()) for block in blocks]
        found += [below.get(block, ()) for block in removal.blocks]
        return set[int]().union(*found) - {number}

    def makers(number: int) -> set[int]:
        found = Counter(
            each for block in _originals(post, findings[number]) for each in made.get(block, ())
        )
        of_both = {each for each, count in found.items() if count > 1}
        sources = (moved.get(block, ()) for block in removals[number].touched)
        return of_both.union(*sources) - {number}

    @cache
    def direct(number: int) -> set[int]:
        removal, others = removals[number], around(number)
        only_headings = removal.blocks <= structure.sections
        if others and not only_headings and not is_refused(structure, removal):
            others = set()
        if made and not _is_said_elsewhere(read(post), removal.touched):
            of_text = makers(number)
            if of_text and (others or not is_right(number)):
                others |= of_text
        return others

    def every(number: int) -> list[int]:
        found, todo = {number}, [number]
        while todo:
            fresh = direct(todo.pop()) - found
            found |= fresh
            todo += fresh
        return sorted(found - {number})

    return every


class _ByBlock(NamedTuple):
    """Fixes by the blocks that they are about."""

    owners: dict[int, set[int]]
    """What changes a block."""
    below: dict[int, set[int]]
    """What changes a block below a heading."""
    made: dict[int, set[int]]
    """What changes a block by a join or a move."""
    moved: dict[int, set[int]]
    """What moves a text out of a block."""


def _by_block(structure: Structure, removals: Mapping[int, Removal]) -> _ByBlock:
    found = _ByBlock({}, {}, {}, {})
    for number, removal in removals.items():
        for block in removal.touched:
            found.owners.setdefault(block, set()).add(number)
            if removal.join or removal.move:
                found.made.setdefault(block, set()).add(number)
            for heading in structure.paths[block]:
                found.below.setdefault(heading, set()).add(number)
        if removal.move:
            found.moved.setdefault(removal.move.block, set()).add(number)
    return found


def _is_said_elsewhere(facts: Facts, touched: frozenset[int]) -> bool:
    """Tell whether other blocks have all sentences of some, word for word."""
    blocks = map(facts.post.blocks.__getitem__, touched)
    texts = (block.key[start:end] for block in blocks for start, end in block.sentences)
    return all(not touched.issuperset(facts.by_sentence[text]) for text in texts)


def _originals(post: Post, finding: Finding) -> set[int]:
    """Return the blocks of the post that a finding's text is a copy of."""
    return {
        block
        for place in finding.originals
        if place.path == post.path
        for block in post.blocks_in(place.span)
    }
