"""DUP002: an edited copy; each text says something that the other does not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.fragments import whole_sentence
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.near import few_words_of
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State, runs_of
from dedupe_paragraphs.model.evidence import Edited
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.proposal import Move, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import change, is_only_text, pair_of, parts_of, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield edited copies, and the edited sentences that are left of run-together lines."""
    matched = given.matched
    company = _company(matched)
    replaced = Counter(copy.replaces for copy in matched.copies.values())
    joined = {split.rest for split in matched.splits}
    for index, copy in matched.copies.items():
        if (index in matched.safe and not copy.settles) or matched.keeps(index):
            continue
        if copy.segment.blocks[0].index in joined:  # it is put to its first half
            continue
        if copy.kind is CopyKind.EDITED:
            if not _completes(matched, copy):
                yield _edited(matched, copy, company, replaced)
        elif copy.run_together and copy.kind is CopyKind.PARTIAL:
            yield from _left_over(matched, copy)


def _completes(matched: Matched, copy: Copy) -> bool:
    """Tell whether a copy has the whole of a sentence with which its original was cut: that end is
    removed because of the copy, which is judged without it in the next round."""
    layout = matched.layout
    for each in copy.sentences:
        if each.source is None or each.state is State.WHOLE:
            continue
        original = layout.segment_at(each.source[0])
        if each.source[1] == original.end:
            whole = whole_sentence(layout, original, matched.copies, matched.safe_blocks)
            if whole is not None and layout.segment_at(whole[1]) is copy.segment:
                return True
    return False


def _edited(
    matched: Matched, copy: Copy, company: frozenset[int], replaced: Counter[int | None]
) -> Violation:
    sentences = [sentence for sentence in copy.sentences if sentence.source is not None]
    removal = None
    runs = runs_of(copy.sentences, State.WHOLE, State.EDITED)
    few = copy.few_words or (len(runs) == 1 and few_words_of(matched.layout, runs[0]))
    if copy.segment.index in matched.all:
        blocks = copy.segment.indices
        removal = Removal(
            blocks | _beside(company, min(blocks), max(blocks)),
            move=_move(matched, copy),
            fallback=_in_place(matched, copy, replaced),
        )
    elif not few and len(runs) == 1 and _leaves_one_text(copy, runs[0]):
        removal = Removal(stretches=stretches(matched, runs, parts=False))
    changed = [
        sentence
        for sentence in sentences
        if sentence.state is not State.WHOLE or sentence.similarity < 1
    ]
    evidence = Edited(
        changes=tuple(change(matched, sentence) for sentence in changed),
        parts=parts_of(matched, copy, [sentences]),
        replaces=copy.replaces is not None,
    )
    shown = runs_of(copy.sentences, State.WHOLE, State.EDITED, State.DIFFERENT)
    if few and removal is None:
        reason = Reason.FEW_WORDS
    elif copy.replaces is not None and (copy.settles or not changed):
        reason = Reason.FULLER_COPY
    elif copy.settles:
        reason = Reason.SETTLES_NOTHING
    else:
        reason = Reason.EDITED_COPY if changed else Reason.SHORTENED_COPY
    violation = _violation(matched, reason, shown, sentences, evidence, removal)
    if copy.segment.index not in matched.safe:
        return violation
    return replace(violation, safety=Safety.SAFE)


def _leaves_one_text(copy: Copy, run: Sequence[SentenceMatch]) -> bool:
    """Tell whether several sentences at one end of a paragraph are all that is copied."""
    first, last = copy.sentences[0], copy.sentences[-1]
    return len(run) > 1 and (run[0] is first or run[-1] is last)


def _move(matched: Matched, copy: Copy) -> Move | None:
    """Return how a copy takes the place of its original, if it says more.

    A heading that it begins with stands above the original already.
    """
    if copy.replaces is None:
        return None
    original = matched.layout.segments[copy.replaces]
    start = _behind_heading(matched.layout, copy.segment, original)
    return Move(copy.segment.blocks[0].index, start, original.blocks[0].index, replaces=True)


def _in_place(matched: Matched, copy: Copy, replaced: Counter[int | None]) -> Removal | None:
    """Return what is removed where a copy cannot take the place of its original: the copy, if that
    says all of it, else the original, if no other copy would take its place."""
    if copy.replaces is None or replaced[copy.replaces] > 1:
        return None
    from dedupe_paragraphs.match.settled import said  # noqa: PLC0415 - start-up

    original = matched.layout.segments[copy.replaces]
    blocks = copy.segment.indices
    if copy.settles and said(matched.layout, original, copy.segment):
        return Removal(blocks)
    block = original.blocks[0]
    if is_only_text(matched, block, matched.all_blocks - blocks):
        return None
    return Removal(frozenset({block.index}))


def _behind_heading(layout: Layout, segment: Segment, original: Segment) -> int:
    """Return how many code points a segment begins with that are the heading above its original."""
    above = layout.segments[original.index - 1] if original.index else original
    key, length = segment.key, len(above.key)
    if not above.is_heading or not key.startswith(above.key) or length == len(key):
        return 0
    if original.key.startswith(above.key) or key[length:].lstrip()[:1].islower():
        return 0  # its first sentence names what it is about
    border = layout.span(segment.start + length - 1, segment.start + length + 1)
    is_apart = key[length] == " " or len(layout.post.source(border).decode()) > 2
    if not is_apart and key[length] != original.key[0]:
        return 0  # a word that begins like the heading
    return len(key) - len(key[length:].lstrip())


def _left_over(matched: Matched, copy: Copy) -> Iterator[Violation]:
    for run in runs_of(copy.sentences, State.EDITED):
        evidence = Edited(changes=tuple(change(matched, sentence) for sentence in run))
        if few_words_of(matched.layout, run):
            yield _violation(matched, Reason.FEW_WORDS, [run], run, evidence, None)
            continue
        removal = Removal(stretches=stretches(matched, [run], parts=True))
        yield _violation(matched, Reason.EDITED_SENTENCE, [run], run, evidence, removal)


def _violation(
    matched: Matched,
    reason: Reason,
    runs: Sequence[Sequence[SentenceMatch]],
    sentences: Sequence[SentenceMatch],
    evidence: Edited,
    removal: Removal | None,
) -> Violation:
    """Return the violation by runs; its similarity is the mean of sentences, weighted by length."""
    pairs = [pair_of(matched, run) for run in runs]
    alike = sum(sentence.similarity * len(sentence) for sentence in sentences) / max(
        1, sum(map(len, sentences))
    )
    safety = Safety.MANUAL if removal is None else Safety.UNSAFE
    return Violation(safety, reason, pairs, evidence, removal, similarity=alike)


def _company(matched: Matched) -> frozenset[int]:
    """Return the headings, tags and short blocks that are removed only with an edited copy."""
    return (matched.all_blocks - matched.safe_blocks).difference(
        *(
            copy.segment.indices
            for index, copy in matched.copies.items()
            if copy.kind is CopyKind.EDITED or index in matched.doubted
        )
    )


def _beside(company: frozenset[int], first: int, last: int) -> frozenset[int]:
    """Return the blocks of a company that are right beside an edited copy, without a gap."""
    before = takewhile(company.__contains__, range(first - 1, -1, -1))
    return frozenset((*before, *takewhile(company.__contains__, count(last + 1))))


RULE = Rule(
    code="DUP002",
    name="near-duplicate",
    safety=Safety.UNSAFE,
    level=Level.WARNING,
    what="""\
An edited copy: two texts that are nearly the same, and each says something that the other does not.
Sentences that differ in a number or in a negation are different sentences and are not reported.""",
    why="""\
One of the two is an older draft, or a generator's second attempt. Readers take it for a mistake,
but only a person can say which wording is better.""",
    examples=Examples(
        en="""\
The lighthouse was built a century ago and lights the bay every night.

The lighthouse was built a century ago and quietly lights the bay every
single night.    <- DUP002""",
        ja="""\
港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。

港の灯台は百年前に建てられ、いまも毎晩静かに沖を照らしている
のです。    <- DUP002""",
    ),
    fix="""\
The copy is removed. If it says more it takes the place of its original; the original is removed
instead where the copy belongs to its own section. Safe where one of the two says all that the other
says: they differ in marks, politeness or connectives, or one has a clause or an ending more. Else
unsafe: the report shows the difference inside the line; `dedupe clean --unsafe` keeps the fuller
text, or the first of two that are equally full, and cuts no single sentence out of the other.
Manual where each has a sentence of its own, and where one or two words are all the difference: they
may be what the text is about.""",
    find=_find,
    message=Message("edited copy of {originals}{blocks}, {alike:.0%} alike"),
)
