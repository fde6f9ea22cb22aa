"""Hostile input: nothing hangs, nothing is quadratic, nothing recurses.

Each case is 200,000 bytes, which take at most 1 s when time is linear; a quadratic step over bytes
or lines makes it minutes.
"""

import gc
from collections.abc import Iterator
from itertools import count

import pytest

from dedupe_paragraphs.model.errors import InputError
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.post.markdown import LIMIT_BLOCKS
from dedupe_paragraphs.post.parse import parse
from tests.timing import within

SIZE = 200_000
LIMIT = 6.0
"""Seconds, for the slowest machine that runs the tests."""

_IGNORE = "<!-- dedupe-ignore -->\n\n"
_BETWEEN = "<!-- dedupe-ignore-start -->\n\n<!-- dedupe-ignore-end -->\n\n"
_FILE = "<!-- dedupe-ignore-file -->\n\n"
UNITS = [
    *["- a\n", "*\n", "# a\n", "a\n\n", "> ", "> a\n>> b\n", "---\n", "|a|b|\n", "|", "[a]: b\n"],
    *[
        "*",
        "**",
        "`",
        "~~",
        "_a ",
        "[",
        "[a](",
        "![",
        "<",
        "<a ",
        "<!-- ",
        "&",
        "\\*",
        "a ",
        "- ",
        "-",
    ],
    *[
        "{{< x >}}\n",
        "{{< x >}} a\n",
        "{% raw %}\n",
        "{% raw %} ",
        "{% a ",
        "{{",
        "{",
        "$$",
        "$$\n",
    ],
    *["{: .a}\n", "a\n{: .b}\n\n", ":::\n", "```\na\n", "[^1]: a\n", "[^1] ", "<div>\n", "a<br>"],
    *[f"{_IGNORE}a\n\n", _BETWEEN, _FILE, "<!-- dedupe-ignore", "---END---\n", "（続き）\n"],
    *[f"```\nx\n```\n\n{_IGNORE}", f"`a` {_IGNORE}", "<<<<<<< a\n", "<b>a</b> ", "a\n---\n"],
    *["海の朝。", "「海", "「。", "か\u3099", "ｶﾞ", "\u0301\u0323", "\u200b", "\u2028"],
    *["\n", "\r\n", "\r", " ", "\t"],
]


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """Measure the parser and not the collector, which walks over a million live blocks."""
    gc.disable()
    yield
    gc.enable()


def assert_quick(data: bytes, path: str = "a.md") -> Post:
    return within(LIMIT, lambda: parse(data, path))


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_one_thing_again_and_again(unit: str) -> None:
    assert_quick((unit * (SIZE // len(unit.encode()))).encode())


@pytest.mark.parametrize("unit", ["- a\n", "a\n\n", ":::\n", "# a\n"])
def test_more_blocks_than_any_post_are_refused_at_once(unit: str) -> None:
    data = (unit * (10_000_000 // len(unit))).encode()

    def refusal() -> InputError:
        with pytest.raises(InputError) as caught:
            parse(data, "a.md")
        return caught.value

    error = within(30, refusal)

    assert error.path == "a.md"
    assert error.message.values["limit"] == LIMIT_BLOCKS


@pytest.mark.parametrize("unit", ["import a\n", "import a\n\n", "<A>\n", "<A ", "{/* ", "<A a"])
def test_mdx(unit: str) -> None:
    assert_quick((unit * (SIZE // len(unit))).encode(), "a.mdx")


@pytest.mark.parametrize("unit", ["a\n\n", " ", " \n", "\r", "\r\n", "a\n    ", "★", "-", "- "])
def test_plain_text(unit: str) -> None:
    assert_quick((unit * (SIZE // len(unit.encode()))).encode(), "a.txt")


@pytest.mark.parametrize(
    "form",
    ["{{{{< x{} >}}}}\n", "[a{}]: b\n", "[^{}]: a\n", "<x{}>\n", "# {}\n\n", "{{: #a{}}}\n"],
)
def test_another_name_each_time(form: str) -> None:
    lines = (form.format(number) for number in count())
    assert_quick("".join(line for line, _ in zip(lines, range(SIZE // 12), strict=False)).encode())


STARTS = [
    pytest.param(b"---\r\n", b"a: b\r\n", id="CRLF front matter without end"),
    pytest.param(b"---\r\n", b"\r\n", id="blank CRLF front matter without end"),
    pytest.param(b"---\na: b\n", b"-- -\n", id="front matter without end"),
    pytest.param(b"+++\n", b"a = 1\n", id="TOML without end"),
    pytest.param(b"{", b'"a": 1,', id="JSON without end"),
    pytest.param(b"", b'{"a":', id="nested JSON"),
    pytest.param(b"```\n", b"a\n", id="unclosed fence"),
    pytest.param(b"a\n\n", b"{: .a}\n", id="attribute lines far from a block"),
    pytest.param(b"|a|\n|-|\n", b"|b|\n", id="a long table"),
    pytest.param(b"<!-- dedupe-ignore: ", b"DUP001 ", id="codes without end"),
    pytest.param(b"<!-- dedupe-ignore", b" ", id="blanks without end"),
    pytest.param(b"[^1]: a\n\n", b"[^1]", id="footnote references"),
    pytest.param(b"[a]: b\n\n", b"[a] ", id="references"),
    pytest.param(b"- " * 30_000 + b"a", b"\n", id="blank lines behind deep nesting"),
]


@pytest.mark.parametrize(("start", "unit"), STARTS)
def test_a_start_and_one_thing_again_and_again(start: bytes, unit: bytes) -> None:
    assert_quick(start + unit * (SIZE // len(unit)))


def test_front_matter_of_a_megabyte() -> None:
    assert_quick(b"---\na:\n" + b"- b\n" * (SIZE // 4) + b"---\ntext\n")


@pytest.mark.parametrize("mark", [b">", b"> ", b"- ", b"1. "])
def test_a_hundred_thousand_containers_in_each_other(mark: bytes) -> None:
    post = assert_quick(mark * 100_000 + b"a")

    assert len(post.containers) >= 60_000


def test_code_spans_of_growing_fences() -> None:
    assert_quick(b" ".join(b"`" * length for length in range(1, 1400)))


def test_a_line_of_ten_megabytes() -> None:
    post = parse("海の朝の風が吹く。".encode() * 370_000, "a.md")

    assert len(post.blocks) == 1
    assert len(post.blocks[0].sentences) == 370_000
