"""From ranges of the layout's text to findings with places in the post."""

import zlib
from collections.abc import Container, Iterable, Sequence

from dedupe_paragraphs.match.classify import Copy
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.model.evidence import Change, Evidence, Part
from dedupe_paragraphs.model.finding import Finding, Kept
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.text.source import byte_span

Range = tuple[int, int]
"""Code points of the layout's text."""
Pair = tuple[Span, Place]
"""A copied text and its original."""


def build_finding(
    post: Post,
    code: str,
    safety: Safety,
    reason: Reason,
    pairs: Iterable[Pair],
    evidence: Evidence,
    *,
    blocks: int = 1,
    similarity: float = 1.0,
) -> Finding:
    """Return a finding, its pairs in the order of the post."""
    placed = sorted(pairs, key=lambda pair: pair[0])
    spans = tuple(span for span, _ in placed)
    return Finding(
        rule=code,
        safety=safety,
        path=post.path,
        spans=spans,
        originals=tuple(original for _, original in placed),
        similarity=round(similarity, 4),
        fingerprint=fingerprint(code, post, spans),
        fix=None,
        reason=reason,
        evidence=evidence,
        blocks=blocks,
    )


def build_kept(found: Found, reason: Reason, ranges: Iterable[tuple[Range, Range]]) -> Kept:
    """Return a kept copy from pairs of a range and what it repeats."""
    spans, originals = zip(*sorted(placed(found, *pair) for pair in ranges), strict=True)
    return Kept(reason, spans, originals)


def fingerprint(code: str, post: Post, spans: Sequence[Span]) -> str:
    """Return a name for a finding that stays while its text does, wherever it moves."""
    # hashlib loads OpenSSL, 2 ms; nothing here needs more than 64 bits that hardly ever meet.
    named = b"\0".join([code.encode(), *map(post.source, spans)])
    return f"{zlib.crc32(named):08x}{zlib.crc32(named[::-1]):08x}"


def placed(found: Found, copy: Range, original: Range) -> Pair:
    """Return a copied range and its original, followed to the text that is kept."""
    path = found.layout.post.path
    kept = found.layout.span(*found.original(*original))
    return found.layout.span(*copy), Place(path, kept)


def block_place(post: Post, block: Block) -> Place:
    """Return the place of a block."""
    return Place(post.path, block.span)


def change(found: Found, sentence: SentenceMatch) -> Change:
    """Return the two sentences that an edited sentence is shown by."""
    assert sentence.source is not None
    path = found.layout.post.path
    originals = tuple(
        Place(path, byte_span(block, start, end))
        for block, start, end in found.layout.ranges(*found.original(*sentence.source))
    )
    return Change(found.layout.span(sentence.start, sentence.end), originals)


def pair_of(found: Found, run: Sequence[SentenceMatch]) -> Pair:
    """Return a run of copied sentences with its original.

    Where its sentences are in several places, the original is that of the first.
    """
    first, last = run[0].source, run[-1].source
    assert first is not None
    assert last is not None
    source = (first[0], last[1]) if first[0] < last[1] else first
    return placed(found, (run[0].start, run[-1].end), source)


def parts_of(found: Found, copy: Copy, copied: Container[int]) -> tuple[Part, ...]:
    """Return what of a segment is copied and what is its own; `copied` has starts of sentences."""
    parts: list[Part] = []
    for sentence in copy.sentences:
        span, is_copied = found.layout.span(sentence.start, sentence.end), sentence.start in copied
        if parts and parts[-1].copied is is_copied:
            parts[-1] = Part(Span(parts[-1].span.start, span.end), is_copied)
        else:
            parts.append(Part(span, is_copied))
    return tuple(parts)


def stretches(
    found: Found, runs: Sequence[Sequence[SentenceMatch]], *, parts: bool
) -> tuple[Stretch, ...]:
    """Return runs of sentences as ranges of the keys of their blocks."""
    return tuple(
        Stretch(block.index, start, end, parts)
        for run in runs
        for block, start, end in found.layout.ranges(run[0].start, run[-1].end)
    )
