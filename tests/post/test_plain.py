"""Plain text: paragraphs between blank lines, and nothing else."""

import pytest

from dedupe_paragraphs.post.parse import parse
from tests.post.soundness import assert_sound

CASES = [
    pytest.param("", [], id="empty"),
    pytest.param("\n \n\t\n", [], id="blank"),
    pytest.param("a\nb\n\nc", ["a\nb", "c"], id="two paragraphs"),
    pytest.param("a\n \t\nb", ["a", "b"], id="a line of blanks"),
    pytest.param("  a\n  b\n", ["a\n  b"], id="indented"),
    pytest.param("a\r\n\r\nb\r\n", ["a", "b"], id="CRLF"),
    pytest.param("a\r\rb", ["a", "b"], id="CR"),
    pytest.param("# a\n\n- b\n\n`c`", ["# a", "- b", "`c`"], id="no Markdown"),
    pytest.param("a\u2028b\u0085c", ["a\u2028b\u0085c"], id="no line ends of ours"),
    pytest.param("海の朝。\n\n空の朝。", ["海の朝。", "空の朝。"], id="Japanese"),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_paragraphs(source: str, expected: list[str]) -> None:
    post = parse(source.encode(), "a.txt")

    assert_sound(post)
    assert expected == [block.text for block in post.blocks]
    assert all(block.kind.value == "paragraph" for block in post.blocks)


@pytest.mark.parametrize("rule", ["---", "* * *", "=====", "★★★", "◆ ◆ ◆", "~~~~"])
def test_rules(rule: str) -> None:
    post = parse(f"a\n\n{rule}\n\nb\n".encode(), "a.txt")

    assert [block.kind.value for block in post.blocks] == ["paragraph", "rule", "paragraph"]


@pytest.mark.parametrize("text", ["--", "a---", "*** note", "★星★"])
def test_no_rules(text: str) -> None:
    post = parse(f"{text}\n".encode(), "a.txt")

    assert [block.kind.value for block in post.blocks] == ["paragraph"]


def test_front_matter_is_cut_from_plain_text_too() -> None:
    post = parse(b"---\ntitle: a\n---\nb\n", "a.txt")

    assert [block.text for block in post.blocks] == ["b"]
    assert post.metadata.title == "a"
