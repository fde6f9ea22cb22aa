"""Markdown: another parser as the oracle, and cases with their exact sources."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.atoms import atom
from tests.post import grammar, oracle
from tests.post.soundness import assert_sound


def read(source: str, path: str = "a.md") -> Post:
    post = parse(source.encode(), path)
    assert_sound(post)
    return post


def ours(post: Post) -> list[tuple[BlockKind, str]]:
    """Return the leaves as the oracle has them.

    It has no word for link reference definitions; bold lines are paragraphs to it, and debris is
    whatever it stands in. Opaque blocks are compared by kind.
    """
    return [_plain(block) for block in post.blocks if block.kind is not BlockKind.PROTECTED]


def _plain(block: Block) -> tuple[BlockKind, str]:
    if block.level == BOLD_LEVEL:
        return BlockKind.PARAGRAPH, block.key
    return block.kind, block.key if block.is_prose or block.kind is BlockKind.DEBRIS else ""


def assert_alike(source: str) -> None:
    expected = oracle.leaves(source)
    found = ours(read(source))

    assert [key for _, key in expected] == [key for _, key in found]
    for (kind, _), (our_kind, key) in zip(expected, found, strict=True):
        assert our_kind in (kind, BlockKind.DEBRIS), key


@settings(max_examples=300)
@given(grammar.DOCUMENTS)
def test_blocks_and_texts_agree_with_another_parser(source: str) -> None:
    assert_alike(source)


KINDS = [
    pytest.param("a\nb\n\nc\n", ["paragraph", "paragraph"], id="paragraphs"),
    pytest.param("# a\n\nb\n===\n\nc\n---\n", ["heading"] * 3, id="headings"),
    pytest.param("- a\n- b\n", ["list item"] * 2, id="tight list"),
    pytest.param("- a\n\n  b\n", ["list item"] * 2, id="loose list"),
    pytest.param("1. a\n2. b\n", ["list item"] * 2, id="ordered list"),
    pytest.param("- a\n  - b\n- c\n", ["list item"] * 3, id="nested list"),
    pytest.param("- a\n  # b\n  > c\n", ["list item", "heading", "quote"], id="inside an item"),
    pytest.param("- [ ] a\n- [x] b\n", ["list item"] * 2, id="tasks"),
    pytest.param("> a\n>\n> - b\n", ["quote", "list item"], id="inside a quote"),
    pytest.param("> a\nlazy\n", ["quote"], id="lazy continuation"),
    pytest.param("[^1]: a\n\nb[^1]\n", ["footnote", "paragraph"], id="footnote"),
    pytest.param("```\na\n```\n\n    b\n", ["code", "code"], id="code"),
    pytest.param("```\na\n\nb\n", ["code"], id="unclosed fence"),
    pytest.param("a\n```\nb\n```\nc\n", ["paragraph", "code", "paragraph"], id="no blank line"),
    pytest.param("|a|\n|-|\n|b|\n", ["table"], id="table"),
    pytest.param("<div>\na\n</div>\n\nb\n", ["HTML", "paragraph"], id="HTML"),
    pytest.param("---\n\n***\n", ["rule", "rule"], id="rules"),
    pytest.param("a\n\n---\n\nb: c\n\n---\n\nd\n", ["paragraph", "rule"] * 2 + ["paragraph"],
                 id="two rules are no metadata"),
    pytest.param("[a]: b\n[c]: d\n", ["protected"] * 2, id="reference definitions"),
    pytest.param("[a]:\n  b\n  'c'\n\nd\n", ["protected"] * 3 + ["paragraph"],
                 id="a definition of three lines"),
    pytest.param("**a**\n\nb\n", ["heading", "paragraph"], id="bold heading"),
    pytest.param("**a。**\n\n**a** b\n\n**a**\nb\n", ["paragraph"] * 3, id="bold text"),
    pytest.param("- **a**\n\n> **b**\n", ["list item", "quote"], id="bold text in a container"),
    pytest.param("**[a](b)**\n", ["paragraph"], id="a bold link"),
    pytest.param("---END---\n\na\n", ["debris", "paragraph"], id="debris"),
    pytest.param("<<<<<<< HEAD\n\na\n", ["debris", "paragraph"], id="conflict"),
    pytest.param("", [], id="empty"),
    pytest.param("\n \n\t\n", [], id="blank"),
    pytest.param("-\n-\n", [], id="empty items"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kinds"), KINDS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_kinds(source: str, kinds: list[str], line_end: str) -> None:
    post = read(source.replace("\n", line_end))

    assert kinds == [block.kind.value for block in post.blocks]


TEXTS = [
    pytest.param("a **b** *c* `e`", "a b c e", id="emphasis and code"),
    pytest.param("~~ab~~ <del>c</del> <s>d</s>", "a\u0336b\u0336 c\u0336 d\u0336", id="struck out"),
    pytest.param("3~5 4~6", "3~5 4~6", id="tildes of ranges"),
    pytest.param("10<sup>3</sup> H<sub>2</sub>O", "10^{3} H_{2}O", id="raised and lowered"),
    pytest.param('[a](b "c") ![d](e "f")', "a " + atom("image", "e", "f", "d"), id="an image"),
    pytest.param("a<img src='b' title='c'>", "a" + atom("image", "b", "c", ""), id="a tag"),
    pytest.param(
        "参考：https://a.example/b。",
        f"参考：{atom('address', 'https://a.example/b')}。",
        id="an address",
    ),
    pytest.param("a %%b%% c {/* *d* */}{{/* e */}}{# f #}", "a  c ", id="comments"),
    pytest.param("`%%a%%` 100%% b 5%%", "%%a%% 100%% b 5%%", id="no comments"),
    pytest.param("- [x] a b.", "a\u0335 b\u0335.", id="a ticked box"),
    pytest.param("a ^b\n\n[c](#^b)", "a ", id="the name of a block"),
    pytest.param("a ^2", "a ^2", id="a power"),
    pytest.param("- [ ] a", "a", id="an open box"),
    pytest.param("&amp; &copy; \\* &#x41;", "& © * A", id="entities and escapes"),
    pytest.param("a<br>b <b>c</b><!-- d -->", "a\nb c", id="inline HTML"),
    pytest.param("a  \nb\\\nc\nd", "a\nb\nc\nd", id="line breaks"),
    pytest.param("note[^1]\n\n[^1]: a", "note", id="footnote reference"),
    pytest.param("a\u2028b\x0cc", "a\u2028b\x0cc", id="no line ends of ours"),
    pytest.param("ｶﾞｷﾞ cafe\u0301", "ガギ café", id="composed"),
    pytest.param("これは**「強調」**です", "これは**「強調」**です", id="strong that is none"),
]


@pytest.mark.parametrize(("source", "text"), TEXTS)
def test_visible_text(source: str, text: str) -> None:
    assert text == read(source).blocks[0].text


def test_sources_leave_the_markers_of_containers_out() -> None:
    post = read("> - a\n>   b\n> - [ ] c\n\n[^1]: d\n")
    spans = [post.quote(block.span) for block in post.blocks]
    lines = [post.quote(block.lines) for block in post.blocks]

    assert spans == ["a\n>   b", "c", "d"]
    assert lines == ["> - a\n>   b", "> - [ ] c", "[^1]: d"]


def test_containers_and_their_leaves() -> None:
    post = read("a\n\n- b\n  - c\n\n> d\n")

    assert [(each.name, each.leaves) for each in post.containers] == [
        ("list", (1, 3)),
        ("item", (1, 3)),
        ("list", (2, 3)),
        ("item", (2, 3)),
        ("quote", (3, 4)),
    ]
    assert [block.containers for block in post.blocks] == [(), (0, 1), (0, 1, 2, 3), (4,)]


def test_atoms_are_what_no_edit_may_part() -> None:
    post = read("a **b *c*** [d](e) `f` <b>g</b> h")
    block = post.blocks[0]
    atoms = {post.quote(span) for span in (*block.atoms, *block.emphasis)}

    assert {"**b *c***", "*c*", "[d](e)", "`f`", "<b>g</b>"} <= atoms


@pytest.mark.parametrize("depth", [1, 30, 100, 1000])
def test_deep_nesting_reaches_the_text(depth: int) -> None:
    post = read("> " * depth + "海")

    assert [block.key for block in post.blocks] == ["海"]
    assert depth == len(post.containers)


@settings(max_examples=300)
@given(grammar.SOUP, st.sampled_from(["a.md", "a.mdx", "a.txt"]))
def test_any_soup_of_marks_is_read_soundly(source: str, path: str) -> None:
    read(source, path)
