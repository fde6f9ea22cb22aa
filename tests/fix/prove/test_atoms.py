"""What is equal or different as a whole: links, URLs, marked text, code, tasks, tags."""

from collections.abc import Iterator

import pytest

from dedupe_paragraphs.fix.prove.atoms import codes, links, marked_text, tasks, template_tags
from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.proof import prove
from tests.fix.prove.posts import missing


def law(both: Comparison) -> Iterator[Missing]:
    for each in (links, tasks, template_tags, marked_text):
        yield from each(both)


URL = "https://ovens.example.org/rye"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("No link.", "", id="no link"),
        pytest.param("[a](x.html) [a](x.html)", "[a](x.html)", id="one of two"),
        pytest.param("**[a](x.html)**", "[a](x.html)", id="other emphasis"),
        pytest.param("A.[^1]\n\n[^1]: B.", "C.[^1]\n\n[^1]: D.", id="a footnote"),
        pytest.param(f"{URL}\n\nAt {URL}.", f"At {URL}.", id="a URL with a stop after it"),
        pytest.param("x<sup>2</sup> y\n\nx<sup>2</sup>", "x<sup>2</sup>", id="superscript"),
        pytest.param("- [X] Bread.\n\nA.\n\n- [x] Bread.", "- [x] Bread.", id="a done task"),
        pytest.param(
            "{% include a %}\n\nA.\n\n{% include a %}", "{% include a %}", id="a tag again"
        ),
        pytest.param("{% if a %}\n\nB.\n\n{% endif %}", "B.", id="a pair has no effect by itself"),
        pytest.param("{/* no */}\n\nA.", "A.", id="a comment of MDX"),
    ],
)
def test_kept(before: str, after: str) -> None:
    assert missing(law, before, after) == []


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f"At the [oven]({URL}).", id="a link"),
        pytest.param(f"[![パン]({URL}.png)]({URL}) を見る。", id="ja a linked image"),
        pytest.param(f"[{URL}]({URL})", id="a link that shows its target"),
    ],
)
def test_the_target_of_a_lost_link_is_named_with_it(before: str) -> None:
    assert all(text.startswith(("[", "![")) for text in missing(law, before, "A."))


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param("[a](x.html)", "a", "[a](x.html)", id="the link"),
        pytest.param("[a](x.html)", "[b](x.html)", "[a](x.html)", id="another text"),
        pytest.param("[a](x.html)", "[a](x.htm)", "[a](x.html)", id="a prefix of its target"),
        pytest.param("![a](x.png)", "![a](y.png)", "![a](x.png)", id="an image"),
        pytest.param('[a](x "b")', '[a](x "c")', '[a](x "b")', id="a title"),
        pytest.param("![図](x '嵐')", "![図](x)", "![図](x '嵐')", id="ja title of an image"),
        pytest.param("[港](a) [駅](b)", "[港](b) [駅](a)", "[港](a)", id="ja targets swapped"),
        pytest.param(
            "[부두](a) [역](b)", "[부두](b) [역](a)", "[부두](a)", id="ko targets swapped"
        ),
        pytest.param(f"{URL}\n\nA.", f"A {URL}/bread", URL, id="a longer URL"),
        pytest.param(f"窯は {URL} です。", f"窯は {URL}2 です。", URL, id="ja a longer URL"),
        pytest.param("A x<sup>2</sup> b.", "A x2 b.", "x<sup>2</sup>", id="superscript"),
        pytest.param(
            "水は H<sub>2</sub>O です。", "水は H2O です。", "H<sub>2</sub>", id="ja subscript"
        ),
        pytest.param("It is ~~shut~~ open.", "It is shut open.", "~~shut~~", id="struck out"),
        pytest.param(
            "店は<del>休み</del>です。", "店は休みです。", "<del>休み</del>", id="ja struck out"
        ),
        pytest.param("- [ ] Bread.", "- [x] Bread.", "Bread.", id="an open task"),
        pytest.param("1. [x] 换水。", "1. [ ] 换水。", "[x] 换水。", id="zh a done task"),
        pytest.param("{{< youtube a >}}\n\nA.", "A.", "{{< youtube a >}}", id="a shortcode"),
        pytest.param("{% include a.html %}\n\nA.", "A.", "{% include a.html %}", id="an include"),
        pytest.param("{{ site.time }}\n\nA.", "A.", "{{ site.time }}", id="an output"),
        pytest.param(
            ":::{include} b.md\n:::\n\nA.", "A.", ":::{include} b.md", id="an empty directive"
        ),
        pytest.param(":::toc\n:::\n\n港。", "港。", ":::toc", id="ja an empty directive"),
    ],
)
def test_lost(before: str, after: str, lost: str) -> None:
    assert lost in missing(law, before, after)


def test_what_is_lost_twice_is_named_once() -> None:
    assert missing(law, "[a](x)\n\nB [a](x)", "a\n\nB a") == ["[a](x)"]


def test_a_component_is_a_tag_with_an_effect() -> None:
    before, after = "<Chart id='a' />\n\nA.\n", "A.\n"

    assert [loss.kind for loss in prove(before.encode(), after.encode(), "a.mdx").losses] == [
        "template tag"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("No code.", "", id="no code"),
        pytest.param("Run `make`.", "We ran `make` again.", id="elsewhere"),
        pytest.param("Run ``` sh make ``` now.", "```sh\nmake\n```", id="a block run together"),
    ],
)
def test_code_is_kept(before: str, after: str) -> None:
    assert missing(codes, before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param("Run `make`.", "Run make.", ["make"], id="without its marks"),
        pytest.param("Run `make`.", "Run `make all`.", ["make"], id="inside a longer one"),
        pytest.param("`a` and `a`", "", ["a"], id="lost twice, named once"),
    ],
)
def test_code_is_lost(before: str, after: str, lost: list[str]) -> None:
    assert missing(codes, before, after) == lost
