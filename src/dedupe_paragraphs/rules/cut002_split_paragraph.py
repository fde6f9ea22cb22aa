"""CUT002: a cut paragraph whose rest follows once the copies in between are removed."""

from collections.abc import Iterator

from dedupe_paragraphs.match.layout import Completion, Split
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.model.evidence import CutEnd
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Join, Move, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.rules.build import block_place
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.fold import space_between
from dedupe_paragraphs.text.source import byte_span


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield pairs of halves; safe where the text itself shows that they are one."""
    matched = given.matched
    for split in (*matched.splits, *matched.guesses):
        if split.first not in matched.safe_blocks:
            yield _split(matched, split)
    for each in matched.completions:
        yield _completion(matched.layout.post, each)


def _completion(post: Post, each: Completion) -> Violation:
    cut, line = post.blocks[each.block], post.blocks[each.source]
    rest = Place(post.path, byte_span(line, each.start, each.end))
    move = Move(line.index, each.start, cut.index, each.end, each.space)
    return Violation(
        Safety.SAFE,
        Reason.SPLIT_SHOWN,
        [(byte_span(cut, cut.sentences[-1].start, len(cut.key)), rest)],
        CutEnd(rest=rest, witness=rest),
        Removal(move=move),
    )


def _split(matched: Matched, split: Split) -> Violation:
    post = matched.layout.post
    first, rest = post.blocks[split.first], post.blocks[split.rest]
    cut_end = len(first.key) - split.overlap
    start = max(each.start for each in first.sentences if each.start < cut_end)
    evidence = CutEnd(
        rest=block_place(post, rest),
        witness=None if split.witness is None else Place(post.path, split.witness),
    )
    pair = (byte_span(first, start, cut_end), block_place(post, rest))
    before = first.key[:cut_end]
    # An overlap may begin inside a word.
    space = before.endswith(" ") if split.overlap else bool(space_between(before, rest.key))
    if split.witness is not None and not split.overlap:
        word = before.rpartition(" ")[2] + rest.key.partition(" ")[0]
        space = space and word not in post.quote(split.witness).split()
    removal = Removal(
        split.between, join=Join(split.first, split.rest, split.overlap, split.skip, space)
    )
    if not split.is_sure:
        reason = Reason.SPLIT_LIKELY
    else:
        reason = Reason.SPLIT_OVERLAP if split.witness is None else Reason.SPLIT_SHOWN
    safety = Safety.SAFE if split.is_sure else Safety.UNSAFE
    return Violation(safety, reason, [pair], evidence, removal, blocks=2)


_STOPS = tuple("。．.！？!?」』）)")


def _message(finding: Finding, post: Post) -> Message:
    assert isinstance(finding.evidence, CutEnd)
    is_whole = post.quote(finding.spans[0]).rstrip().endswith(_STOPS)
    if finding.evidence.witness is None:
        if is_whole:
            return Message("split in two; it continues at {originals}")
        return Message("stops in mid-sentence; it continues at {originals}")
    if finding.evidence.witness == finding.evidence.rest:
        return Message("stops in mid-sentence; the whole sentence is at {originals}")
    if is_whole:
        return Message("split in two; it continues at {originals}, as the copy at {witness} shows")
    return Message(
        "stops in mid-sentence; it continues at {originals}, as the copy at {witness} shows"
    )


RULE = Rule(
    code="CUT002",
    name="split-paragraph",
    safety=Safety.UNSAFE,
    level=Level.WARNING,
    what="""\
A paragraph that stops in mid-sentence and continues further down, after the copies in between.""",
    why="""\
Something was inserted in the middle of a paragraph. Both halves look broken, though nothing is
missing.""",
    examples=Examples(
        en="""\
The river rises every spring. Nobody is surprised any more. Boats wait.

Three times the bridge was lost. Each time it was the whole
village that went into the water, and    <- CUT002

The river rises every spring. Nobody is surprised any more. Boats wait.

built it again from logs. The bridge of today is the fourth.""",
        ja="""\
川は春ごとに増水する。いまでは驚く人などだれもいない。舟は岸で待つ。

橋は三度流された。そのたびに村の人が総出で川に入り、    <- CUT002

川は春ごとに増水する。いまでは驚く人などだれもいない。舟は岸で待つ。

丸太を組んで架け直したという。いまの橋は四代目にあたる。""",
    ),
    fix="""\
The two halves are joined. Safe if another copy in the post shows that they are one, else
unsafe.""",
    find=_find,
    message=_message,
    original="its continuation",
)
