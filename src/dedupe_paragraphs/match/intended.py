"""Copies that may be meant: somebody must decide, however sure it is that they are copies.

A reference says the same under each of its calls, a list of releases under each release; and a copy
that introduces code or a list which stays leaves that without a word. All were measured on the
documentation of packages: `docs/quality.md`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.match.classify import Copy, CopyKind
from dedupe_paragraphs.match.layout import Layout, Split
from dedupe_paragraphs.match.runs import Runs
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind
from dedupe_paragraphs.model.reason import Reason

_CALL = re.compile(r"[a-z_]\w*\([\x20-\x7e]*\)", re.ASCII)
"""`Buffer.of(size)`, wherever it stands; prose has a space before a bracket, or Japanese inside."""
_NAME = re.compile(
    r"\W{0,2}(?:\w+(?:(?:[._/:]|::|->)\w+)+|[a-z\d]+(?:-[a-z\d]+)+|[a-z]+[A-Z]\w*"
    r"|[.$@_-]+\w[\w.-]*)(?::? \S+)?",
    re.ASCII,
)
"""`pool.size`, `maxAge`, `--dry-run`, `user_name: string`; a word alone is a word."""
_RELEASE = re.compile(
    r"(?:[\w@./-]*@)?\W?(?:v?\d+\.\d+[\w.+-]*|\d{4}-\d\d(?:-\d\d)?"
    rf"|{either(lambda language: language.releases)})\W?"
    r"(?:\s*[-–(/@:].*)?",
    re.ASCII | re.IGNORECASE,
)
"""`1.2.3 (2020-01-02)`, `2020-01-02`, `package@1.2.3`."""
_MOST = 0.5
"""Share of a heading in code spans from which it names code rather than speaks of it."""
_INTRODUCES = re.compile(r"[::]\s*$")
_INTRODUCED = frozenset(
    {BlockKind.CODE, BlockKind.TABLE, BlockKind.ITEM, BlockKind.HTML, BlockKind.PROTECTED}
)


def doubted_copies(
    layout: Layout,
    copies: Mapping[int, Copy],
    runs: Runs,
    splits: Iterable[Split],
) -> dict[int, Reason]:
    """Return why copies may be meant, by segment, of those that `runs` tells.

    What stands between the halves of a cut paragraph was never meant.
    """
    candidates = list(_candidates(copies, runs))
    if not candidates:
        return {}
    sections = _sections(layout.post.blocks)
    between = {block for split in splits for block in range(split.first + 1, split.rest)}
    doubted: dict[int, Reason] = {}
    for index, source in candidates:
        if layout.segments[index].blocks[0].index in between:
            continue
        if _is_parallel(layout, sections, index, source):
            doubted[index] = Reason.PARALLEL_SECTION
        elif _says_more(copies[index]):
            doubted[index] = Reason.FULLER_ENTRY
    for index in _introductions(layout, runs, between):
        doubted.setdefault(index, Reason.INTRODUCTION)
    followers = _followers(copies, runs, doubted.keys()) - doubted.keys()
    return doubted | dict.fromkeys(followers, Reason.RUN_MEMBER)


def _followers(copies: Mapping[int, Copy], runs: Runs, doubted: Set[int]) -> set[int]:
    """Return the headings and short segments that go only beside doubted copies."""
    followers: set[int] = set()
    run: list[int] = []
    for index in [*runs.gone, _NONE] if doubted else ():
        if run and index != run[-1] + 1:
            followers |= _doubted_too(copies, run, doubted)
            run = []
        run.append(index)
    return followers


_NONE = -1
"""No segment, behind the last run."""


def _doubted_too(copies: Mapping[int, Copy], run: Sequence[int], doubted: Set[int]) -> set[int]:
    """Return those of a run for which neither the copy behind nor the one before is beyond doubt.

    A heading follows what stands under it.
    """
    found: set[int] = set()
    for at, index in enumerate(run):
        if copies[index].goes:
            continue
        behind = next((each for each in run[at:] if copies[each].goes), None)
        before = next((each for each in reversed(run[:at]) if copies[each].goes), None)
        told = {each for each in (behind, before) if each is not None}
        if copies[index].segment.is_heading and behind is not None:
            told = {behind}
        if told and told <= doubted:
            found.add(index)
    return found


def _candidates(copies: Mapping[int, Copy], runs: Runs) -> Iterator[tuple[int, int]]:
    """Yield the segments that hold a copy, each with where its original stands in the layout.

    A run-together line is a slip wherever it stands.
    """
    for index, copy in copies.items():
        if copy.run_together:
            continue
        if matches := runs.gone.get(index):
            yield index, matches[0].source
        elif copy.kind is CopyKind.PARTIAL:
            sources = [
                sentence.source for sentence in copy.sentences if sentence.source is not None
            ]
            yield from [(index, source[0]) for source in sources[:1]]


def _says_more(copy: Copy) -> bool:
    """Tell whether an entry of a reference, as a parameter is, says more than its twin."""
    block = copy.segment.blocks[0]
    is_entry = block.kind is BlockKind.ITEM and bool(block.codes)
    return copy.kind is CopyKind.PARTIAL and is_entry and block.key.startswith(block.codes[0])


def _is_parallel(layout: Layout, sections: Sequence[int], index: int, source: int) -> bool:
    """Tell whether copy and original stand in sections that are named after code, or releases.

    Their common headings, copied ones too, tell nothing.
    """
    blocks = layout.post.blocks
    here = sections[layout.segments[index].blocks[0].index]
    there = sections[layout.segment_at(source).blocks[0].index]
    while here >= 0 and there >= 0:
        mine, theirs = blocks[here], blocks[there]
        if mine.key != theirs.key:
            return _names_code(mine) and _names_code(theirs)
        here, there = sections[here], sections[there]
    return False


def _sections(blocks: Sequence[Block]) -> list[int]:
    """Return the heading that each block stands under, by index; -1 for none."""
    above: list[int] = []
    open_: list[int] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            while open_ and blocks[open_[-1]].level >= block.level:
                open_.pop()
        above.append(open_[-1] if open_ else -1)
        if block.kind is BlockKind.HEADING:
            open_.append(block.index)
    return above


def _names_code(heading: Block) -> bool:
    """Tell whether a heading is the name of something in a program, or of a release of one."""
    if sum(map(len, heading.codes)) >= _MOST * len(heading.key):
        return bool(heading.codes)
    if _CALL.search(heading.key):
        return True
    return any(form.fullmatch(heading.key) for form in (_NAME, _RELEASE))


def _introductions(layout: Layout, runs: Runs, between: Collection[int]) -> Iterator[int]:
    """Yield the copies that introduce code, a table or a list which stays."""
    segments = layout.segments
    gone = {block.index for index in runs.gone for block in segments[index].blocks}
    blocks = layout.post.blocks
    for index in runs.gone:
        segment = segments[index]
        last = segment.blocks[-1].index
        if last in between or not _INTRODUCES.search(layout.key(segment)):
            continue
        behind = (blocks[at] for at in range(last + 1, len(blocks)))
        following = next((block for block in behind if block.kind not in BRIDGES), None)
        if following is None or following.index in gone:
            continue
        if following.kind in _INTRODUCED:
            yield index
