"""Bytes that are no UTF-8: the encoding is named, else the place."""

import pytest

from dedupe_paragraphs.model.errors import InputError
from dedupe_paragraphs.post.decode import require_text

TEXTS = {
    "ja": "# 水車小屋\n\n水車小屋は兄弟が一日おきに動かしている。二人は粉の話をしない。\n",
    "en": "# The mill\n\nTwo brothers run the mill, each on his own days.\n",
    "ru": "# Мельница\n\nДва брата держат мельницу, каждый в свой день.\n",
}


def said(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        require_text(data, "a.md")
    return str(caught.value.message)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_utf_16_is_named(text: str, codec: str) -> None:
    assert said(f"\ufeff{text}".encode(codec)).startswith("UTF-16, not UTF-8; save it as UTF-8: ")


def test_utf_16_without_a_mark() -> None:
    assert said(TEXTS["en"].encode("utf-16-le")).startswith("UTF-16, ")


@pytest.mark.parametrize(("name", "codec"), [("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp")])
def test_older_japanese_encodings_are_named(name: str, codec: str) -> None:
    assert said(TEXTS["ja"].encode(codec)).startswith(f"{name}, not UTF-8; ")


@pytest.mark.parametrize("codec", ["latin-1", "cp1251", "koi8-r", "gb18030", "euc_kr", "big5"])
def test_other_encodings_are_not_guessed(codec: str) -> None:
    text = {"latin-1": "Über den Fluß\n", "euc_kr": "물레방아는 형제가 돌린다\n"}.get(codec)
    text = text or {"gb18030": "水车由兄弟轮流照看\n", "big5": "水車由兄弟輪流照看\n"}.get(codec)
    data = (text or TEXTS["ru"]).encode(codec)

    assert said(data).startswith("not UTF-8: byte 0x")


def test_a_place_is_named() -> None:
    assert said(b"a\nb\x93") == ("not UTF-8: byte 0x93 at offset 3 (line 2); save it as UTF-8")
    assert said(b"a\n\0b") == "not text: a NUL byte at offset 2 (line 2); exclude it"
