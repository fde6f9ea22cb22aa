"""Front matter, code, tables, HTML and protected lines are kept byte for byte, and what is kept is
rendered as it was: its kind, the names of its containers, its marks.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import Facts, read, sentences_of
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.pairs import lone_marks
from dedupe_paragraphs.text.pattern import pattern

_BREAK = pattern(rb" {2,}(?=\r?\n)")
_SOFT = pattern(rb" ?\r?\n[ \t]*")
"""The end of a line that is read as a space."""
VERBATIM = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.HTML, BlockKind.PROTECTED})


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each block of these kinds that no post keeps; ignore comments may be lost."""
    comments = {span for each in both.old.directives for span in (each.span, each.closing)}
    named: set[bytes] = set()
    for block in both.removed:
        if block.kind not in VERBATIM or block.span in comments:
            continue
        source = both.was.sources[block.index]
        is_given_up = any(source in post.data for post in both.kept[1:])
        is_kept = is_given_up or any(source in read(post).by_source for post in both.kept)
        if source not in named and not is_kept:
            named.add(source)
            yield Missing(block.span)
    yield from _rules(both)


def _rules(both: Comparison) -> Iterator[Missing]:
    """Yield each rule without which two texts, one before and one after it, are beside each
    other."""
    rules = [block.index for block in both.removed if block.kind is BlockKind.RULE]
    now = {home: at for at, home in enumerate(both.homes) if home is not None} if rules else {}
    for at in rules:
        before, after = now.get(at - 1), now.get(at + 1)
        if before is not None and after == before + 1:
            yield Missing(both.old.blocks[at].span)


def front_matter(both: Comparison) -> Iterator[Missing]:
    """Yield the front matter, a byte order mark with it, if the new post has another."""
    old, new = both.old, both.new
    if old.data[: old.body] != new.data[: new.body]:
        yield Missing(Span(0, old.body))


def order(both: Comparison) -> Iterator[Missing]:
    """Yield what stands at another place in a post from which nothing was removed.

    Where something was, what follows what has changed; then the headings above tell.
    """
    if Counter(both.was.sources) == Counter(both.now.sources):
        yield from (Missing(each.span) for each in both.removed if each.is_prose)


def rendered(both: Comparison) -> Iterator[Missing]:
    """Yield each block of which what is kept is rendered in another way."""
    old, was, now = both.old, both.was, both.now
    for at in (*_unbroken(both), *_joined(both)):
        yield Missing(old.blocks[at].span)
    yield from _torn(both)
    for block, home in zip(both.new.blocks, both.homes, strict=True):
        if not block.key or (home is not None and _is_alike(was, home, now, block)):
            continue
        homes = was.by_key.get(block.key)
        if homes is not None:
            if not any(_is_alike(was, at, now, block) for at in homes):
                yield Missing(old.blocks[homes[0]].span)
        elif block.kind in VERBATIM:
            for at in _swallowed(was, now, block):
                yield Missing(old.blocks[at].span)


def _unbroken(both: Comparison) -> Iterator[int]:
    """Yield the blocks of a post from which nothing was removed that began a line, and continue the
    one before now."""
    if both.was.sources == both.now.sources:
        for at in range(len(both.old.blocks) - 1):
            if _is_soft(both.new, at) and not _is_soft(both.old, at):
                yield at + 1


def _joined(both: Comparison) -> Iterator[int]:
    """Yield the paragraphs that continue another one now, though neither was cut and no paragraph
    has both."""
    was = both.was
    for block in both.made:
        for before, sentence in pairwise(sentences_of(block)):
            ends, begins = was.by_sentence.get(before, ()), was.by_sentence.get(sentence, ())
            if not ends or not begins or lacks_stop(before):
                continue
            if all(sentences_of(both.old.blocks[at])[-1] == before for at in ends) and all(
                sentences_of(both.old.blocks[at])[0] == sentence for at in begins
            ):
                yield begins[0]


def _torn(both: Comparison) -> Iterator[Missing]:
    """Yield what was changed so that a quote or a bracket in it has no partner any more."""
    lone = Counter[str]()
    for block in both.made if any(block.is_prose for block in both.removed) else ():
        lone.update(lone_marks(block.key))
    for block in both.removed if lone else ():
        lone.subtract(lone_marks(block.key))
    for mark in +lone:
        held = (block.span for block in both.removed if mark in block.key)
        yield Missing(next(held, both.removed[0].span), mark)


def _is_soft(post: Post, at: int) -> bool:
    """Tell whether a block and the next are read as one text, as far as is between them."""
    first, second = post.blocks[at : at + 2]
    return _SOFT.fullmatch(post.data, first.span.end, second.span.start) is not None


def _is_alike(was: Facts, at: int, now: Facts, block: Block) -> bool:
    home = was.post.blocks[at]
    old, new = was.sources[at], now.sources[block.index]
    return (
        home.kind is block.kind
        and home.level == block.level
        and was.containers[at] == now.containers[block.index]
        and (old == new or _words(old) == _words(new))
    )


def _words(source: bytes) -> list[bytes]:
    """Return the words of a source; two spaces that break a line are one."""
    return _BREAK.sub(b" <br>", source).split()


def _swallowed(was: Facts, now: Facts, block: Block) -> Iterator[int]:
    """Yield the blocks of prose that became part of code, HTML or a comment."""
    for home in was.post.blocks:
        if home.is_prose and home.key in block.key and home.key not in now.by_key:
            yield home.index
