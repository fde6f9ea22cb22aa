"""Bytes to a post: the one road that every command takes."""

from dedupe_paragraphs.model.errors import too_many_blocks
from dedupe_paragraphs.model.post import Block, Container, Post
from dedupe_paragraphs.post.blocks import build_blocks, build_containers
from dedupe_paragraphs.post.decode import require_text
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.ignores import find_directives
from dedupe_paragraphs.post.lines import Lines
from dedupe_paragraphs.post.markdown import LIMIT_BLOCKS, OpenContainer, read_markdown
from dedupe_paragraphs.post.metadata import read_metadata
from dedupe_paragraphs.post.plain import read_plain
from dedupe_paragraphs.post.regions import Region, blank, find_regions


def parse(data: bytes, path: str = "") -> Post:
    """Read a post.

    `path` decides the language: `.txt` is plain text, `.mdx` has imports, all else is Markdown.
    Every byte of the body is part of one block or lies in a gap of blank space and markers.
    Raises `InputError` for bytes that are no text and for more blocks than any post has.
    """
    require_text(data, path)
    body = body_start(data)
    blocks, containers = parse_blocks(data, path, body)
    return Post(
        path=path,
        data=data,
        body=body,
        blocks=tuple(blocks),
        containers=containers,
        directives=find_directives(data, body, blocks),
        metadata=read_metadata(data, body),
    )


def parse_blocks(data: bytes, path: str, body: int) -> tuple[list[Block], tuple[Container, ...]]:
    """Return the blocks and containers of a post whose body begins at the byte `body`."""
    containers: list[OpenContainer] = []
    regions: list[Region] = []
    if path.lower().endswith(".txt"):
        leaves = read_plain(data, body)
    else:
        mdx = path.lower().endswith(".mdx")
        regions = find_regions(data, body, mdx=mdx, limit=LIMIT_BLOCKS + 1)
        if len(regions) > LIMIT_BLOCKS:
            raise too_many_blocks(path, LIMIT_BLOCKS)
        leaves, containers = read_markdown(blank(data, body, regions), body, path)
    lines = Lines(data, body)
    blocks, starts = build_blocks(data, lines, leaves, regions)
    return blocks, build_containers(data, lines, containers, starts, len(blocks))
