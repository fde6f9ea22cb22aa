"""Fences of code: run together in a line, a code block reads as a code span, and they are gone."""

from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.pattern import pattern

_FENCES = pattern(r"^(?:`{3,}|~{3,}) ?| ?(?:`{3,}|~{3,})$")


def run_together_key(block: Block) -> str:
    """Return the key of a block as it reads inside a run-together line."""
    return _FENCES.sub("", block.key) if block.kind is BlockKind.CODE else block.key
