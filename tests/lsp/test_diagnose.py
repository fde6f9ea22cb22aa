"""What an editor shows under the pointer."""

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

from lsprotocol import types

from dedupe_paragraphs import check
from dedupe_paragraphs.lsp.diagnose import EditorText, hover

A = "港の灯台は百年前に建てられた。いまも毎晩、沖を照らす。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
TEXT = f"{A}\n\n{B}\n\n{A}\n"


def shown(line: int, character: int = 3) -> types.Hover | None:
    text = EditorText(TEXT, types.PositionEncodingKind.Utf16)
    at = types.Position(line, character)
    return hover(check(text.data, "post.md"), text, at, "file:///post.md")


@pytest.mark.parametrize("line", [0, 1, 2, 5])
def test_nothing_where_nothing_was_found(line: int) -> None:
    assert shown(line) is None


def test_rule_reason_fix_and_a_link_to_the_original() -> None:
    found = shown(4)

    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind is types.MarkupKind.Markdown
    title, said, link, why, fix, explain = found.contents.value.split("\n\n")
    assert title == "**DUP001** repeated-block"
    assert said == "Copy of line 1, word for word."
    assert link == "[line 1](file:///post.md#L1)"
    assert why.startswith("Readers")
    assert fix.startswith("Fix: remove line 5")
    assert explain == "`dedupe explain DUP001`"
    assert found.range == types.Range(types.Position(4, 0), types.Position(4, len(A)))
