"""Bad input: it is refused with a reason, or comes out whole; and nothing takes for ever.

The suite takes a quarter of a megabyte of each; `make test-hostile` ten, which takes some minutes.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.errors import InputError, not_utf8, nul_byte, other_encoding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post import markdown, parse
from dedupe_paragraphs.post.markdown import LIMIT_BLOCKS

MEGABYTES = float(os.environ.get("DEDUPE_HOSTILE_MEGABYTES", "0.25"))
SIZE = int(MEGABYTES * 1_000_000)
SECONDS = 5 + 3 * MEGABYTES
"""Of processor time, so that other work on the machine makes no failure. Ten megabytes of anything
may take half a minute; a quarter takes half a second or less, unless it grows faster than its size.
"""
BLOCKS = LIMIT_BLOCKS if MEGABYTES >= 1 else 2_000
"""What the limit of blocks is in these tests: to read as many as there may be takes seconds."""
JA = "港の朝は早い漁師は夜明け前に網を積み静かな湾を出て沖へ向かうそして"
EN = "the harbour wakes early and crews carry nets down to the pier "
PARAGRAPH = "The harbour wakes early. The crews carry nets down the long pier. The lamps are lit."
BEFORE, COPY = f"{PARAGRAPH}\n\nNothing more is said of it.\n\n", f"{PARAGRAPH}\n"


def filled(text: str, size: int = SIZE) -> bytes:
    """Return a text again and again."""
    unit = text.encode()
    return unit * (size // len(unit))


@contextmanager
def in_time() -> Iterator[None]:
    start = time.process_time()
    yield
    taken = time.process_time() - start

    assert taken < SECONDS, f"{taken:.1f} s"


def cleaned(data: bytes, path: str = "a.md") -> Cleaned:
    """Check and clean in time, and hold the laws that hold for any input."""
    with in_time():
        report = check(data, path, Options())
    with in_time():
        result = clean(data, path, Options())

    assert result.before == report
    assert prove(data, result.data, path).losses == ()
    return result


# What is no text is refused, with the place.


@pytest.mark.parametrize("use", [check, clean, lambda data, path, _: prove(data, data, path)])
@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"a\n\xff\n", not_utf8("a.md", byte=0xFF, offset=2, line=2)),
        (b"a\n\n\xe6\xb8", not_utf8("a.md", byte=0xE6, offset=3, line=3)),
        (b"\xed\xa0\x80", not_utf8("a.md", byte=0xED, offset=0, line=1)),
        (b"\xff\xfea\0", other_encoding("a.md", "UTF-16")),
        (b"a\0b\0", other_encoding("a.md", "UTF-16")),
        (b"a\n\0b\n", nul_byte("a.md", 2, 2)),
        (b"\0", nul_byte("a.md", 0, 1)),
    ],
)
def test_refused(
    use: Callable[[bytes, str, Options], object], data: bytes, error: Exception
) -> None:
    with pytest.raises(type(error)) as raised:
        use(data, "a.md", Options())

    assert vars(raised.value) == vars(error)


# Odd but legal: the copy is found, and nothing else is touched.


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("---\n\n", id="a lone rule"),
        pytest.param("---\ntitle: a\n\n", id="front matter without end"),
        pytest.param("---\ntitle: [a\n  b: 'c\n---\n\n", id="malformed YAML"),
        pytest.param("---\n- a\n- b\n---\n\n", id="YAML that is a list"),
        pytest.param("---\n---\n\n", id="empty front matter"),
        pytest.param("+++\ntitle = \n+++\n\n", id="malformed TOML"),
        pytest.param('{"title": }\n\n', id="malformed JSON"),
        pytest.param("a\u2028b\u2029c\u0085d\x0b\x0c\n\n", id="other line ends"),
        pytest.param("\ufeff\ufeff\n\n", id="two byte order marks"),
        pytest.param("[a]: <\n\n[b\n\n![\n\n<!--x\n-->\n\n", id="unclosed marks"),
        pytest.param("{% if %}{% raw\n\n{{< x\n\n$$\n\n$$\n\n", id="unclosed templates"),
        pytest.param("\U0010ffff\u202e\x1b[31m\x07\n\n", id="control characters"),
        pytest.param("> " * 200 + "a\n\n", id="nested quotations"),
        pytest.param("- " * 200 + "a\n\n", id="nested lists"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_odd_heads(head: str, line_end: str) -> None:
    data = f"{head}{BEFORE}{COPY}".replace("\n", line_end).encode()
    result = cleaned(data)

    assert result.data == f"{head}{BEFORE}".rstrip("\n").replace("\n", line_end).encode() + (
        line_end.encode()
    )
    assert [each.rule for each in result.remaining] == []


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\r\n", b" ", b"\xef\xbb\xbf", b"---", b"---\n", b"#"]
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.txt", "-"])
def test_next_to_nothing(data: bytes, path: str) -> None:
    result = cleaned(data, path)

    assert result.data == data
    assert Safety.SAFE not in {each.safety for each in result.before.findings}


def test_an_unclosed_fence_is_code_to_the_end() -> None:
    data = f"{BEFORE}```\n\n{COPY}".encode()

    assert cleaned(data).data == data


# Large and hostile: in time, and no safe finding on what says nothing twice.


def numbered(count: int, text: str) -> bytes:
    return "".join(text.format(number) for number in range(count)).encode()


UNTOUCHED = {
    "one line of Japanese": lambda: filled(JA),
    "one line of English": lambda: filled(EN),
    "one line of different words": lambda: numbered(SIZE // 8, "w{} "),
    "nested quotations": lambda: b">" * (SIZE // 10) + b" a\n",
    "nested items": lambda: b"- " * (SIZE // 10) + b"a\n",
    "an unclosed fence": lambda: b"```\n" + filled(EN + "\n"),
    "paragraphs that differ in a number": lambda: numbered(
        int(2_000 * MEGABYTES),
        "The pump ran for {} hours before anybody in the village heard the noise.\n\n",
    ),
    "the same in Japanese": lambda: numbered(
        int(2_000 * MEGABYTES),
        "ポンプは{}時間も回り続けたが、村の人は誰もその音に気がつかなかった。\n\n",
    ),
    "asterisks": lambda: filled("**"),
    "emphasis that never ends": lambda: filled("*a "),
    "brackets": lambda: filled("["),
    "angle brackets": lambda: filled("<"),
    "a table": lambda: b"| a | b |\n|---|---|\n" + filled("| c | d |\n"),
    "bars": lambda: filled("|"),
    "braces": lambda: filled("{"),
    "ticks": lambda: filled("`a"),
    "links": lambda: filled("[a](b) "),
    "definitions": lambda: filled("[a]: b\n", SIZE // 4),
    "tags": lambda: filled("<b>x</b> "),
    "entities": lambda: filled("&amp;"),
    "opening quotes": lambda: filled("「"),
    "stops": lambda: filled("。"),
    "line separators": lambda: filled(EN + "\u2028"),
    "zero-width spaces": lambda: filled("\u200b"),
    "combining marks": lambda: filled("e\u0301"),
    "blank lines": lambda: filled("\n"),
    "spaces": lambda: filled(" "),
    "dashes before a word": lambda: filled("-") + b"x\n",
    "dashes between spaces": lambda: filled("--- ") + b"x\n",
    "keys above indented lines": lambda: b"a: b:\n" + filled("\t\t\tx\n") + b"c",
    "entries with spaces": lambda: b"---\n" + filled("a b    : c\n") + b"d",
    "exclamation marks": lambda: filled("!") + b"x\n",
    "commas": lambda: filled("、") + b"x\n",
    "a heading of strokes": lambda: b"# " + filled("/") + b"x\n",
    "schemes": lambda: filled("://") + b" x\n",
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_says_nothing_twice_is_not_touched(name: str) -> None:
    data = UNTOUCHED[name]()

    assert cleaned(data).data == data


MANY_BLOCKS = {
    "list items": "- a list item\n",
    "numbered items": "1. a list item\n",
    "headings": "# A heading here\n\n",
    "rules": "---\n\n",
    "debris": "---END---\n\n",
    "comments": "<!-- dedupe-ignore -->\n\n",
    "tags": "{% if %}\n",
    "lone carriage returns": EN + "\r\r",
}


@pytest.mark.parametrize("name", MANY_BLOCKS)
def test_more_blocks_than_any_post_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (markdown, parse):
        monkeypatch.setattr(module, "LIMIT_BLOCKS", BLOCKS)
    unit = MANY_BLOCKS[name]
    data = filled(unit, (BLOCKS + 10) * len(unit.encode()))
    for use in (check, clean):
        with in_time(), pytest.raises(InputError):
            use(data, "a.md", Options())


@pytest.mark.parametrize("name", MANY_BLOCKS)
def test_as_many_blocks_as_there_may_be(name: str) -> None:
    unit = MANY_BLOCKS[name]
    count = min(BLOCKS, SIZE // 10)

    cleaned(filled(unit, count * len(unit.encode())))


def test_comments_that_are_never_closed() -> None:
    cleaned(b"<!-- dedupe-ignore-start -->\n\na b c\n\n" * (SIZE // 70))


def test_one_paragraph_again_and_again() -> None:
    result = cleaned(f"{PARAGRAPH}\n\n".encode() * (SIZE // 100))

    assert result.data.decode().strip() == PARAGRAPH
    assert len(result.before.findings) == 1


def test_one_sentence_on_one_line() -> None:
    """One short sentence, strung together until the line is full."""
    result = cleaned(filled(JA + "。"))

    assert len(result.data) < SIZE // 1000


def test_a_text_that_is_cut_everywhere() -> None:
    words = list(islice(cycle(EN.split()), 400))
    cuts = ["The story. " + " ".join(words[:length]) for length in range(8, 400)]
    result = cleaned("\n\n".join([*cuts, ""]).encode())

    assert result.data.decode().strip() == cuts[-1]
