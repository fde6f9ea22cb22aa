"""SEC002: a heading that is there again, and one that only says that a section continues."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BOLD_LEVEL, BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.post.headings import title_of
from dedupe_paragraphs.rules.build import block_place
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation
from dedupe_paragraphs.text.debris import without_continuation
from dedupe_paragraphs.text.width import has_width

_MIN_TITLE = 12
"""Cells of a title that is one wherever it is again; a shorter one is a word that names a section,
too, unless the post is damaged, or a mark of a generator is right before it."""
_PATTERN = 3
"""Copies of a heading that an author means: each section begins with it."""


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield the headings that are kept and say what an earlier one says."""
    matched = given.matched
    post = matched.layout.post
    gone = matched.all_blocks.union(*(each.blocks for each in given.removals))
    left = [block for block in post.blocks if block.index not in gone]
    known: dict[str, list[int]] = {}
    for place, block in enumerate(left):
        if block.kind is BlockKind.HEADING:
            known.setdefault(block.key, []).append(place)
    firsts = {places[0] for places in known.values()}
    title = title_of(post)
    again = set(_titles_again(post, left, title, matched.damaged)) if title else set()
    for place, block in enumerate(left):
        if block.index in matched.needed:
            continue
        if place in again:
            places = known.get(block.key, [])
            original = left[places[0]] if places and places[0] < place else None
            yield _violation(post, block, original, Safety.UNSAFE, Reason.TITLE_AGAIN)
        elif place in firsts and place > min(firsts):
            yield from _continued(post, left, place, known, title)
        elif block.kind is BlockKind.HEADING and block.key != title:
            first = left[known[block.key][0]]
            same = matched.layout.structure.headings
            is_second = len(known[block.key]) < _PATTERN and place not in firsts
            is_alike = first.level == block.level and same[first.index] == same[block.index]
            if is_second and is_alike and _has_text(left, place):
                yield _violation(post, block, first, Safety.MANUAL, Reason.HEADING_TWICE)


def _titles_again(post: Post, left: Sequence[Block], title: str, damaged: bool) -> Iterator[int]:
    """Yield the places of the title that are after text of the post, unless they are a pattern."""
    places = [place for place, block in enumerate(left) if block.key == title]
    if len(places) >= _PATTERN:
        return
    is_title = damaged or has_width(title, _MIN_TITLE)
    first = next((at for at, each in enumerate(left) if 0 < each.level < BOLD_LEVEL), -1)
    texts = [place for place, block in enumerate(left) if block.kind is BlockKind.PARAGRAPH]
    for place in places:
        block = left[place]
        after = [at for at in texts if at < place]
        if not after or place == first or block.containers or not block.is_prose:
            continue
        marked = post.blocks[block.index - 1].kind is BlockKind.DEBRIS
        if is_title or block.level == 1 or marked:
            yield place


def _continued(
    post: Post, left: Sequence[Block], place: int, known: dict[str, list[int]], title: str
) -> Iterator[Violation]:
    """Yield a heading that is an earlier one, or the title, with a mark that it continues."""
    block = left[place]
    base = without_continuation(block.key)
    if base in ("", block.key):
        return
    earlier = [left[at] for at in known.get(base, ()) if at < place]
    if earlier or base == title:
        original = earlier[-1] if earlier else None
        yield _violation(post, block, original, Safety.SAFE, Reason.CONTINUED_HEADING)
    elif block.key[-1] in ")]】" or block.key[0] in "([【":
        yield _violation(post, block, None, Safety.MANUAL, Reason.CONTINUED_HEADING)


def _has_text(left: Sequence[Block], place: int) -> bool:
    """Tell whether text is below a heading."""
    following = (block for block in left[place + 1 :] if block.kind not in BRIDGES)
    after = next(following, None)
    return after is not None and not 0 < after.level <= left[place].level


def _violation(
    post: Post, block: Block, original: Block | None, safety: Safety, reason: Reason
) -> Violation:
    place = block_place(post, original) if original else Place(post.path, block.span)
    removal = None if safety is Safety.MANUAL else Removal(frozenset({block.index}))
    return Violation(safety, reason, [(block.span, place)], Copied(whole=False), removal)


def _message(finding: Finding, _post: Post) -> Message:
    if finding.reason is Reason.TITLE_AGAIN:
        return Message("the title of the post again")
    if finding.reason is Reason.CONTINUED_HEADING:
        if finding.originals[0].span == finding.spans[0]:
            return Message("heading that only says that a section continues")
        return Message("heading that only says that the section at {originals} continues")
    return Message("heading that is also at {originals}, above other text")


RULE = Rule(
    code="SEC002",
    name="repeated-heading",
    safety=Safety.SAFE,
    level=Level.NOTE,
    what="""\
The second of two headings or bold lines of one text and level in one section, with other text
below it; a heading with a mark of continuation; the title of the post again further down.""",
    why="""\
A text that was continued later began with its last heading, or with its title. A heading that
occurs three times or more is a pattern, and is kept.""",
    examples=Examples(
        en="""\
## Who has the key

The porter has it by day.

## Who has the key (continued)    <- SEC002

At night it hangs behind the clock.""",
        ja="""\
## 鍵を持つ人

昼は守衛が持っている。

## 鍵を持つ人（続き）    <- SEC002

夜は時計の裏に掛けておく。""",
    ),
    fix="""\
The heading is removed, and its text follows the section. Safe for a mark of continuation if the
heading without it is an earlier one or the title; unsafe for the title; else read both sections and
decide.""",
    find=_find,
    message=_message,
    runs_after=RunsAfter.REMOVALS,
    by_hand="merge both sections, or rename one",
    original="the same heading",
)
