"""Words before code or a list."""

import pytest

from tests.match.posts import A, B, C, D, decided

WORDS = "Install it first, and set the path as it is described above. Then call it so:"
JA_WORDS = "まず上に述べたとおりに導入し、道筋を設定しておく。それから次のように呼び出すとよい:"
CODE = "```\nx = {}\n```"


@pytest.mark.parametrize("words", [WORDS, JA_WORDS])
def test_before_text_a_copy_is_removed(words: str) -> None:
    assert decided(words, CODE.format(1), A, B, words, C, D, D)[4] == "removed exact-copy"


@pytest.mark.parametrize("words", [WORDS, JA_WORDS])
@pytest.mark.parametrize("kept", [CODE.format(2), "- one of them\n- another one"])
def test_before_what_is_kept_it_is_offered(words: str, kept: str) -> None:
    assert decided(words, CODE.format(1), A, B, words, kept, D, D)[4] == "offered introduction"
