"""Bytes to a post: the one road that every command takes."""

from typing import NamedTuple

from dedupe_paragraphs.model.errors import too_many_blocks
from dedupe_paragraphs.model.post import Block, Container, Element, Habit, Paragraphs, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.blocks import build_blocks, build_containers, build_elements
from dedupe_paragraphs.post.decode import require_text
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.html import read_html, text_leaves
from dedupe_paragraphs.post.ignores import find_directives
from dedupe_paragraphs.post.line_paragraphs import part_lines
from dedupe_paragraphs.post.lines import Lines
from dedupe_paragraphs.post.markdown import LIMIT_BLOCKS, OpenContainer, read_markdown
from dedupe_paragraphs.post.metadata import read_metadata
from dedupe_paragraphs.post.pages import find_pages
from dedupe_paragraphs.post.plain import read_plain
from dedupe_paragraphs.post.regions import Region, blank, boxes, find_regions


def parse(
    data: bytes,
    path: str = "",
    paragraphs: Paragraphs = Paragraphs.AUTO,
    like: Post | None = None,
) -> Post:
    """Read a post.

    `path` decides the language: `.txt` is plain text, `.html` is HTML, `.mdx` has imports, all
    else is Markdown.
    `paragraphs` is what ends a paragraph; a text that was made of a post is read `like` that one.
    Every byte of the body is part of one block or lies in a gap of blank space and markers.
    Raises `InputError` for bytes that are no text and for more blocks than any post has.
    """
    require_text(data, path)
    body = body_start(data)
    if like is not None:
        paragraphs = like.paragraphs
    read = parse_blocks(data, path, body, paragraphs, like.lines if like else frozenset())
    return Post(
        path=path,
        data=data,
        body=body,
        blocks=tuple(read.blocks),
        containers=read.containers,
        directives=find_directives(data, body, read.blocks),
        metadata=read_metadata(data, body),
        paragraphs=paragraphs,
        habits=read.habits,
        elements=read.elements,
        lines=read.lines,
    )


class Read(NamedTuple):
    """What a body was read as."""

    blocks: list[Block]
    containers: tuple[Container, ...]
    habits: tuple[Habit, ...]
    elements: tuple[Element, ...]
    lines: frozenset[str]


def parse_blocks(
    data: bytes,
    path: str,
    body: int,
    paragraphs: Paragraphs = Paragraphs.AUTO,
    known: frozenset[str] = frozenset(),
) -> Read:
    """Return what a post whose body begins at the byte `body` is read as."""
    containers: list[OpenContainer] = []
    regions: list[Region] = []
    if path.lower().endswith(".txt"):
        regions = find_pages(data, body)
        leaves = read_plain(blank(data, body, regions), body)
    elif path.lower().endswith((".html", ".htm")):
        leaves = text_leaves(data, Span(body, len(data)))
    else:
        mdx = path.lower().endswith(".mdx")
        regions = find_regions(data, body, mdx=mdx, limit=LIMIT_BLOCKS + 1)
        if len(regions) > LIMIT_BLOCKS:
            raise too_many_blocks(path, LIMIT_BLOCKS)
        leaves, containers = read_markdown(
            blank(data, body, regions), body, path, boxes(regions, data)
        )
        if not mdx:
            leaves = read_html(data, leaves, containers)
    whole = leaves
    leaves, habits, texts = part_lines(leaves, data, paragraphs, known)
    lines = Lines(data, body)
    is_parted = len(leaves) > len(whole)
    covered = [leaf.outer or leaf.span for leaf in whole if leaf.outer or is_parted]
    blocks, starts = build_blocks(data, lines, leaves, regions, covered)
    if is_parted:  # containers count the leaves as they were before
        starts = [
            start for leaf, start in zip(leaves, starts, strict=True) if not leaf.parted_before
        ]
    return Read(
        blocks,
        build_containers(data, lines, containers, starts, len(blocks)),
        habits,
        build_elements(data, lines, leaves, blocks),
        texts,
    )
