"""DUP003: a block, or the end of a run, that is the beginning of a fuller text and stops there."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.splits import is_plain_paragraph
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, draft
from dedupe_paragraphs.rules.groups import Group, evidence_of, missing_of, pairs_of
from dedupe_paragraphs.text.cells import cells
from dedupe_paragraphs.text.cuts import lacks_stop


def find_truncated_copies(found: Found, groups: list[Group]) -> Iterator[Proposal]:
    """Yield a proposal for each cut copy that is long enough to be sure of."""
    for group in groups:
        if group.code is Code.DUP003:
            evidence = evidence_of(found, group)
            evidence.missing = missing_of(found, group)
            removal = Removal(group.blocks)
            pairs = pairs_of(found, group)
            yield draft(found, Code.DUP003, group.safety, group.reason, pairs, removal, evidence)


def find_stubs(found: Found, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for each repeated heading with only the first words of its text.

    Safe where the heading begins anew right behind the stub, or where the stub says enough; else
    too short to justify anything by itself (law 7): somebody must decide.
    """
    layout = found.layout
    headings: dict[str, list[Segment]] = {}
    for segment in layout.segments:
        if segment.is_heading:
            headings.setdefault(layout.key(segment), []).append(segment)
    for heading, stub in zip(layout.segments, layout.segments[1:], strict=False):
        if heading.blocks[0].index in found.safe_blocks or not heading.is_heading:
            continue
        if stub.blocks[0].index in found.safe_blocks or len(stub) >= options.min_length:
            continue
        if not stub.sentences or stub.is_heading or not lacks_stop(layout.key(stub)):
            continue
        fuller = _fuller(found, headings[layout.key(heading)][:_MAX_TWINS], heading, stub)
        if fuller is None:
            continue
        twin, text = fuller
        pairs = [
            ((heading.start, heading.end), (twin.start, twin.end)),
            ((stub.start, stub.end), (text.start, text.start + len(stub))),
        ]
        blocks = frozenset({heading.blocks[0].index, stub.blocks[0].index})
        evidence = Evidence(blocks=2, missing=len(text) - len(stub))
        sure = twin.index == stub.index + 1 or cells(layout.key(stub)) >= _MIN_SURE_STUB
        safety = Safety.SAFE if sure else Safety.UNSAFE
        yield draft(
            found, Code.DUP003, safety, Reason.BEGUN_SECTION, pairs, Removal(blocks), evidence
        )


def find_begun_twice(found: Found, options: Options) -> Iterator[Proposal]:
    """Yield a proposal for each few words of a sentence that is told in full right behind them.

    Too short to justify anything by itself (law 7), and a label may say what its text begins with:
    somebody must decide.
    """
    layout = found.layout
    for begun, full in pairwise(layout.segments):
        key = layout.key(begun)
        if len(begun) >= options.min_length or not lacks_stop(key) or not _is_clause(key):
            continue
        if len(full) <= len(begun) or not layout.text.startswith(key, full.start):
            continue
        if not (is_plain_paragraph(begun) and is_plain_paragraph(full)) or begun.blocks[0].emphasis:
            continue
        if {begun.blocks[0].index, full.blocks[0].index} & found.safe_blocks:
            continue
        pair = ((begun.start, begun.end), (full.start, full.start + len(begun)))
        evidence = Evidence(missing=len(full) - len(begun))
        removal = Removal(frozenset({begun.blocks[0].index}))
        yield draft(found, Code.DUP003, Safety.UNSAFE, Reason.STUB, [pair], removal, evidence)


_JA_WORD = r"[\u3040-\u30ff\u3400-\u9fff]"
_CLAUSE = re.compile(rf"{_JA_WORD}[{JA.clause_marks}]{_JA_WORD}|\S \S+ \S+ \S")
"""A subject or an object with something behind it, or four words; less is a label."""


def _is_clause(key: str) -> bool:
    return _CLAUSE.search(key) is not None


_MIN_SURE_STUB = 10
"""Cells of a stub that begins no other text by chance: more than a conjunction (`However,`)."""
_MAX_TWINS = 16
"""Headings of the same words that are looked at; a template may have thousands."""


def _fuller(
    found: Found, twins: list[Segment], heading: Segment, stub: Segment
) -> tuple[Segment, Segment] | None:
    """Return another heading of the same words, with the fuller text that follows it."""
    layout = found.layout
    for twin in twins:
        following = twin.index + 1
        if twin is heading or following >= len(layout.segments):
            continue
        text = layout.segments[following]
        stays = not {twin.blocks[0].index, text.blocks[0].index} & found.safe_blocks
        begins = layout.text.startswith(layout.key(stub), text.start)
        if stays and begins and len(text) > len(stub):
            return twin, text
    return None
