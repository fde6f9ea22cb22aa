"""From ranges of the layout's text to findings with places in the post."""

import zlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from dedupe_paragraphs.match.classify import Copy
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.model.finding import Change, Finding, Kept, Part
from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.model.proposal import Proposal, Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.text.source import byte_span

Range = tuple[int, int]
"""Code points of the layout's text."""


@dataclass(slots=True)
class Evidence:
    """What a rule knows of a finding besides its ranges."""

    similarity: float = 1.0
    blocks: int = 1
    changes: tuple[Change, ...] = ()
    parts: tuple[Part, ...] = ()
    missing: int = 0
    witness: Place | None = None
    subject: str = ""
    extra: list[tuple[Span, Place]] = field(default_factory=list)
    """Copies that hold no text of the layout, such as rules and tags inside a run."""


def draft(
    found: Found,
    code: Code,
    safety: Safety,
    reason: Reason,
    pairs: Iterable[tuple[Range, Range]],
    removal: Removal | None,
    evidence: Evidence | None = None,
) -> Proposal:
    """Return a proposal of a finding from pairs of a copied range and the range it stands for."""
    evidence = evidence or Evidence()
    post = found.layout.post
    placed = [(_span(found, copy), place(found, original)) for copy, original in pairs]
    placed = sorted([*placed, *evidence.extra], key=lambda pair: pair[0])
    text = b"\0".join(post.source(span) for span, _ in placed)
    finding = Finding(
        rule=code,
        safety=safety,
        path=post.path,
        spans=tuple(span for span, _ in placed),
        originals=tuple(original for _, original in placed),
        similarity=round(evidence.similarity, 4),
        fingerprint=fingerprint(code, text),
        fix=None,
        reason=reason,
        blocks=evidence.blocks,
        changes=evidence.changes,
        parts=evidence.parts,
        missing=evidence.missing,
        witness=evidence.witness,
        subject=evidence.subject,
    )
    return Proposal(finding, removal)


def kept(found: Found, reason: Reason, pairs: Iterable[tuple[Range, Range]]) -> Kept:
    """Return a kept copy from pairs of a range and what it repeats."""
    placed = sorted((_span(found, copy), place(found, original)) for copy, original in pairs)
    spans, originals = zip(*placed, strict=True)
    return Kept(reason, spans, originals)


def fingerprint(code: Code, text: bytes) -> str:
    """Return a name for a finding that stays while its text does, wherever it moves."""
    # hashlib loads OpenSSL, 2 ms; nothing here needs more than 64 bits that hardly ever meet.
    named = code.encode() + b"\0" + text
    return f"{zlib.crc32(named):08x}{zlib.crc32(named[::-1]):08x}"


def place(found: Found, original: Range) -> Place:
    """Return where the original of a range stays."""
    return Place(found.layout.post.path, _span(found, found.original(*original)))


def _span(found: Found, range_: Range) -> Span:
    return found.layout.span(*range_)


def block_place(found: Found, block: Block) -> Place:
    """Return the place of a block."""
    return Place(found.layout.post.path, block.span)


def change(found: Found, sentence: SentenceMatch) -> Change:
    """Return the two sentences that an edited sentence is told by."""
    assert sentence.source is not None
    path = found.layout.post.path
    originals = tuple(
        Place(path, byte_span(block, start, end))
        for block, start, end in found.layout.ranges(*found.original(*sentence.source))
    )
    return Change(_span(found, (sentence.start, sentence.end)), originals)


def pair_of(run: Sequence[SentenceMatch]) -> tuple[Range, Range]:
    """Return a run of copied sentences with the range that it stands for.

    Where its sentences stand in several places, the range is that of the first.
    """
    first, last = run[0].source, run[-1].source
    assert first is not None
    assert last is not None
    source = (first[0], last[1]) if first[0] < last[1] else first
    return (run[0].start, run[-1].end), source


def parts_of(found: Found, copy: Copy, copied: Container[int]) -> tuple[Part, ...]:
    """Return what of a segment is copied and what is own; `copied` holds starts of sentences."""
    parts: list[Part] = []
    for sentence in copy.sentences:
        span, is_copied = _span(found, (sentence.start, sentence.end)), sentence.start in copied
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
