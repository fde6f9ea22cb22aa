"""The structure of a post: what is no container, then the tree, the sections, the lists."""

import pytest

from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.post.parse import parse


def structure(text: str, path: str = "a.md") -> Structure:
    return Structure(parse(text.encode(), path))


def names_around(text: str, words: str, path: str = "a.md") -> list[str]:
    """Return the containers around the block that has some words, outermost first."""
    found = structure(text, path)
    index = next(each.index for each in found.post.blocks if words in each.text)
    return [found.tree[at].name for at in found.around(index)][::-1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<br>\n\nwords\n\n<img src='a'>\n", id="tags that nothing closes"),
        pytest.param("`<b>` one\n\nwords\n\n`</b>`\n", id="code spans"),
        pytest.param("```\n<div>\n```\n\nwords\n\n```\n</div>\n```\n", id="code"),
        pytest.param("<!-- <div> -->\n\nwords\n\n<!-- </div> -->\n", id="tags in comments"),
        pytest.param("</div>\n\nwords\n\n<div>\n", id="closed before it is opened"),
        pytest.param("<Tab />\n\nwords\n\n</Tab>\n", id="an element without content"),
        pytest.param("{% include a %}\n\nwords\n\n{% include a %}\n", id="tags of one kind"),
        pytest.param("a < b\n\nwords\n\nc > d\n", id="signs of arithmetic"),
        pytest.param("<!-- note -->\n\nwords\n\n<!-- note -->\n", id="two equal comments"),
        pytest.param("=======\n\nwords\n\n>>>>>>> x\n", id="half of a conflict"),
    ],
)
def test_no_container(text: str) -> None:
    assert names_around(text, "words") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "<details>\n<summary>鍵</summary>\n\nwords\n\n</details>\n", ["details"], id="details"
        ),
        pytest.param(
            "<Tabs>\n<TabItem on={() => f('<a>')} a={{b: 1}}>\n\nwords\n\n</TabItem>\n</Tabs>\n",
            ["tabs", "tabitem"],
            id="elements of JSX",
        ),
        pytest.param("<>\n\nwords\n\n</>\n", ["<>"], id="a fragment"),
        pytest.param(
            "{% if a %}\n\nx\n\n{% else %}\n\nwords\n\n{% endif %}\n", ["if"], id="liquid"
        ),
        pytest.param("{% hint a %}\n\nwords\n\n{%- endhint -%}\n", ["hint"], id="a liquid block"),
        pytest.param('{{% tab "甲" %}}\n\nwords\n\n{{% /tab %}}\n', ["tab"], id="hugo"),
        pytest.param("::::: a\n\n::: b\n\nwords\n\n:::\n\n:::::\n", [":::::", ":::"], id="fences"),
        pytest.param(
            "::: {.한국}\n\nwords\n\n:::::\n", [":::"], id="a fence closed by a longer one"
        ),
        pytest.param("/// note | Anmerkung\n\nwords\n\n///\n", ["///"], id="blocks"),
        pytest.param(
            "<!-- begin:mill -->\n\nwords\n\n<!-- end -->\n", ["mill"], id="begin and end"
        ),
        pytest.param("<!-- x-start -->\n\nwords\n\n<!-- x-end -->\n", ["x"], id="start and end"),
        pytest.param(
            '<!-- wp:group {"a":1} -->\n\nwords\n\n<!-- /wp:group -->\n', ["wp:group"], id="editor"
        ),
        pytest.param("{/* begin */}\n\nwords\n\n{/* end */}\n", [""], id="comments of MDX"),
        pytest.param("{::nomarkdown}\n\nwords\n\n{:/}\n", ["nomarkdown"], id="kramdown"),
        pytest.param("> - words\n", ["quote", "list", "item"], id="Markdown itself"),
        pytest.param('=== "نص"\n\n    words\n', ["box"], id="a tab of an indented text"),
    ],
)
def test_a_container(text: str, names: list[str]) -> None:
    path = "a.mdx" if "<T" in text or "{/*" in text else "a.md"

    assert names_around(text, "words", path) == names


def test_the_end_of_a_container_that_is_closed_by_a_tag() -> None:
    text = "<Tab>\n\n- one\n- two\n\n  more\n\n</Tab>\n<Tab>\n\n> three\n\n</Tab>\n"
    found = structure(text, "a.mdx")
    closing = [each.index for each in found.post.blocks if "</Tab>" in each.key]

    assert [list(found.around(index)) for index in closing] == [[], []]
    assert [each.leaves for each in found.tree if each.name == "list"] == [(1, 4)]


def test_the_marks_of_a_conflict() -> None:
    found = structure("a\n\n<<<<<<< x\n\nb\n\n|||||||\n\nc\n\n=======\n\nd\n\n>>>>>>> y\n")

    assert [(each.name, len(each.marks)) for each in found.tree] == [("conflict", 4)]


def test_the_headings_above() -> None:
    found = structure("a\n\n# B\n\nc\n\n### D\n\n> # E\n> f\n\ng\n\n## H\n\ni\n\n# J\n\nk\n")
    paths = {
        block.key: "".join(found.post.blocks[at].key for at in path)
        for block, path in zip(found.post.blocks, found.paths, strict=True)
        if not block.level
    }

    assert paths == {"a": "", "c": "B", "f": "BDE", "g": "BD", "i": "BH", "k": "J"}


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("- a\n- b\n", [(True, (None, None))]),
        ("- a\n\n- b\n", [(False, (None, None))]),
        ("3. a\n4. b\n   - c\n", [(True, (3, 4)), (True, (None,))]),
        ("> 1) a\n> 1) b\n\n1. c\n", [(True, (1, 1)), (True, (1,))]),
        ("1. a\n2.\n3. c\n", [(True, (1, 2, 3))]),
    ],
)
def test_the_lists(text: str, lists: list[tuple[bool, tuple[int | None, ...]]]) -> None:
    found = structure(text).lists

    assert [(each.container.is_tight, each.numbers) for each in found] == lists
