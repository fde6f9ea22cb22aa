"""Regions: templates, mathematics, imports and attribute lines are no prose."""

from itertools import pairwise

import pytest

from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.post.parse import parse
from tests.post.soundness import assert_sound


def read(source: str, path: str = "a.md") -> Post:
    post = parse(source.encode(), path)
    assert_sound(post)
    return post


def blocks(source: str, path: str = "a.md") -> list[tuple[str, str]]:
    post = read(source, path)
    return [(block.kind.value, post.quote(block.span)) for block in post.blocks]


PROSE = [
    pytest.param("It costs $$ a lot, says he.\n", id="dollars inside"),
    pytest.param("text {% tag %} more\n", id="a tag inside"),
    pytest.param("text {{ page.title }}\n", id="a variable inside"),
    pytest.param("{{ page.title }} opens\n", id="a variable at the start"),
    pytest.param("a {: .b}\n", id="attributes inside"),
    pytest.param("import is a word\n", id="a word of MDX"),
    pytest.param("<Tabs> of a window\n", id="a tag with text"),
    pytest.param(":: two colons\n", id="two colons"),
]


@pytest.mark.parametrize("source", PROSE)
def test_ordinary_text(source: str) -> None:
    assert [("paragraph", source.strip())] == blocks(source)


PROTECTED = [
    pytest.param("{% raw %}\na\n\n# b\n{% endraw %}", id="Liquid raw"),
    pytest.param("{%- raw -%}\na\n{%- endraw -%}", id="Liquid with dashes"),
    pytest.param("{% highlight ruby linenos %}\na = 1\n{% endhighlight %}", id="highlight"),
    pytest.param("{% comment %}\na\n\nb\n{% endcomment %}", id="comment"),
    pytest.param("{% raw %}a{% endraw %}", id="raw on a line"),
    pytest.param("{{< code >}}\na\n\n- b\n{{< /code >}}", id="Hugo pair"),
    pytest.param('{{< tabs "a" >}}\n{{< tab >}}\nb\n{{< /tab >}}\n{{< /tabs >}}', id="nested"),
    pytest.param("$$\na + b\n\nc\n$$", id="mathematics"),
    pytest.param("$$ a + b $$", id="mathematics on a line"),
]


@pytest.mark.parametrize("source", PROTECTED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_protected_regions(source: str, line_end: str) -> None:
    source = source.replace("\n", line_end)
    text = line_end.join(["before", "", source, "", "behind", ""])

    assert [("paragraph", "before"), ("protected", source), ("paragraph", "behind")] == blocks(text)


TAGS = [
    pytest.param("{% include a.html %}", id="Liquid"),
    pytest.param("{% if a %}{% endif %}", id="two on a line"),
    pytest.param("{{ content }}", id="Liquid variable"),
    pytest.param('{{< figure src="a" >}}', id="Hugo"),
    pytest.param("{{% notice %}}", id="Hugo with Markdown inside"),
    pytest.param("::: tip", id="directive"),
    pytest.param("{% raw %}", id="raw without end"),
    pytest.param("{{< code >}}", id="Hugo pair without end"),
]


@pytest.mark.parametrize("tag", TAGS)
def test_lines_of_tags_with_text_between(tag: str) -> None:
    source = f"{tag}\ninside\n\n{tag}\nbehind\n"

    assert [("template", tag), ("paragraph", "inside"), ("template", tag)] == blocks(source)[:3]


def test_the_first_end_closes_and_later_text_is_prose() -> None:
    source = "{{< a >}}\nx\n{{< /a >}}\n\ntext\n\n{{< a >}}\ny\n{{< /a >}}\n"

    assert [kind for kind, _ in blocks(source)] == ["protected", "paragraph", "protected"]


def test_an_end_before_its_start_closes_nothing() -> None:
    assert [kind for kind, _ in blocks("{{< /a >}}\ntext\n{{< a >}}\n")] == [
        "template",
        "paragraph",
        "template",
    ]


@pytest.mark.parametrize("fence", ["```", "~~~~", "   ```"])
def test_nothing_is_cut_inside_a_fence(fence: str) -> None:
    source = f"{fence}\n{{% raw %}}\n$$\n{{: .a}}\n{fence}\n\n$$\n"

    assert [kind for kind, _ in blocks(source)] == ["code", "paragraph"]


DEBRIS = ["---END---", "（続き）", "【続き】", "(続き)", "<<<<<<< HEAD", ">>>>>>> b", "||||||| a"]


@pytest.mark.parametrize("mark", DEBRIS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_line_of_debris_is_no_part_of_the_paragraph_around(mark: str, line_end: str) -> None:
    source = f"text\n{mark}\nmore\n".replace("\n", line_end)

    assert [("paragraph", "text"), ("debris", mark), ("paragraph", "more")] == blocks(source)


def test_debris_in_the_first_line_behind_front_matter() -> None:
    kinds = [kind for kind, _ in blocks("---\na: b\n---\n（続き）\ntext\n")]

    assert kinds == ["debris", "paragraph"]


def test_mdx() -> None:
    source = (
        "import A from 'a'\nexport const b = 1\n\ntext\n\n<Tabs>\n<Tab a='b'>\n\ninside\n\n"
        "</Tab>\n</Tabs>\n\n{/* comment */}\n\nimport is a word here\n"
    )
    kinds = [kind for kind, _ in blocks(source, "a.mdx")]

    assert kinds[:2] == ["protected", "paragraph"]
    assert kinds[2:7] == ["template", "template", "paragraph", "template", "template"]
    assert kinds[7] == "template"


def test_an_import_inside_a_paragraph_is_text() -> None:
    assert [kind for kind, _ in blocks("text\nimport a\n", "a.mdx")] == ["paragraph"]


ATTRIBUTES = [
    pytest.param("a\n{: .b}\n\nc\n", 0, "a\n{: .b}", id="behind a paragraph"),
    pytest.param("c\n\n{: .b}\na\n", 1, "{: .b}\na", id="before a paragraph"),
    pytest.param("# a\n{: #b}\n\nc\n", 0, "# a\n{: #b}", id="behind a heading"),
    pytest.param("- a\n  {: .b}\n", 0, "- a\n  {: .b}", id="in an item"),
    pytest.param("```\na\n```\n{: .b}\n", 0, "```\na\n```\n{: .b}", id="behind code"),
    pytest.param("a\n{: .b}\n{: .c}\n\nd\n", 0, "a\n{: .b}\n{: .c}", id="two lines"),
    pytest.param("a\r\n{: .b}\r\nc\r\n", 0, "a\r\n{: .b}", id="CRLF"),
    pytest.param("a\r{: .b}\r\rc\r", 0, "a\r{: .b}", id="CR"),
]


@pytest.mark.parametrize(("source", "index", "lines"), ATTRIBUTES)
def test_an_attribute_line_belongs_to_the_block_it_touches(
    source: str, index: int, lines: str
) -> None:
    post = read(source)
    block = post.blocks[index]

    assert lines == post.quote(block.lines)
    assert "{" not in block.key


@pytest.mark.parametrize("source", ["- a\n- b", "> a\n>\n> b", "1. a\n   - b"])
@pytest.mark.parametrize("attributes", ["\n{: .b}", "\n{: .b}\n{: .c}", "\r\n{: .b}"])
def test_an_attribute_line_below_a_container_is_about_all_of_it(
    source: str, attributes: str
) -> None:
    post = read(f"{source}{attributes}\n\nc\n")

    assert f"{source}{attributes}" == post.quote(post.containers[0].lines)
    assert not any("{" in post.quote(each.lines) for each in post.containers[1:])
    assert not any("{" in post.quote(each.lines) for each in post.blocks[:2])


def test_an_attribute_line_alone_belongs_to_none() -> None:
    post = read("a\n\n{: .b}\n\nc\n")

    assert [post.quote(block.lines) for block in post.blocks] == ["a", "c"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("    a\n{% x %}\n    b\n", id="a tag in indented code"),
        pytest.param("    a\n\n---END---\n\n    b\n", id="debris in indented code"),
        pytest.param("<pre>\n{% x %}\n---END---\n</pre>\n", id="a tag in HTML"),
        pytest.param("- a\n\n      b\n{% x %}\n      c\n", id="a tag in the code of an item"),
    ],
)
def test_no_region_inside_a_block_is_a_block(source: str) -> None:
    post = read(source)

    assert post.blocks[-1].span.end == len(source) - 1
    assert all(one.span.end <= other.span.start for one, other in pairwise(post.blocks))
    assert post.blocks[-1].kind in (BlockKind.CODE, BlockKind.HTML)
