"""Laws 1 to 5 as properties of posts that mix all structures; what other readers make of them."""

import os
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Safety
from tests.fixtures import FIXTURES
from tests.planted import sentence

EXAMPLES = int(os.environ.get("DEDUPE_STRUCTURED_POSTS", "300"))
"""`make fuzz` tries twenty thousand."""
MANY = settings(max_examples=EXAMPLES, deadline=None)
NUMBERS = st.integers(0, 400)
PAIRS = st.sampled_from(
    [
        ("<Tabs>", "</Tabs>"),
        ("<details>", "</details>"),
        ("{% if harbour %}", "{% endif %}"),
        ("{% unless storm %}", "{% endunless %}"),
        (":::note", ":::"),
        ("{{% tab %}}", "{{% /tab %}}"),
        ("<!-- begin tide -->", "<!-- end tide -->"),
        ("{% for boat in harbour %}", "{% endfor %}"),
        ('<Tab label="a">', "</Tab>"),
        ("<<<<<<< ours", ">>>>>>> theirs"),
    ]
)


def text(language: str) -> st.SearchStrategy[str]:
    """A paragraph of one to three sentences."""
    numbers = st.lists(NUMBERS, min_size=1, max_size=3, unique=True)
    return numbers.map(lambda found: " ".join(sentence(each, language) for each in found))


def items(language: str, mark: str) -> st.SearchStrategy[str]:
    several = st.lists(NUMBERS, min_size=1, max_size=4, unique=True)
    return several.map(
        lambda found: "\n".join(
            f"{mark.format(number)} {sentence(each, language)}"
            for number, each in enumerate(found, 1)
        )
    )


def parts(language: str) -> st.SearchStrategy[str]:
    """Parts of a post: containers with what is in them, lists, notes, tables, code."""
    plain = text(language)
    return st.one_of(
        plain,
        plain,
        items(language, "{}."),
        items(language, "-"),
        items(language, "- [ ]"),
        items(language, "- [x]"),
        NUMBERS.map(lambda number: f"## {sentence(number, language)[:18]} {number}"),
        plain.map(lambda found: f"> {found}"),
        plain.map(lambda found: f"> [!NOTE]\n> {found}"),
        plain.map(lambda found: f"- {found}\n\n  {found[::-1]}\n  - {found[:30]}"),
        plain.map(lambda found: f"Term {found[:9]}\n: {found}"),
        plain.map(lambda found: f"| a | b |\n|---|---|\n| {found[:20]} | 1 |"),
        plain.map(lambda found: f"```\n{found}\n```"),
        plain.map(lambda found: f"{found} 10<sup>3</sup> ~~{found[:12]}~~"),
        plain.map(lambda found: f"{found} [{found[:8]}](https://a.example/{len(found)})"),
        NUMBERS.map(lambda number: f"## {sentence(number, language)[:18]} {{#tide-{number % 3}}}"),
        st.tuples(plain, NUMBERS).map(lambda found: f"{found[0]} [mark](#tide-{found[1] % 3})"),
        plain.map(lambda found: f"> {found}\n>\n> - {found[:40]}\n> - {found[40:]}"),
        plain.map(lambda found: f"{found} <Chart data={{[1, {len(found)}]}}/>"),
        plain.map(lambda found: f"{{/* {found} */}}"),
        st.just("{{< youtube abc123 >}}"),
        st.just("{% include tide.html %}"),
        st.just("---"),
        st.tuples(PAIRS, st.lists(plain, min_size=1, max_size=2)).map(
            lambda found: "\n\n".join([found[0][0], *found[1], found[0][1]])
        ),
    )


DAMAGES: tuple[Callable[[list[str]], list[str]], ...] = (
    list,
    list,
    lambda run: [" ".join(" ".join(run).split())],
    lambda run: [*run[:-1], run[-1][: 2 * len(run[-1]) // 3]],
    lambda run: [f"…{run[0][len(run[0]) // 3 :]}", *run[1:]],
    lambda run: [*run[:-1], f"{run[-1]} Nobody has asked the gulls."],
    lambda run: [f"そして、{run[0]}", *run[1:]],
    lambda run: [f"And {run[0][:1].lower()}{run[0][1:]}", *run[1:]],
    lambda run: [*run, "---END---"],
)
"""What becomes of a run that is written again: nothing, run together, cut at an end, with a word
more, with a mark of the program that wrote it."""


@st.composite
def structured(draw: st.DrawFn) -> bytes:
    """A post of such parts in which a run of them, or a part, is there again."""
    language = draw(st.sampled_from(["en", "ja"]))
    found = draw(st.lists(parts(language), min_size=3, max_size=9))
    first = draw(st.integers(0, len(found) - 1))
    last = draw(st.integers(first, min(first + 4, len(found) - 1)))
    at = draw(st.integers(0, len(found)))
    found[at:at] = draw(st.sampled_from(DAMAGES))(found[first : last + 1])
    note = "\n\nSee.[^1]\n\n[^1]: The note." if draw(st.booleans()) else ""
    return ("# Title\n\n" + "\n\n".join(found) + note + "\n").encode()


@MANY
@given(structured(), st.sampled_from(["a.md", "a.mdx"]))
def test_the_laws_hold(data: bytes, path: str) -> None:
    result = clean(data, path, Options())
    again = clean(result.data, path, Options())

    assert prove(data, result.data, path).losses == ()
    assert again.data == result.data
    assert [each for each in result.remaining if each.safety is Safety.SAFE] == []


BREAK = re.compile(r"\n\s*\n")
TAG_LINE = re.compile(r"^[ \t]*(?:\{%.*?%\}|\{\{.*?\}\}|:{3,}.*|</?[A-Z]\w*>)[ \t]*$", re.MULTILINE)


def rendered(data: bytes) -> set[str]:
    """Return the top-level blocks of a post as markdown-it-py renders them, tags left out."""
    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = md.parse(TAG_LINE.sub("<!-- -->", data.decode()))
    found: set[str] = set()
    start = 0
    for at, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            if token.nesting == 0 or not token.type.endswith("list_close"):
                found.add(md.renderer.render(tokens[start : at + 1], md.options, {}))
            start = at + 1
    return found


@MANY
@given(structured())
def test_another_reader_renders_what_is_kept_as_before(data: bytes) -> None:
    """Markdown-it-py: no block of the output looks otherwise than one of the input."""
    result = clean(data, "a.md", Options())
    texts = {part.strip() for part in BREAK.split(data.decode())}
    untouched = all(part.strip() in texts for part in BREAK.split(result.data.decode()))

    if untouched:  # else a paragraph was edited inside, which the proof looks at
        assert rendered(result.data) <= rendered(data)


def parsed(data: bytes) -> bool:
    """Tell whether python-liquid can parse a post; what is Hugo's is left out."""
    liquid = pytest.importorskip("liquid", reason="python-liquid is not installed")
    try:
        liquid.Environment().from_string(re.sub(r"\{\{[<%].*?[>%]\}\}", "", data.decode()))
    except liquid.exceptions.LiquidError:
        return False
    return True


@settings(max_examples=min(EXAMPLES, 100), deadline=None)
@given(structured())
def test_a_template_is_parsed_as_before(data: bytes) -> None:
    assert parsed(clean(data, "a.md", Options()).data) >= parsed(data)


@pytest.mark.parametrize("unsafe", [False, True])
def test_templates_of_the_fixtures_are_parsed_as_before(unsafe: bool) -> None:
    posts = [path.read_bytes().partition(b"<!-- output -->")[0] for path in FIXTURES.rglob("*.md")]
    before = [post for post in posts if b"{%" in post and parsed(post)]
    after = [clean(post, "a.md", Options(), unsafe=unsafe).data for post in before]

    assert len(before) > 20
    assert [post.decode() for post in after if not parsed(post)] == []
