"""DUP003: a block, or the end of a run, that is the beginning of a fuller text and stops there."""

from collections.abc import Iterator
from itertools import pairwise

from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.splits import is_plain_paragraph
from dedupe_paragraphs.model.evidence import Truncated
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import Pair, missing_of, pairs_of, placed
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.pattern import pattern


def _find(given: RuleInput) -> Iterator[Violation]:
    yield from _long_copies(given)
    yield from _stubs_below_headings(given)
    yield from _stubs_before_full_texts(given)


def _violation(
    safety: Safety, reason: Reason, pairs: list[Pair], blocks: frozenset[int], missing: int
) -> Violation:
    evidence, removal = Truncated(missing), Removal(blocks)
    return Violation(safety, reason, pairs, evidence, removal, len(blocks))


def _long_copies(given: RuleInput) -> Iterator[Violation]:
    """Yield the cut copies that are long enough to be sure of."""
    for group in given.groups:
        if group.kind is CopyKind.CUT:
            pairs, missing = pairs_of(given.matched, group), missing_of(given.matched, group)
            yield _violation(group.safety, group.reason, pairs, group.blocks, missing)


def _stubs_below_headings(given: RuleInput) -> Iterator[Violation]:
    """Yield each repeated heading with only the first words of its text.

    Safe where the heading begins again right after the stub, or where the stub says enough; else
    too short to justify anything by itself (law 8): somebody must decide.
    """
    matched, layout = given.matched, given.matched.layout
    headings: dict[str, list[Segment]] = {}
    for segment in layout.segments:
        if segment.is_heading:
            headings.setdefault(segment.key, []).append(segment)
    for heading, stub in zip(layout.segments, layout.segments[1:], strict=False):
        if heading.blocks[0].index in matched.safe_blocks or not heading.is_heading:
            continue
        if stub.blocks[0].index in matched.safe_blocks or stub.has_width(given.options.min_length):
            continue
        if not stub.sentences or stub.is_heading or not lacks_stop(stub.key):
            continue
        fuller = _fuller(matched, headings[heading.key][:_LIMIT_TWINS], heading, stub)
        if fuller is None:
            continue
        twin, text = fuller
        pairs = [
            placed(matched, (heading.start, heading.end), (twin.start, twin.end)),
            placed(matched, (stub.start, stub.end), (text.start, text.start + len(stub))),
        ]
        blocks = frozenset({heading.blocks[0].index, stub.blocks[0].index})
        sure = twin.index == stub.index + 1 or stub.has_width(_MIN_SURE_STUB)
        safety = Safety.SAFE if sure else Safety.UNSAFE
        missing = len(text) - len(stub)
        yield _violation(safety, Reason.BEGUN_SECTION, pairs, blocks, missing)


def _stubs_before_full_texts(given: RuleInput) -> Iterator[Violation]:
    """Yield the first words of a sentence that is in full right after them.

    Too short to justify anything by itself (law 8), and a label may say what its text begins with:
    somebody must decide.
    """
    matched, layout = given.matched, given.matched.layout
    for stub, full in pairwise(layout.segments):
        key = stub.key
        if len(full) <= len(stub) or not layout.text.startswith(key, full.start):
            continue
        if (
            stub.has_width(given.options.min_length)
            or not lacks_stop(key)
            or not _CLAUSE.search(key)
        ):
            continue
        if not _are_paragraphs(stub, full) or stub.blocks[0].emphasis:
            continue
        if {stub.blocks[0].index, full.blocks[0].index} & matched.safe_blocks:
            continue
        pair = placed(matched, (stub.start, stub.end), (full.start, full.start + len(stub)))
        blocks = frozenset({stub.blocks[0].index})
        missing = len(full) - len(stub)
        yield _violation(Safety.UNSAFE, Reason.STUB, [pair], blocks, missing)


def _are_paragraphs(stub: Segment, full: Segment) -> bool:
    """Tell whether the two are paragraphs one after the other, in the same place."""
    if is_plain_paragraph(stub) and is_plain_paragraph(full):
        return True
    return stub.kind is full.kind and not stub.is_heading and is_running_text(full)


_JA_WORD = r"[\u3040-\u30ff\u3400-\u9fff]"
_CLAUSE = pattern(rf"{_JA_WORD}[{JA.clause_marks}]{_JA_WORD}|\S \S+ \S+ \S")
"""A subject or an object with something after it, or four words; less is a label."""
_MIN_SURE_STUB = 10
"""Cells of a stub that begins no other text by chance: more than a conjunction (`However,`)."""
_LIMIT_TWINS = 16
"""Headings of the same words that are looked at; a template may have thousands."""


def _fuller(
    matched: Matched, twins: list[Segment], heading: Segment, stub: Segment
) -> tuple[Segment, Segment] | None:
    """Return another heading of the same words, with the fuller text that follows it."""
    layout = matched.layout
    for twin in twins:
        following = twin.index + 1
        if twin is heading or following >= len(layout.segments):
            continue
        text = layout.segments[following]
        is_kept = not {twin.blocks[0].index, text.blocks[0].index} & matched.safe_blocks
        begins = layout.text.startswith(stub.key, text.start)
        if is_kept and begins and len(text) > len(stub):
            return twin, text
    return None


def _message(finding: Finding, _post: Post) -> Message:
    if finding.blocks > 1:
        return Message("copy of {originals}{blocks}, cut {missing} before its end")
    return Message("cut copy of {originals}, which goes on for {missing} more")


RULE = Rule(
    code="DUP003",
    name="truncated-copy",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
A block, or the end of a run, that says the same as a fuller text and stops before its end. The cut
copy may come first and the full text later.""",
    why="""\
A generator reached its limit in mid-sentence and wrote the text again from an earlier point. The
cut copy adds nothing, and its last sentence never ends.""",
    examples=Examples(
        en="""\
The windows of the storehouse are small. The brewer laughed    <- DUP003

The windows of the storehouse are small. The brewer laughed and said
that sake dislikes the summer light.""",
        ja="""\
蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って    <- DUP003

蔵の窓は小さい。夏の光を嫌うからだと、杜氏は笑って教えてくれた。""",
    ),
    fix="""\
Safe. Everything that the cut copy says is in the fuller text, so the cut copy is removed. Unsafe
for a few words whose full text follows directly or is under the same heading: they may be a
label.""",
    find=_find,
    message=_message,
)
