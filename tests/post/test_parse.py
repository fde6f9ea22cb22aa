"""The one road from bytes to a post: what holds for all bytes, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.model.errors import DedupeError, InputError
from dedupe_paragraphs.post.parse import parse
from tests.post import grammar
from tests.post.soundness import assert_sound

PATHS = st.sampled_from(["a.md", "a.mdx", "a.txt", "a.MARKDOWN", "-"])


@settings(max_examples=300)
@given(grammar.TEMPLATED, PATHS)
def test_templated_documents_are_read_soundly(source: str, path: str) -> None:
    post = parse(source.encode(), path)

    assert_sound(post)
    assert not post.metadata.problem


@given(st.binary(max_size=60), PATHS)
def test_any_bytes_are_read_soundly_or_refused(data: bytes, path: str) -> None:
    try:
        post = parse(data, path)
    except DedupeError:
        return
    assert_sound(post)


@given(grammar.DOCUMENTS)
def test_line_ends_change_no_block(source: str) -> None:
    plain = [(block.kind, block.key) for block in parse(source.encode(), "a.md").blocks]
    for line_end in ("\r\n", "\r"):
        other = parse(source.replace("\n", line_end).encode(), "a.md")

        assert plain == [(block.kind, block.key) for block in other.blocks]


def test_bytes_that_are_no_utf8_are_refused_with_their_place() -> None:
    with pytest.raises(InputError) as caught:
        parse(b"a\nb\n\xe6\xb5c", "a.md")

    assert caught.value.path == "a.md"
    assert caught.value.message.values == {"offset": 4, "line": 3, "byte": 0xE6}


@pytest.mark.parametrize(
    "data",
    [b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xff\xfea\x01", "é".encode("latin-1")],
    ids=["surrogate", "overlong", "beyond Unicode", "UTF-16", "Latin-1"],
)
def test_other_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        parse(data, "a.md")


def test_nul_bytes_are_refused_with_their_place() -> None:
    with pytest.raises(InputError) as caught:
        parse(b"a\n\nb\0\xff", "a.md")

    assert caught.value.message.values == {"offset": 4, "line": 3}


def test_a_byte_order_mark_is_no_text() -> None:
    post = parse(b"\xef\xbb\xbf# a\n", "a.md")

    assert [block.key for block in post.blocks] == ["a"]
    assert [(block.span.start, block.span.end) for block in post.blocks] == [(3, 6)]


def test_malformed_metadata_is_told_and_the_post_is_read() -> None:
    post = parse(b"---\ntitle: 'a\n---\n\ntext\n", "a.md")

    assert post.metadata.problem
    assert [block.key for block in post.blocks] == ["text"]


def test_a_post_that_opens_with_a_rule_keeps_its_first_section() -> None:
    post = parse(b"---\n\nfirst\n\n---\n\nsecond\n", "a.md")

    assert [block.kind.value for block in post.blocks] == ["rule", "paragraph"] * 2
