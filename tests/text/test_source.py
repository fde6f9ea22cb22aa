"""From a key back to the bytes of the post."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.source import byte_span


def block(source: str) -> tuple[bytes, Block]:
    data = source.encode()
    return data, parse(data, "a.md").blocks[0]


def found(source: str, part: str) -> str:
    """Return the source bytes of a part of the first block's key."""
    data, first = block(source)
    start = first.key.index(part)
    span = byte_span(first, start, start + len(part))
    return data[span.start : span.end].decode()


@pytest.mark.parametrize(
    ("source", "part", "expected"),
    [
        pytest.param("The sea. The sky.", "The sky.", "The sky.", id="plain"),
        pytest.param("海の朝。空の朝。", "空の朝。", "空の朝。", id="Japanese"),
        pytest.param("海 の 朝。", "の朝", "の 朝", id="spaces that the key has not"),
        pytest.param("海の\n朝。空。", "の朝。", "の\n朝。", id="over a line break"),
        pytest.param("海の\r\n朝。空。", "の朝。", "の\r\n朝。", id="over CRLF"),
        pytest.param("A &amp; B", "& B", "&amp; B", id="an entity at the start"),
        pytest.param("A &amp; B", "A &", "A &amp;", id="an entity at the end"),
        pytest.param("a \\* b", "* b", "* b", id="an escape"),
        pytest.param("The **sea** sky.", "sea", "sea", id="inside strong"),
        pytest.param("The `sea` sky.", "sea", "sea", id="inside code"),
        pytest.param("The `` a`b `` sky.", "a`b", " a`b ", id="blanks that code loses"),
        pytest.param('The [sea](to "it") sky.', "sea sky", 'sea](to "it") sky', id="a link"),
        pytest.param("ｶﾞｷﾞの海。", "ギの", "ｷﾞの", id="composed kana"),
        pytest.param("cafe\u0301 au lait.", "é au", "e\u0301 au", id="composed accent"),
        pytest.param("a\u200bb c.", "b c", "b c", id="a zero width before"),
        pytest.param("𠮷野家の朝。", "家の", "家の", id="four bytes"),
        pytest.param("> a\n> b c", "b c", "b c", id="a quote's second line"),
    ],
)
def test_the_bytes_of_a_part(source: str, part: str, expected: str) -> None:
    assert expected == found(source, part)


def test_the_whole_key_is_the_whole_block() -> None:
    data, first = block("**The sea.** The [sky](a).\n")
    span = byte_span(first, 0, len(first.key))

    assert data[span.start : span.end] == b"**The sea.** The [sky](a)."


WORDS = st.lists(st.sampled_from(["海", "空。", "the ", "sea. ", "é", "a&lt;b ", "𠮷"]), min_size=2)


@given(WORDS, st.data())
def test_the_bytes_of_any_part_fold_to_it(words: list[str], data: st.DataObject) -> None:
    source = "".join(words).strip()
    body, first = block(source)
    start = data.draw(st.integers(0, len(first.key) - 1))
    end = data.draw(st.integers(start + 1, len(first.key)))
    span = byte_span(first, start, end)
    part = body[span.start : span.end].decode().replace("&lt;", "<")

    assert fold(first.key[start:end]) == fold(part)


def test_every_sentence_of_a_giant_line_is_found_quickly() -> None:
    body, first = block("海の朝の風。" * 100_000)
    started = time.process_time()
    sources = {
        body[span.start : span.end].decode()
        for sentence in first.sentences
        for span in [byte_span(first, sentence.start, sentence.end)]
    }

    assert {"海の朝の風。"} == sources
    assert time.process_time() - started < 20  # measured: 1.5 s
