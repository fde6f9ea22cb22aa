"""From ranges of the layout's text to findings with places in the post."""

import zlib
from collections.abc import Container, Iterable, Sequence

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.groups import CopyGroup
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.model.evidence import Change, Part, Truncated
from dedupe_paragraphs.model.finding import Kept
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.text.source import byte_span

Range = tuple[int, int]
"""Code points of the layout's text."""
Pair = tuple[Span, Place]
"""A copied text and its original."""


def build_kept(matched: Matched, reason: Reason, ranges: Iterable[tuple[Range, Range]]) -> Kept:
    """Return a kept copy from pairs of a range and what it repeats."""
    spans, originals = zip(*sorted(placed(matched, *pair) for pair in ranges), strict=True)
    return Kept(reason, spans, originals)


def fingerprint(code: str, post: Post, spans: Sequence[Span]) -> str:
    """Return a name for a finding that is the same while its text is, wherever it moves."""
    # hashlib loads OpenSSL, 2 ms; nothing here needs more than 64 bits that hardly ever meet.
    named = b"\0".join([code.encode(), *map(post.source, spans)])
    return f"{zlib.crc32(named):08x}{zlib.crc32(named[::-1]):08x}"


def placed(matched: Matched, copy: Range, original: Range) -> Pair:
    """Return a copied range and its original, followed to the text that is kept."""
    path = matched.layout.post.path
    kept = matched.layout.span(*matched.original(*original))
    return matched.layout.span(*copy), Place(path, kept)


def block_place(post: Post, block: Block) -> Place:
    """Return the place of a block."""
    return Place(post.path, block.span)


def is_only_text(matched: Matched, block: Block, removed: Container[int]) -> bool:
    """Tell whether a block is all that would be left below a heading that is kept."""
    structure, at = matched.layout.structure, block.index
    heading = structure.headings[at]
    ways = range(at - 1, heading - 1, -1), range(at + 1, len(structure.says))
    before, after = (
        next((each for each in way if structure.says[each] and each not in removed), -1)
        for way in ways
    )
    return before == heading >= 0 and (after < 0 or heading not in structure.paths[after])


def change(matched: Matched, sentence: SentenceMatch) -> Change:
    """Return the two sentences that an edited sentence is shown by."""
    path = matched.layout.post.path
    originals = tuple(
        Place(path, byte_span(block, start, end))
        for block, start, end in matched.layout.ranges(*matched.original(*sentence.original))
    )
    return Change(matched.layout.span(sentence.start, sentence.end), originals)


def pair_of(matched: Matched, run: Sequence[SentenceMatch]) -> Pair:
    """Return a run of copied sentences with its original.

    Where its sentences are in several places, the original is that of the first.
    """
    first, last = run[0].original, run[-1].original
    source = (first[0], last[1]) if first[0] < last[1] else first
    return placed(matched, (run[0].start, run[-1].end), source)


def parts_of(
    matched: Matched, copy: Copy, runs: Iterable[Iterable[SentenceMatch]]
) -> tuple[Part, ...]:
    """Return what of a segment is copied, the sentences of runs, and what is its own."""
    copied = {sentence.start for run in runs for sentence in run}
    parts: list[Part] = []
    for sentence in copy.sentences:
        span, is_copied = (
            matched.layout.span(sentence.start, sentence.end),
            sentence.start in copied,
        )
        if parts and parts[-1].copied is is_copied:
            parts[-1] = Part(Span(parts[-1].span.start, span.end), is_copied)
        else:
            parts.append(Part(span, is_copied))
    return tuple(parts)


def stretches(
    matched: Matched, runs: Sequence[Sequence[SentenceMatch]], *, parts: bool
) -> tuple[Stretch, ...]:
    """Return runs of sentences as ranges of the keys of their blocks."""
    return tuple(
        Stretch(block.index, start, end, parts)
        for run in runs
        for block, start, end in matched.layout.ranges(run[0].start, run[-1].end)
    )


def pairs_of(matched: Matched, group: CopyGroup) -> list[Pair]:
    """Return each segment of a group with its original; a run-together one match by match.

    Separators, which hold no text, are their own originals; that of a tag is the first like it.
    """
    post = matched.layout.post
    pairs: list[tuple[Range, Range]] = []
    for segment in group.segments:
        matches = matched.matches(segment.index)
        if group.kind is CopyKind.RUN_TOGETHER:
            pairs += merged(matched, matches)
        else:
            source = (matches[0].source, max(match.source_end for match in matches))
            pairs.append(((segment.start, segment.end), source))
    own = (segment.indices for segment in group.segments)
    between = (post.blocks[index] for index in group.blocks.difference(*own))
    return [
        *(placed(matched, *pair) for pair in pairs),
        *((each.span, block_place(post, matched.layout.first_tag(each))) for each in between),
    ]


def merged(matched: Matched, matches: tuple[Match, ...]) -> list[tuple[Range, Range]]:
    """Return matches as pairs of ranges, those that follow each other in both texts as one."""
    pairs: list[tuple[Range, Range]] = []
    last: Match | None = None
    for match in matches:
        if last is not None and _continues(matched, last, match):
            (start, _), (source, _) = pairs[-1]
            pairs[-1] = ((start, match.end), (source, match.source_end))
        else:
            pairs.append(((match.start, match.end), match.original))
        last = match
    return pairs


def _continues(matched: Matched, last: Match, match: Match) -> bool:
    return (
        match.segment == last.segment + 1
        and last.ends(matched.layout)
        and match.begins(matched.layout)
    )


def missing_of(matched: Matched, group: CopyGroup) -> Truncated:
    """Return what the original has after the place where the copy stops."""
    index, layout = group.segments[-1].index, matched.layout
    end = matched.matches(index)[-1].source_end
    sentences = matched.copies[index].sentences
    if sentences and sentences[-1].source is not None:
        end = max(end, sentences[-1].source[1])
    whole = layout.segment_at(end - 1).end
    rest = layout.ranges(*matched.original(end, whole)) if end < whole else ()
    return Truncated(whole - end, tuple(byte_span(*each) for each in rest))
