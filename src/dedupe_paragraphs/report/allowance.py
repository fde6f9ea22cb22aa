"""The line of the configuration that keeps a repeat which is offered."""

import re

from dedupe_paragraphs.model.evidence import REPEATS, SharedText
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.report.exchange import encoded
from dedupe_paragraphs.report.layout import head
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.width import has_width

_SHOWN = 40
"""Cells of a block that are enough to know it by."""
_LEAST = 20
"""Cells of a block; a shorter one is allowed as a whole, lest longer ones with it in them are."""
_MOST = 5
"""Blocks; a longer run is better kept by comments around it."""


def allow_line(row: FindingRow) -> str:
    """Return the line for an offered finding, empty where it is no repeat or too long."""
    if not isinstance(row.finding.evidence, REPEATS | SharedText):
        return ""
    copied = {each.index: each for span in row.finding.spans for each in row.view.blocks(span)}
    blocks = [each for each in copied.values() if each.kind is not BlockKind.HEADING]
    texts = list(dict.fromkeys(map(_beginning, blocks or copied.values())))
    if not all(texts) or not 0 < len(texts) <= _MOST:
        return ""
    return f"allow = {encoded(texts)}"


def _beginning(block: Block) -> str:
    """Return the beginning of a block as `allow` finds it; nothing where it would not."""
    if not has_width(block.key, _LEAST):
        return f"/^{re.escape(block.text)}$/".replace("\\ ", " ")
    text = head(block.key, _SHOWN).strip().strip("/")
    return text if fold(text) in block.key else ""
