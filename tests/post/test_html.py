"""Paragraphs of HTML: what is read as text, and what is left alone."""

import pytest

from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.post.parse import parse
from tests.post.soundness import assert_sound


def read(source: str) -> Post:
    post = parse(source.encode(), "post.md")
    assert_sound(post)
    return post


def said(source: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.key) for block in read(source).blocks if block.is_prose]


@pytest.mark.parametrize(
    "source",
    [
        '<script>\nvar text = "<p>The boat.</p>";\n</script>\n',
        "<style>\np { color: red }\n</style>\n",
        "<pre>\n<p>The boat.</p>\n</pre>\n",
        "<table>\n<tr><td><p>The boat.</p></td></tr>\n</table>\n",
        "<figure>\n<p>The boat.</p>\n</figure>\n",
        "<form>\n<p>Your name</p>\n</form>\n",
        "<!-- <p>The boat.</p> -->\n",
        "<div>The boat.</div>\n",
        "<p>The boat is not closed.\n",
        "<p></p>\n",
        "<p><div>The boat.</div></p>\n",
        "<svg>\n<p>The boat.</p>\n</svg>\n",
    ],
)
def test_what_is_no_paragraph_is_left_alone(source: str) -> None:
    assert said(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>The boat.</p>\n", [(BlockKind.PARAGRAPH, "The boat.")]),
        ('<P CLASS="a">\nThe\nboat.\n</P>\n', [(BlockKind.PARAGRAPH, "The boat.")]),
        ("<p>船が<b>出る</b>。</p>\n", [(BlockKind.PARAGRAPH, "船が出る。")]),
        (
            "<p>Fish &amp; chips&nbsp;&mdash; 2&#x20AC;</p>\n",
            [(BlockKind.PARAGRAPH, "Fish & chips - 2€")],
        ),
        ("<h2>Boats</h2>\n", [(BlockKind.HEADING, "Boats")]),
        (
            "<ul>\n<li>Rope</li>\n<li>Oars</li>\n</ul>\n",
            [(BlockKind.ITEM, "Rope"), (BlockKind.ITEM, "Oars")],
        ),
        (
            "<blockquote><p>The tide waits.</p></blockquote>\n",
            [(BlockKind.QUOTE, "The tide waits.")],
        ),
        ("<div>\n<p>The boat.</p>\n</div>\n", [(BlockKind.PARAGRAPH, "The boat.")]),
        ("<p>The <!-- old --> boat.</p>\n", [(BlockKind.PARAGRAPH, "The boat.")]),
    ],
)
def test_text_elements_are_paragraphs(source: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert said(source) == expected


def test_an_element_is_removed_with_its_tags_and_its_comment_pair() -> None:
    source = (
        '<!-- wp:paragraph {"align":"center"} -->\n<p class="a">The boat.</p>\n'
        "<!-- /wp:paragraph -->\n"
    )
    (block,) = read(source).blocks

    assert read(source).source(block.lines) == source.strip().encode()
    assert read(source).source(block.span) == b"The boat."


def test_a_comment_of_another_block_stays() -> None:
    post = read("<!-- wp:quote -->\n<p>The boat.</p>\n<!-- /wp:paragraph -->\n")
    (block,) = (block for block in post.blocks if block.is_prose)

    assert post.source(block.lines) == b"<p>The boat.</p>"


def test_an_element_that_shares_its_line_gives_up_only_its_own_bytes() -> None:
    post = read("<p>The boat.</p><p>The tide.</p>\n")

    assert [post.source(block.lines) for block in post.blocks] == [
        b"<p>The boat.</p>",
        b"<p>The tide.</p>",
    ]


def test_links_images_and_code_are_known() -> None:
    source = (
        '<p>See <a href="map.html?a=1&amp;b=2">the map</a> <img src="x.png"> <code>ls</code></p>\n'
    )
    (block,) = read(source).blocks

    assert block.targets == ("map.html?a=1&b=2", "x.png")
    assert block.codes == ("ls",)


def test_lines_of_an_element_are_blocks_of_one_element() -> None:
    lines = [f"The boat of pier {n} is late again. Nobody knows why it is." for n in "abc"]
    post = read("<p>" + "<br>\n".join(lines) + "</p>\n")
    (element,) = post.elements

    assert [block.key for block in post.blocks] == lines
    assert element.leaves == (0, 3)
    assert post.source(element.lines) == post.data.strip()


@pytest.mark.parametrize("mark", ["<p>", "<!--", "<p a='", "<li><p>", "</p>", "<!-- wp:p -->"])
def test_hostile_html_is_read_in_time(mark: str) -> None:
    read(mark * 60_000)
