"""Is it in a section that is built like that of its original?"""

import re

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pattern import pattern

_CALL = pattern(r"[a-z_]\w*\([\x20-\x7e]*\)", re.ASCII)
"""`Buffer.of(size)`, wherever it is; prose has a space before a bracket, or Japanese inside."""
_NAME = pattern(
    r"\W{0,2}(?:\w+(?:(?:[._/:]|::|->)\w+)+|[a-z\d]+(?:-[a-z\d]+)+|[a-z]+[A-Z]\w*"
    r"|[.$@_-]+\w[\w.-]*)(?::? \S+)?",
    re.ASCII,
)
"""`pool.size`, `maxAge`, `--dry-run`, `user_name: string`; a word alone is a word."""
_RELEASE = pattern(
    r"(?:[\w@./-]*@)?\W?(?:v?\d+\.\d+[\w.+-]*|\d{4}-\d\d(?:-\d\d)?"
    rf"|{either(lambda language: language.releases)})\W?"
    r"(?:\s*[-–(/@:].*)?",
    re.ASCII | re.IGNORECASE,
)
"""`1.2.3 (2020-01-02)`, `2020-01-02`, `package@1.2.3`."""


def parallel_section(copy: Copy, context: Context) -> Decision | None:
    """Offer what is below two functions or two releases: a reference says the same of each.

    A run-together line is a slip wherever it is, and so is what is between the halves of a cut
    paragraph.
    """
    block = copy.segment.blocks[0].index
    source = source_of(copy, context)
    if source is None or copy.run_together or block in context.between_halves:
        return None
    there = context.layout.segment_at(source).blocks[0].index
    return offered(Reason.PARALLEL_SECTION) if _are_parallel(context, block, there) else None


def source_of(copy: Copy, context: Context) -> int | None:
    """Return where the original of a copy, or of its copied sentences, begins in the layout."""
    if matches := context.removed.matches.get(copy.segment.index):
        return matches[0].source
    if copy.kind is not CopyKind.PARTIAL:
        return None
    return next((each.source[0] for each in copy.sentences if each.source is not None), None)


def _are_parallel(context: Context, here: int, there: int) -> bool:
    """Tell whether two blocks are below headings that name code, or releases.

    The headings that they have in common, copied ones too, prove nothing.
    """
    blocks, above = context.layout.post.blocks, context.headings
    here, there = above[here], above[there]
    while here >= 0 and there >= 0:
        mine, theirs = blocks[here], blocks[there]
        if mine.key != theirs.key:
            return _names_code(mine) and _names_code(theirs)
        here, there = above[here], above[there]
    return False


def _names_code(heading: Block) -> bool:
    """Tell whether a heading is the name of something in a program, or of a release of one.

    A code span at its beginning is such a name; later ones are spoken of.
    """
    if heading.codes and heading.key.startswith(heading.codes[0]):
        return True
    if _CALL.search(heading.key):
        return True
    return any(form.fullmatch(heading.key) for form in (_NAME, _RELEASE))
