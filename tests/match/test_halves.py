"""Halves: which paragraphs may be one."""

import pytest

from dedupe_paragraphs.match.halves import is_plain_paragraph, may_go_on
from dedupe_paragraphs.match.layout import lay_out
from tests.match.posts import LONG, B, C, D, post_of


def test_plain_paragraphs() -> None:
    post = post_of(LONG, "## Fire", f"- {B}", f"> {C}", D)

    assert [is_plain_paragraph(each) for each in lay_out(post).segments] == [
        True,
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("key", ["The bell rang.", "鐘が鳴った。", "घंटी बजी।"])
def test_what_ends_with_a_stop_does_not_go_on(key: str) -> None:
    assert not may_go_on(key)


@pytest.mark.parametrize("key", ["The bell rang and", "鐘が鳴って、", "घंटी बजी और", "鐘（大きい）"])
def test_what_has_no_stop_may_go_on(key: str) -> None:
    assert may_go_on(key)
