"""Pairs stay pairs: what had a partner has one, and kept text is inside what it was inside."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import Facts
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.balance import parted_marks

_LIMIT_ALIGNED = 2_000
"""Tags that are aligned exactly; of more, what is between equal beginnings and ends is removed."""
_MAY_BE_TAGS = tuple(rb"< { #+ ::: /// >>> ======= [ \ @ ++ ::".split())


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each tag that was removed without its partner, then kept text in other containers."""
    yield from _emptied(both)
    touched = b"\n".join({*_touched(both)})
    if not any(mark in touched for mark in _MAY_BE_TAGS):
        return
    was, now = both.was, both.now
    broken = list(_broken(was, now))
    gone = {block.index for block in both.removed}
    broken += [Missing(both.old.blocks[at].span) for at in parted_marks(was.structure, gone)]
    yield from broken
    may_enclose = was.structure.may_enclose or now.structure.may_enclose
    for block in both.new.blocks if may_enclose and not broken else ():
        homes = was.by_key.get(block.key)
        if homes and now.structure.says[block.index]:
            around = now.around[block.index]
            if not any(was.around[at] == around for at in homes):
                yield Missing(both.old.blocks[homes[0]].span)


def _emptied(both: Comparison) -> Iterator[Missing]:
    """Yield what a container said whose tag is kept with nothing below it."""
    if not both.removed or not both.was.structure.may_enclose:
        return
    empty = Counter(tag for tag, texts in _contents(both.now) if not texts)
    empty.subtract(tag for tag, texts in _contents(both.was) if not texts)
    gone = {block.index for block in both.removed}
    for tag, texts in _contents(both.was) if max(empty.values(), default=0) > 0 else ():
        if texts and empty[tag] > 0 and gone.issuperset(texts):
            empty[tag] -= 1
            yield Missing(both.old.blocks[texts[0]].span, tag.decode())


def _contents(facts: Facts) -> Iterator[tuple[bytes, list[int]]]:
    """Yield the first tag of each container with what is said in it."""
    says = facts.structure.fills
    for each in facts.structure.tree:
        if each.marks:
            yield facts.tag(each.marks[0]), [at for at in range(*each.leaves) if says[at]]


def _touched(both: Comparison) -> Iterator[bytes]:
    """Yield what was removed or made; text that was moved may pass tags that were not."""
    yield from (both.was.sources[block.index] for block in both.removed)
    for block in both.made:
        source = both.now.sources[block.index]
        yield both.new.data if source in both.was.by_source else source


def _broken(was: Facts, now: Facts) -> Iterator[Missing]:
    """Yield the tags whose partners are kept without them."""
    paired = {was.tag(mark.span) for pair in was.pairs for mark in pair}
    excess = Counter(tag for tag in now.alone if tag in paired)
    excess.subtract(was.alone)
    if max(excess.values(), default=0) <= 0:
        return
    marks = was.marks
    stays = _aligned(
        [was.tag(mark.span) for mark in marks], [now.tag(mark.span) for mark in now.marks]
    )
    kept = {mark.span for number, mark in enumerate(marks) if number in stays}
    found = False
    for pair in was.pairs:
        partner = next((mark for mark in pair if mark.span in kept), None)
        for mark in pair:
            if partner is not None and mark.span not in kept:
                found = True
                yield Missing(mark.span, was.tag(partner.span).decode())
    if not found:
        alone = (mark.span for mark in marks if excess[was.tag(mark.span)] > 0)
        yield Missing(next(alone, Span(was.post.body, was.post.body)))


def _aligned(old: Sequence[bytes], new: Sequence[bytes]) -> set[int]:
    """Return which of the old texts are among the new ones, in order."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - start) if old[~at] != new[~at]), most - start)
    stays = {*range(start), *range(len(old) - end, len(old))}
    if len(old) - start - end <= _LIMIT_ALIGNED:
        from difflib import SequenceMatcher  # noqa: PLC0415 - only where something is lost

        rest = old[start : len(old) - end], new[start : len(new) - end]
        for at, _, size in SequenceMatcher(None, *rest, autojunk=False).get_matching_blocks():
            stays.update(range(start + at, start + at + size))
    return stays
