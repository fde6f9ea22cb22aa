"""DUP002: an edited copy; each side says something the other does not."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby, takewhile

from dedupe_paragraphs.match.classify import Copy, CopyKind
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, change, draft, pair_of, parts_of, stretches

_TOLD = (State.WHOLE, State.EDITED)


def find_near_duplicates(found: Found) -> Iterator[Proposal]:
    """Yield a proposal for each edited copy, and for each edited sentence left of a long line."""
    company = _company(found)
    for index, copy in found.copies.items():
        if index in found.safe.gone:
            continue
        if copy.kind is CopyKind.EDITED:
            yield _edited(found, copy, company)
        elif copy.run_together and copy.kind is CopyKind.PARTIAL:
            yield from _left_over(found, copy)


def _edited(found: Found, copy: Copy, company: frozenset[int]) -> Proposal:
    sentences = [sentence for sentence in copy.sentences if sentence.source is not None]
    runs = _runs(copy.sentences, (*_TOLD, State.DIFFERENT))
    gone = _runs(copy.sentences, _TOLD)
    if copy.segment.index in found.all.gone:
        blocks = frozenset(block.index for block in copy.segment.blocks)
        removal = Removal(blocks | _beside(company, min(blocks), max(blocks)))
    else:
        removal = Removal(stretches=stretches(found, gone, parts=False))
    changed = [
        sentence
        for sentence in sentences
        if sentence.state is not State.WHOLE or sentence.similarity < 1
    ]
    evidence = Evidence(
        similarity=_similarity(sentences),
        changes=tuple(change(found, sentence) for sentence in changed),
        parts=parts_of(found, copy, {sentence.start for sentence in sentences}),
    )
    pairs = [pair_of(run) for run in runs]
    reason = Reason.EDITED_COPY if changed else Reason.SHORTENED_COPY
    return draft(found, Code.DUP002, Safety.UNSAFE, reason, pairs, removal, evidence)


def _left_over(found: Found, copy: Copy) -> Iterator[Proposal]:
    for run in _runs(copy.sentences, (State.EDITED,)):
        evidence = Evidence(
            similarity=_similarity(run), changes=tuple(change(found, sentence) for sentence in run)
        )
        removal = Removal(stretches=stretches(found, [run], parts=True))
        yield draft(
            found,
            Code.DUP002,
            Safety.UNSAFE,
            Reason.EDITED_SENTENCE,
            [pair_of(run)],
            removal,
            evidence,
        )


def _company(found: Found) -> frozenset[int]:
    """Return the headings, tags and short blocks that go only because an edited copy goes."""
    return (found.all_blocks - found.safe_blocks).difference(
        block.index
        for index, copy in found.copies.items()
        if copy.kind is CopyKind.EDITED or index in found.doubted
        for block in copy.segment.blocks
    )


def _beside(company: frozenset[int], first: int, last: int) -> frozenset[int]:
    """Return the blocks of a company that lie right beside an edited copy, without a gap."""
    before = takewhile(company.__contains__, range(first - 1, -1, -1))
    return frozenset((*before, *takewhile(company.__contains__, count(last + 1))))


def _runs(
    sentences: Sequence[SentenceMatch], states: tuple[State, ...]
) -> list[list[SentenceMatch]]:
    grouped = groupby(sentences, key=lambda sentence: sentence.state in states)
    return [list(run) for told, run in grouped if told]


def _similarity(sentences: Sequence[SentenceMatch]) -> float:
    """Return the mean similarity of sentences, weighted by their lengths."""
    return sum(sentence.similarity * len(sentence) for sentence in sentences) / max(
        1, sum(map(len, sentences))
    )
