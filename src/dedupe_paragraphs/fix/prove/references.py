"""What the post refers to is there, and is what it was."""

import re
from collections.abc import Iterator

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import sentences_of
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.references import Named, definitions, references
from dedupe_paragraphs.text.pattern import has_any, pattern

_REFERS = (b"(#", b"<#", b'"#', b"'#", b"[[", b"[^", b"]:", b"ref}", b"md#", b"mdx#", b"html#")
"""What a post has that refers to a place in itself."""


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each definition that the new post refers to and lacks, or has for something else."""
    was = definitions(both.old)
    if not was or not has_any(both.old.data, _REFERS):
        return
    now = definitions(both.new)
    used = references(both.new)
    for name, named in was.items():
        if name not in used:
            continue
        found = now.get(name)
        if found is None or _what(both.old, named) != _what(both.new, found):
            yield Missing(_place(both.old, name, named))


def _place(post: Post, name: str, named: Named) -> Span:
    """Return where a name is written; of one that is made of a heading, the heading."""
    wanted = pattern(rb"(?<=[#\"'=(])" + re.escape(name[1:].encode()) + rb"(?![\w-])")
    for at in named.anchors if name.startswith("#") else ():
        lines = post.blocks[at].lines
        if found := wanted.search(post.source(lines).lower()):
            return Span(lines.start + found.start(), lines.start + found.end())
    return post.blocks[named.block].span


def _what(post: Post, named: Named) -> tuple[str, int]:
    """Return how the text that a name names begins, and how many blocks make the name."""
    return sentences_of(post.blocks[named.block])[0], len(tuple(named.needs))
