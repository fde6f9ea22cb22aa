"""What is around the text of a post: links, cards, notices and quotations, which prove nothing."""

import re
from collections.abc import Iterator, Sequence

from dedupe_paragraphs.languages.registry import codes_of, tables
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_LINKED = 0.5
"""Share of a block's source from which it is links, images or code; addresses are left out."""
_CARD = 3
"""Sentences at most of a card: what a product is, or what a reader may do, with a link below."""
_NOTICE = 300
"""Cells at most of a licence, a byline or a call to action; a longer text is about it."""
_DASH = r"\u2010-\u2015\u2500"
_SOURCE = pattern(rf"[(\s]*(?:[{_DASH}]{{1,2}}|-{{1,3}}\s)\s*\S")
"""How a line begins that names who is quoted."""
_QUOTATION = pattern(
    rf"""["\u00ab\u201c\u201e\u300c\u300e].+["\u00bb\u201d\u201c\u300d\u300f][.,]?\s*"""
    rf"(?:[-(\uff08{_DASH}].*)?"
)
"""A paragraph that is nothing but somebody's words."""
_KNOWN = [
    each.notices for letter in "aяあ中가" for each in tables(codes_of(letter)) if each.notices
]
_NOTICES = pattern("|".join([r"\u00a9|\(c\) ?\d{4}|\bcc[ -]by\b", *_KNOWN]), re.IGNORECASE)


def framing(post: Post) -> frozenset[int]:
    """Return the blocks of a post that are said in many posts on purpose."""
    return frozenset([*_alone(post), *_cards(post.blocks), *_quotations(post)])


def _alone(post: Post) -> Iterator[int]:
    """Yield blocks that are no text by themselves."""
    for block in post.blocks:
        if (
            not block.is_prose
            or block.kind is BlockKind.FOOTNOTE
            or _is_linked(block)
            or sum(map(len, block.codes)) >= _LINKED * len(block.key)
            or (not has_width(block.key, _NOTICE) and _NOTICES.search(block.text))
            or _QUOTATION.fullmatch(block.key)
        ):
            yield block.index


def _is_linked(block: Block) -> bool:
    targets = sum(len(link.target.encode()) for link in block.links)
    linked = sum(link.span.size for link in block.links) - targets
    return linked > 0 and linked >= _LINKED * (block.span.size - targets)


def _cards(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the blocks of sections that are a few sentences and a link."""
    section: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and not block.level and block.kind is not BlockKind.RULE:
            section.append(block)
            continue
        text = [each for each in section if each.is_prose and not _is_linked(each)]
        said = sum(len(each.sentences) for each in text)
        if said <= _CARD and any(map(_is_linked, section)):
            yield from (each.index for each in section)
        section = []


def _quotations(post: Post) -> Iterator[int]:
    for container in post.containers:
        if container.name != "quote":
            continue
        first, stop = container.leaves
        beside = post.blocks[max(0, first - 1) : stop + 1]
        before, after = post.blocks[first - 1 : first], post.blocks[stop : stop + 1]
        named = any(each.links for each in beside)
        named |= any(
            _SOURCE.match(each.text.rsplit("\n", 1)[-1]) for each in beside[bool(before) :]
        )
        named |= any(each.key.endswith(":") for each in before)
        named |= any(each.key.startswith("(") for each in after)
        if named:
            yield from range(first, stop)
