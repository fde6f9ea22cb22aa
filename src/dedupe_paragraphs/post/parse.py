"""Bytes to a post: the one road that every command takes."""

from dedupe_paragraphs.model.errors import too_many_blocks
from dedupe_paragraphs.model.post import BlockKind, Habit, Paragraphs, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.blocks import build_blocks, build_containers, build_elements
from dedupe_paragraphs.post.decode import require_text
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.ignores import find_directives
from dedupe_paragraphs.post.leaf import Leaf
from dedupe_paragraphs.post.markdown import LIMIT_BLOCKS, OpenContainer, read_markdown
from dedupe_paragraphs.post.metadata import read_metadata
from dedupe_paragraphs.post.regions import Region, blank, find_regions
from dedupe_paragraphs.text.lines import Lines


def parse(
    data: bytes,
    path: str = "",
    paragraphs: str = Paragraphs.AUTO,
    like: Post | None = None,
) -> Post:
    """Read a post.

    `path` decides the language: `.txt` is plain text, `.html` is HTML, `.mdx` has imports, all
    else is Markdown.
    `paragraphs` is what ends a paragraph; a text that was made of a post is read `like` that one.
    Every byte of the body is part of one block or is in a gap of blank space and markers.
    Raises `InputError` for bytes that are no text and for more blocks than any post has.
    """
    require_text(data, path)
    body = body_start(data)
    if like is not None:
        paragraphs = like.paragraphs
    whole, open_containers, regions = _leaves(data, path, body)
    leaves = whole
    habits: tuple[Habit, ...] = ()
    known = wrapped = frozenset[str]()
    if any(leaf.breaks for leaf in whole):
        from dedupe_paragraphs.post.line_paragraphs import part_lines  # noqa: PLC0415 - start-up

        leaves, habits, known, wrapped = part_lines(whole, data, paragraphs, like)
    lines = Lines(data, body)
    is_parted = len(leaves) > len(whole)
    covered = [leaf.outer or leaf.span for leaf in whole if leaf.outer or is_parted]
    blocks, starts, below = build_blocks(data, lines, leaves, regions, covered)
    if is_parted:  # containers count the leaves as they were before
        starts = [at for leaf, at in zip(leaves, starts, strict=True) if not leaf.parted_before]
    is_like = like is not None and data[:body] == like.data[: like.body]
    return Post(
        path=path,
        data=data,
        body=body,
        blocks=tuple(blocks),
        containers=build_containers(data, lines, open_containers, starts, blocks, below),
        directives=find_directives(data, body, blocks),
        metadata=like.metadata if like and is_like else read_metadata(data, body),
        paragraphs=paragraphs,
        elements=build_elements(data, lines, leaves, blocks),
        habits=habits,
        lines=known,
        wrapped=wrapped,
    )


def _leaves(
    data: bytes, path: str, body: int
) -> tuple[list[Leaf], list[OpenContainer], list[Region]]:
    """Return the leaves of a body before its lines are parted, its containers and its regions."""
    ending = path.lower()
    if ending.endswith(".txt"):
        from dedupe_paragraphs.post.plain import find_pages, read_plain  # noqa: PLC0415 - start-up

        regions = find_pages(data, body)
        return read_plain(blank(data, body, regions), body), [], regions
    if ending.endswith((".html", ".htm")):
        from dedupe_paragraphs.post.html import text_leaves  # noqa: PLC0415 - start-up

        return text_leaves(data, Span(body, len(data))), [], []
    mdx = ending.endswith(".mdx")
    regions = find_regions(data, body, mdx=mdx, limit=LIMIT_BLOCKS + 1)
    if len(regions) > LIMIT_BLOCKS:
        raise too_many_blocks(path, LIMIT_BLOCKS)
    blanked = blank(data, body, regions)
    leaves, containers = read_markdown(
        blanked, body, path, frozenset(region.box for region in regions)
    )
    if not mdx and any(leaf.kind is BlockKind.HTML for leaf in leaves):
        from dedupe_paragraphs.post.html import read_html  # noqa: PLC0415 - start-up

        leaves = read_html(data, leaves, containers)
    return leaves, containers, regions
