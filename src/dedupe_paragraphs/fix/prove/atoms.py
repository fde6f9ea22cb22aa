"""What is equal or different as a whole is kept: links, URLs, marked text, code, tasks, tags.

Each is looked up among those of the output: a URL is never a part of another one, a link is its
text with its target and title, and an open task is no done one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import read
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.atoms import addresses
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import has_any, pattern

Atoms = Callable[[Post, Block], Iterator[tuple[object, Span]]]
"""Yields the atoms of a block, each with its bytes."""
_LABELLED = pattern(
    r"""!?\[(?P<label>.*)\]"""
    r"""(?:\(.*?(?P<title>"[^"]*"|'[^']*'|[ \t\n]\([^()]*\))?\s*\)|\[[^\]]*\])?""",
    re.DOTALL,
)
_MARKED = pattern(
    r"[a-zA-Z0-9.,]*<(?P<script>su[pb])\b[^>]*>.*?</(?P=script)\s*>"
    r"|<(?P<tag>del|s|strike)\b[^>]*>.*?</(?P=tag)\s*>|(?<!~)~~(?!~).+?~~",
    re.DOTALL | re.IGNORECASE,
)
_VERBATIM = pattern(
    r"\$\$[^$]+\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*(?<![\s\\$])\$(?![\w$])"
    r"|\\\((?:(?!\\\().)+?\\\)|\\\[(?:(?!\\\[).)+?\\\]|\balt=(?:\"[^\"]*\"|'[^']*')",
    re.DOTALL,
)
"""Formulas and alt texts; of money no `$` closes one."""
_VERBATIM_MARKS = (b"$", b"\\(", b"\\[", b"alt=")
_TASK = pattern(rb"(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+")


def codes(both: Comparison) -> Iterator[Missing]:
    """Yield each code span that is neither a code span of the posts nor inside a block of code.

    A block of code that was run together with other text reads as a code span there.
    """
    removed = {code: block for block in reversed(both.removed) for code in block.codes}
    blocks = [block for post in both.kept for block in post.blocks] if removed else []
    spans = {code for block in blocks for code in block.codes}
    verbatim = "\n".join(block.key for block in blocks if not block.is_prose)
    for code, block in removed.items():
        if code not in spans and fold(code) not in verbatim:
            start = both.old.data.find(code.encode(), *block.span)
            yield Missing(block.span if start < 0 else Span(start, start + len(code.encode())))


def _links(post: Post, block: Block) -> Iterator[tuple[object, Span]]:
    for link in block.links:
        match = _LABELLED.fullmatch(post.quote(link.span))
        label, title = (fold(match["label"]), match["title"]) if match else ("", None)
        yield (label, link.target, (title or "").strip()), link.span
    source = post.source(block.span) if block.is_prose else b""
    if b"://" in source:
        for start, end in addresses(text := source.decode()):
            yield text[start:end], _place(block, text, start, end)


def _marked(post: Post, block: Block) -> Iterator[tuple[object, Span]]:
    source = post.source(block.span)
    if block.is_prose and (b"~~" in source or b"</" in source):
        for match in _MARKED.finditer(source.decode()):
            yield fold(match[0]), _place(block, match.string, *match.span())
    if block.is_prose and any(map(source.__contains__, _VERBATIM_MARKS)):
        for match in _VERBATIM.finditer(source.decode()):
            yield " ".join(match[0].split()), _place(block, match.string, *match.span())


def _place(block: Block, source: str, start: int, end: int) -> Span:
    first = block.span.start + len(source[:start].encode())
    return Span(first, first + len(source[start:end].encode()))


def _tasks(post: Post, block: Block) -> Iterator[tuple[object, Span]]:
    """A ticked box is part of the text of its block; an open one is before it."""
    if block.kind is BlockKind.ITEM:
        task = _TASK.search(post.data, block.lines.start, block.span.end)
        if task is not None and task.end() >= block.span.start:
            yield (task[1].lower(), block.key), block.span


def _tags(post: Post, block: Block) -> Iterator[tuple[object, Span]]:
    """A tag that encloses something is no such tag; one whose partner is right after it is."""
    if block.kind is BlockKind.TEMPLATE and not post.data.startswith(b"{/*", block.span.start):
        pairs = [
            pair
            for pair in read(post).pairs
            if any(block.span.contains(mark.span) for mark in pair)
        ]
        after = post.blocks[block.index + 1].span if block.index + 1 < len(post.blocks) else None
        if all(after and after.contains(pair[-1].span) for pair in pairs):
            yield " ".join(block.text.split()), block.span


def _lost(atoms: Atoms, marks: Sequence[bytes], both: Comparison) -> Iterator[Missing]:
    """Yield the atoms that are not kept of a post that has one of their marks, if they have any."""
    if marks and not has_any(both.old.data, marks):
        return
    removed = [pair for block in both.removed for pair in atoms(both.old, block)]
    if not removed:
        return
    known = {atom for post in both.kept for each in post.blocks for atom, _ in atoms(post, each)}
    for atom, span in removed:
        if atom not in known:
            known.update([atom, *atom] if isinstance(atom, tuple) else [atom])  # named once
            yield Missing(span)


links = partial(_lost, _links, (b"[", b"<", b"://"))
"""Yield each link and image, each footnote reference and each URL that is not kept."""
marked_text = partial(_lost, _marked, (b"~~", b"</", *_VERBATIM_MARKS))
"""Yield each formula and alt text that is not kept, and what was struck out, above or below the
line, and is so no more."""
tasks = partial(_lost, _tasks, (b"] ", b"]\t"))
"""Yield each task whose state is not kept."""
template_tags = partial(_lost, _tags, ())
"""Yield each line of template tags that do something by themselves."""
