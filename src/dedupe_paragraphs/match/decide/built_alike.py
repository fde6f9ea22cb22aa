"""Are two sections built alike: as articles, as questions, or between the same texts?"""

from collections.abc import Iterator

from dedupe_paragraphs.languages.scripts import HAN_DIGITS, ORDINAL, QUESTIONS
from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.pattern import pattern

_ARTICLE = pattern(
    rf"(§+|{ORDINAL}|[^\W\d_]{{2,12}}\.?) ?(\d+|[{HAN_DIGITS}]{{1,4}}|[A-Z]\b|[IVX]{{1,5}}\b)"
)
"""`Article 7`, `§ 11`, `第三条`, `TOP 2`, `Part B`: a word and a number."""
_MIN_QUESTIONS = 3
"""Segments that are headings and questions: a list of them; an essay asks one or two."""
_LIMIT_SECTION = 32
"""Blocks of a section that is compared with another one, block by block."""


def are_articles(mine: str, theirs: str) -> bool:
    """Tell whether two headings begin with one word and two numbers, as in laws and minutes."""
    one, other = _ARTICLE.match(mine), _ARTICLE.match(theirs)
    return one is not None and other is not None and one[1] == other[1] and one[2] != other[2]


def are_questions(context: Context, mine: int, theirs: int) -> bool:
    """Tell whether two headings are among the questions of a list of answers."""
    blocks = context.layout.post.blocks
    if not (blocks[mine].key.endswith(QUESTIONS) and blocks[theirs].key.endswith(QUESTIONS)):
        return False
    level = blocks[mine].level
    asked = sum(
        each.kind is BlockKind.HEADING and each.level == level and each.key.endswith(QUESTIONS)
        for each in blocks
    )
    return asked >= _MIN_QUESTIONS


def is_framed(context: Context, here: int, there: int) -> bool:
    """Tell whether a block and its original are in sections of as many blocks, in which texts of
    their own are between texts that both have."""
    mine, theirs = (list(_section(context, at)) for at in (here, there))
    if len(mine) != len(theirs) or here not in mine or mine.index(here) != theirs.index(there):
        return False
    blocks = context.layout.post.blocks
    same = [blocks[one].key == blocks[two].key for one, two in zip(mine, theirs, strict=True)]
    if same.count(True) < 2:
        return False
    first, last = same.index(True), len(same) - 1 - same[::-1].index(True)
    between = [at for at in range(first, last) if not same[at]]
    return bool(between) and all(
        _is_own(context, section[at]) for at in between for section in (mine, theirs)
    )


def have_own_part(context: Context, mine: int, theirs: int) -> bool:
    """Tell whether two sections have parts of the same names, and one of them is no copy."""
    blocks = context.layout.post.blocks
    parts, others = (list(_parts(context, at)) for at in (mine, theirs))
    return [blocks[at].key for at in parts] == [blocks[at].key for at in others] and not (
        context.removed_blocks.issuperset(parts)
    )


def are_strangers(context: Context, mine: int, theirs: int) -> bool:
    """Tell whether two sections of several parts each have no more than one name in common."""
    blocks = context.layout.post.blocks
    ours, others = ({blocks[at].key for at in _parts(context, each)} for each in (mine, theirs))
    return len(ours & others) == 1 and min(len(ours - others), len(others - ours)) > 1


def _parts(context: Context, heading: int) -> Iterator[int]:
    """Yield the headings of the parts of a section."""
    above, blocks = context.layout.structure.headings, context.layout.post.blocks
    for at in range(heading + 1, len(blocks)):
        if 0 < blocks[at].level <= blocks[heading].level:
            return
        if blocks[at].level and above[at] == heading:
            yield at


def _section(context: Context, index: int) -> Iterator[int]:
    """Yield the blocks below the heading of a block, as far as a limit."""
    above = context.layout.structure.headings
    at = first = above[index] + 1
    while at < len(above) and above[at] == above[index] and at - first < _LIMIT_SECTION:
        yield at
        at += 1


def _is_own(context: Context, index: int) -> bool:
    segment = context.layout.by_block.get(index)
    return segment is not None and context.removed.copies[segment].kind is CopyKind.OWN
