"""Texts that may repeat: the option `allow`."""

from dataclasses import replace

import pytest

from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.rules.allow import LIMIT_ALLOW_TEXT, allowed_blocks, is_pattern
from tests.match.posts import A, B, brief, post_of


def codes(allow: str, *blocks: str) -> list[str]:
    options = replace(Options(), allow=(allow,))
    return [code for code, _, _ in brief(post_of(*blocks), options)]


@pytest.mark.parametrize("allow", ["carries the mail", "/^The ferry/", "/bread\\.$/"])
def test_allowed_text_may_repeat_and_no_other(allow: str) -> None:
    assert codes(allow, A, B, A) == []
    assert codes(allow, B, A, B) == ["DUP001"]


def test_allowed_text_is_folded_and_a_pattern_is_not() -> None:
    post = post_of("ＡＩの港。", "AIの港。")

    assert list(allowed_blocks(post, ["ＡＩ"])) == [0, 1]
    assert list(allowed_blocks(post, ["/^AI/"])) == [1]
    assert list(allowed_blocks(post, [])) == []


def test_a_pattern_sees_no_more_than_a_paragraph() -> None:
    post = post_of("a" * LIMIT_ALLOW_TEXT + "b")

    assert list(allowed_blocks(post, ["/b/"])) == []


def test_slashes_alone_are_no_pattern() -> None:
    assert [is_pattern(entry) for entry in ("/", "//", "/a/", "a/b", "/a")] == [
        False,
        False,
        True,
        False,
        False,
    ]
