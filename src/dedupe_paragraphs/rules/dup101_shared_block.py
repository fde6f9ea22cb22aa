"""DUP101: a block or run that stands in another post too.

The join over all posts has told what is shared (`across/shared.py` judged it); here it becomes
findings of one post: runs put together, and what the post itself repeats left to its own rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.cross_post import Relation, Shared, SharedCopy
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Proposal, Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.rules.build import fingerprint
from dedupe_paragraphs.text.names import name_of
from dedupe_paragraphs.text.source import byte_span

_IN_RUNS = (Relation.SAME, Relation.CUT)


class _Here(NamedTuple):
    """A shared passage, and the block that it is now."""

    copy: SharedCopy
    block: Block


def find_shared_blocks(
    found: Found, shared: Shared, gone: frozenset[int] = frozenset()
) -> Iterator[Proposal]:
    """Yield a proposal for each passage or run that stands in other posts.

    `gone` are blocks that other findings of the post remove or edit.
    """
    post = found.layout.post
    here = [each for each in _located(post, shared) if each.block.index not in gone]
    for run in _runs(here, found.safe_blocks):
        if any(each.copy.justified for each in run):
            yield _draft(post, run)


def _located(post: Post, copies: Iterable[SharedCopy]) -> Iterator[_Here]:
    """Find the blocks of copies; in a post that was edited since, by what they say."""
    named: dict[int, list[Block]] = {}
    for block in post.blocks:
        if block.key:
            named.setdefault(name_of(block.key), []).append(block)
    for copy in sorted(copies, key=lambda copy: (copy.ordinal, copy.sources)):
        blocks = named.get(copy.text, [])
        same = [block for block in blocks if block.index == copy.block]
        for block in (same or blocks)[:1]:
            yield _Here(copy, block)


def _runs(here: Sequence[_Here], gone: frozenset[int]) -> list[list[_Here]]:
    runs: list[list[_Here]] = []
    for each in here:
        if runs and _follows(runs[-1][-1], each, gone):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _follows(last: _Here, each: _Here, gone: frozenset[int]) -> bool:
    """Tell whether two neighbours stand for neighbours in one other post."""
    if not (last.copy.whole and each.copy.whole and last.block.index < each.block.index):
        return False
    if last.copy.relation not in _IN_RUNS or each.copy.relation not in _IN_RUNS:
        return False
    left, right = last.copy.sources[-1], each.copy.sources[0]
    beside = each.copy.ordinal == last.copy.ordinal + 1
    between = range(last.block.index + 1, each.block.index)
    return (
        left.place.path == right.place.path
        and right.ordinal == left.ordinal + 1
        and (beside or (bool(between) and all(index in gone for index in between)))
    )


def _draft(post: Post, run: Sequence[_Here]) -> Proposal:
    pairs = [pair for each in run for pair in _pairs(each)]
    copies = [each.copy for each in run]
    weight = sum(len(each.block.key) for each in run)
    similar = sum(each.copy.similarity * len(each.block.key) for each in run) / max(1, weight)
    whole = frozenset(each.block.index for each in run if each.copy.whole)
    relations = [copy.relation for copy in copies if copy.justified]
    finding = Finding(
        rule=Code.DUP101,
        safety=Safety.UNSAFE,
        path=post.path,
        spans=tuple(span for span, _ in pairs),
        originals=tuple(place for _, place in pairs),
        similarity=round(similar, 4),
        fingerprint=fingerprint(Code.DUP101, b"\0".join(post.source(span) for span, _ in pairs)),
        fix=None,
        reason=Reason.SHARED_TEXT,
        blocks=len(run),
        relation=next((r for r in relations if r is not Relation.SAME), Relation.SAME).value,
        posts=max(copy.posts for copy in copies),
    )
    stretches = tuple(_stretch(each) for each in run if not each.copy.whole)
    return Proposal(finding, Removal(blocks=whole, stretches=stretches))


def _pairs(each: _Here) -> Iterator[tuple[Span, Place]]:
    for source in each.copy.sources:
        start, stop = (
            (0, len(each.block.key))
            if len(each.copy.sources) == 1 and (each.copy.whole)
            else (source.start, source.stop)
        )
        yield byte_span(each.block, start, min(stop, len(each.block.key))), source.place


def _stretch(each: _Here) -> Stretch:
    start = min(source.start for source in each.copy.sources)
    stop = max(source.stop for source in each.copy.sources)
    return Stretch(each.block.index, start, stop, each.copy.relation is Relation.STRUNG)
