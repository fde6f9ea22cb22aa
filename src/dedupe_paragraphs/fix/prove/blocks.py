"""Front matter, code, tables, HTML and protected lines are kept byte for byte."""

from collections.abc import Iterator

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import read
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span

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


def front_matter(both: Comparison) -> Iterator[Missing]:
    """Yield the front matter, a byte order mark with it, if the new post has another."""
    old, new = both.old, both.new
    if old.data[: old.body] != new.data[: new.body]:
        yield Missing(Span(0, old.body))
