"""Balance: what may go as it is, then what must be kept with what is kept."""

import pytest

from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.post.balance import held
from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.post.parse import parse


def kept(text: str, *gone: str, path: str = "a.md") -> dict[str, Reason]:
    """Return the sources of the blocks that are held, if all blocks with a source are removed."""
    post = parse(text.encode(), path)
    removed = [each.index for each in post.blocks if post.quote(each.span) in gone]
    found = held(Structure(post), removed)
    return {post.quote(post.blocks[index].span): reason for index, reason in found.items()}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        pytest.param("one\n\ntwo\n", ["one"], id="a paragraph"),
        pytest.param("<div>\n\none\n\ntwo\n\n</div>\n", ["one"], id="a part of what it holds"),
        pytest.param(
            ":::note\n\none\n\n:::\n\ntwo\n", [":::note", "one", ":::"], id="all of a container"
        ),
        pytest.param("# A\n\none\n\n# B\n\ntwo\n", ["# A", "one"], id="a section"),
        pytest.param("# A\n\none\n\n# A\n\ntwo\n", ["one"], id="what is below a heading"),
        pytest.param("- a\n\none\n\n* b\n", ["one"], id="between lists of other marks"),
        pytest.param("- a\n\none\n\n---\n\n- b\n", ["one"], id="beside a rule between lists"),
        pytest.param("1. a\n2. b\n3. a\n", ["a"], id="the end of a list that repeats its start"),
        pytest.param("1. a\n2. b\n\none\n", ["a", "b"], id="a list"),
        pytest.param(
            "<!-- a-start -->\n\none\n\n<!-- a-end -->\n",
            ["<!-- a-start -->", "<!-- a-end -->"],
            id="a pair of comments",
        ),
    ],
)
def test_nothing_is_held(text: str, gone: list[str]) -> None:
    if "1. a\n2. b\n3. a" in text:
        post = parse(text.encode(), "a.md")
        assert held(Structure(post), [post.blocks[-1].index]) == {}
    else:
        assert kept(text, *gone) == {}


@pytest.mark.parametrize(
    ("text", "gone", "reasons"),
    [
        pytest.param(
            "<Tab>\n\none\n\n</Tab>\n", ["</Tab>"], {"</Tab>": Reason.HALF_CONTAINER}, id="an end"
        ),
        pytest.param(
            ":::tip\n\n甲\n\n乙\n\n:::\n",
            [":::tip", "甲", ":::"],
            {":::tip": Reason.HALF_CONTAINER, ":::": Reason.HALF_CONTAINER},
            id="both ends and a part",
        ),
        pytest.param(
            "{% if a %}\n\none\n\n{% else %}\n\ntwo\n\n{% endif %}\n",
            ["two"],
            {"two": Reason.EMPTY_CONTAINER},
            id="a branch",
        ),
        pytest.param(
            '=== "A"\n\n    하나\n\n=== "B"\n\n    둘\n',
            ["하나"],
            {"하나": Reason.EMPTY_CONTAINER},
            id="a tab of an indented text",
        ),
        pytest.param(
            "# A\n\none\n\n# B\n\ntwo\n", ["# B"], {"# B": Reason.KEPT_SECTION}, id="a heading"
        ),
        pytest.param(
            "## A\n\none\n\n## A\n\ntwo\n",
            ["## A"],
            {"## A": Reason.KEPT_SECTION},
            id="it is there twice",
        ),
        pytest.param("# A\n\none\n\n# A\n\ntwo\n", ["# A"], {}, id="the title again"),
        pytest.param(
            "## A\n\none\n\n## A (continued)\n\ntwo\n",
            ["## A (continued)"],
            {},
            id="a mark that it goes on",
        ),
        pytest.param(
            "## A\n\none\n\n## B\n\ntwo\n\n## A（続き）\n\nthree\n",
            ["## A（続き）"],
            {"## A（続き）": Reason.KEPT_SECTION},
            id="a mark that it goes on after another",
        ),
        pytest.param(
            "- a\n\none\n\n- b\n", ["one"], {"one": Reason.SEPARATE_LISTS}, id="between two lists"
        ),
        pytest.param(
            "> 1. a\n>\n> واحد\n>\n> 1. b\n",
            ["واحد"],
            {"واحد": Reason.SEPARATE_LISTS},
            id="between two lists in a quotation",
        ),
        pytest.param(
            "1. a\n2. b\n3. c\n", ["b"], {"b": Reason.NUMBERED_ROW}, id="the middle of a list"
        ),
        pytest.param(
            "1. a\n2. b\n3. c\n", ["c"], {"c": Reason.NUMBERED_ROW}, id="the end of a list"
        ),
    ],
)
def test_what_is_held(text: str, gone: list[str], reasons: dict[str, Reason]) -> None:
    path = "a.mdx" if "<Tab>" in text else "a.md"

    assert kept(text, *gone, path=path) == reasons


def test_what_is_held_holds_more() -> None:
    text = "<A>\n\n<B>\n\none\n\n</B>\n\n</A>\n\ntwo\n"

    assert kept(text, "<A>", "<B>", "</B>", "</A>", path="a.mdx").keys() == {
        *("<A>", "<B>", "</B>", "</A>")
    }
