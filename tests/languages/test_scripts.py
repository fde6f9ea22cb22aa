"""Scripts: which characters are written without spaces between words."""

import re

import pytest

from dedupe_paragraphs.languages.scripts import HAN, HANGUL, KANA, LATIN, is_cjk


@pytest.mark.parametrize("character", "あアー漢々、。「」ｱ𠮷﨑㍻")
def test_cjk(character: str) -> None:
    assert is_cjk(character)


@pytest.mark.parametrize("character", "aéЖا한ก… 😊\x00\uff01\ue000")
def test_no_cjk(character: str) -> None:
    assert not is_cjk(character)


@pytest.mark.parametrize(
    ("script", "letters"), [(KANA, "あんアン"), (HAN, "一漢龠"), (HANGUL, "가힣"), (LATIN, "aZéÿ")]
)
def test_letters_of_a_script(script: str, letters: str) -> None:
    assert re.fullmatch(f"[{script}]+", letters)
    assert len(re.findall(f"[{script}]", "あ漢가aЖ")) == 1
