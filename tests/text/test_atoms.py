"""Atoms: images and addresses are equal or different as a whole."""

import pytest

from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.atoms import addresses, atom
from dedupe_paragraphs.text.source import written_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none here, not even http:/", []),
        ("see https://a.example/b.", ["https://a.example/b"]),
        ("(https://a.example/b_(c)), and", ["https://a.example/b_(c)"]),
        ("www.a.example/b?c=d&e; more", ["www.a.example/b?c=d&e"]),
        ("詳しくは（https://a.example/b）。", ["https://a.example/b"]),
        ("参照：https://ja.example/港の話、次へ", ["https://ja.example/港の話"]),
        ("住所はhttps://a.example/bです。", ["https://a.example/b"]),
        ("https://a.example/を見る", ["https://a.example/"]),
        ("راجع https://a.example/b.", ["https://a.example/b"]),
    ],
)
def test_where_addresses_are(text: str, expected: list[str]) -> None:
    assert expected == [text[start:end] for start, end in addresses(text)]


def test_an_address_that_begins_another_is_another() -> None:
    assert atom("address", "https://a.example/b") != atom("address", "https://a.example/bc")
    assert len(atom("address", "https://a.example/" + "b" * 500)) == 1


def test_a_text_is_written_again_with_its_images_and_addresses() -> None:
    source = 'The ~~old~~ gate ![Gate](gate.png "At noon"), https://a.example/b.'
    (block,) = parse(source.encode()).blocks

    assert written_text(block, source.encode()) == source.replace("~~old~~", "o̶l̶d̶")
