"""GEN001: what a generator wrote that is no text of the post."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.model.evidence import Debris
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BRIDGES, PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.post.front_matter import is_front_matter
from dedupe_paragraphs.rules.allow import marked_ends
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.debris import (
    before_marks,
    is_answer,
    is_conflict_mark,
    is_last_word,
    is_never_prose,
    without_continuation,
)
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.source import byte_span

_SPOKEN = pattern(r"[\"'「『«“„—–-]|[^\s:]{1,24}:\s?\S|.*(?::|[\"」』»”])\Z")
"""How a line of a dialogue begins or ends, or one that quotes the next."""

_Found = tuple[int, int, Safety, Reason]
"""Where debris begins and ends, in code points of the key of its block."""


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield the debris of each block that no copy takes along."""
    matched = given.matched
    post = matched.layout.post
    ends = marked_ends(post, given.options.debris)
    for block in post.blocks:
        if block.index in matched.safe_blocks:
            continue
        for start, end, safety, reason in _in_block(matched, block, ends.get(block.index)):
            whole = start == 0 and end >= len(block.key)
            span = block.span if whole else byte_span(block, start, end)
            removal = (
                Removal(frozenset({block.index}))
                if whole
                else Removal(stretches=(Stretch(block.index, start, end),))
            )
            pairs = [(span, Place(post.path, span))]
            yield Violation(safety, reason, pairs, Debris(reason), removal)


def _in_block(matched: Matched, block: Block, marked: int | None) -> Iterator[_Found]:
    if marked is not None:
        yield marked, len(block.key), Safety.SAFE, Reason.NAMED_DEBRIS
    elif block.kind in (BlockKind.DEBRIS, BlockKind.PROTECTED):
        decided = _whole(matched, block)
        if decided is not None:
            yield 0, len(block.key), *decided
    elif block.kind in PROSE:
        yield from _in_prose(matched.layout.post, block)


def _whole(matched: Matched, block: Block) -> tuple[Safety, Reason] | None:
    """Decide about a block that is nothing but a mark, or front matter.

    An author may write between two texts that one goes on with another; a generator that wrote the
    post again and again did not.
    """
    post = matched.layout.post
    key, source = block.key, post.source(block.span)
    if is_front_matter(source):
        is_said = block.kind is BlockKind.DEBRIS
        return (Safety.SAFE if is_said else Safety.UNSAFE), Reason.SECOND_FRONT_MATTER
    if block.kind is BlockKind.PROTECTED:
        return None
    if is_conflict_mark(key):
        is_open = b"<<<<<<<" in post.data
        if is_open is (b">>>>>>>" in post.data) or is_open is not key.startswith("<"):
            return None
        return (Safety.SAFE if is_open else Safety.UNSAFE), Reason.GENERATOR_MARK
    if is_last_word(key) and not _is_between_texts(post, block):
        return None
    is_sure = is_never_prose(key) or (matched.damaged and not without_continuation(key))
    return (Safety.SAFE if is_sure else Safety.UNSAFE), Reason.GENERATOR_MARK


def _is_between_texts(post: Post, block: Block) -> bool:
    """Tell whether text is before a mark and after it: it is not what the post ends with."""
    before, after = post.blocks[: block.index], post.blocks[block.index + 1 :]
    return any(map(_is_text, before)) and any(map(_is_text, after))


def _is_text(block: Block) -> bool:
    return block.kind in PROSE and block.kind is not BlockKind.HEADING and not block.links


def _in_prose(post: Post, block: Block) -> Iterator[_Found]:
    at = before_marks(block.key)
    if at < len(block.key):
        yield at, len(block.key), Safety.SAFE, Reason.GENERATOR_MARK
        return
    is_top = not block.containers and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    if is_top and is_answer(block.key) and not _is_spoken(post.blocks, block.index):
        yield 0, len(block.key), Safety.UNSAFE, Reason.ANSWER_TO_PROMPT
    elif "\n" in block.text:
        yield from _in_lines(post, block, is_top=is_top)


def _in_lines(post: Post, block: Block, *, is_top: bool) -> Iterator[_Found]:
    """Yield the debris of lines, each with what parts it from the next line."""
    at = 0
    lines = [line for line in map(fold, block.text.split("\n")) if line]
    for number, line in enumerate(lines):
        start = block.key.find(line, at)
        if start < 0:
            return
        at = start + len(line)
        if (mark := before_marks(line)) < len(line):
            yield start + mark, at, Safety.SAFE, Reason.GENERATOR_MARK
        elif (
            is_top
            and number in (0, len(lines) - 1)
            and is_answer(line)
            and not _is_spoken(post.blocks, block.index)
        ):
            yield start, at, Safety.UNSAFE, Reason.ANSWER_TO_PROMPT


def _is_spoken(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a block is part of a dialogue, or quoted by the one before it."""
    beside = []
    for way in (range(index - 1, -1, -1), range(index + 1, len(blocks))):
        beside += [at for at in way if blocks[at].kind not in BRIDGES][:1]
    return any(
        blocks[at].kind is BlockKind.PARAGRAPH and _SPOKEN.match(blocks[at].key) for at in beside
    )


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, Debris)
    match finding.evidence.reason:
        case Reason.SECOND_FRONT_MATTER:
            return Message("front matter in the middle of the post")
        case Reason.ANSWER_TO_PROMPT:
            return Message("answers a prompt and is not part of the post")
        case Reason.NAMED_DEBRIS:
            return Message("a mark that `debris` names")
    return Message("a mark that a generator left")


RULE = Rule(
    code="GEN001",
    name="generator-debris",
    safety=Safety.SAFE,
    level=Level.WARNING,
    what="""\
A block, a line, or the end of either, that is nothing but a mark of a text generator or a merge, or
an answer to a prompt; front matter in the middle of a post.""",
    why="""\
It was pasted along with the text. Readers see it, and it says nothing to them.""",
    examples=Examples(
        en="""\
We sailed on a Monday.

---END---    <- GEN001

The pier smelt of salt.""",
        ja="""\
月曜に船が出た。

【既存の記事の最後の部分】    <- GEN001

桟橋は潮の匂いがした。""",
    ),
    fix="""\
The mark is removed. Safe for marks that are never prose, for texts that the option `debris` names,
for a mark of continuation between two texts of a post with damage, and for front matter whose keys
and values are all in the first one; else unsafe. What a post ends with (`To be continued`, `-END-`)
and what is said in a dialogue is kept.""",
    find=_find,
    message=_message,
    by_hand="remove it, or name it in an ignore comment",
)
