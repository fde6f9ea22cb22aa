"""Fences: what a code block reads as inside a line that runs blocks together."""

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fences import run_together_key


def keys(text: str) -> list[str]:
    return [run_together_key(block) for block in parse(text.encode()).blocks]


def test_fences_are_gone() -> None:
    assert keys("```\nx = 1\n```\n") == ["x = 1"]
    assert keys("~~~~ python\nx = 1\n~~~~\n") == ["python x = 1"]


def test_prose_keeps_its_marks() -> None:
    (block,) = parse(b"a ~~~ b ``c``\n").blocks

    assert block.kind is BlockKind.PARAGRAPH
    assert run_together_key(block) == block.key


def test_code_without_fences_is_as_it_is() -> None:
    assert keys("    x = 1\n") == ["x = 1"]
