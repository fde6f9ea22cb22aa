"""Front matter: where it ends, what it says, and what is none."""

import tomllib

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.model.post import Metadata
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.metadata import read_metadata

BOM = b"\xef\xbb\xbf"

NONE = [
    pytest.param(b"", id="empty"),
    pytest.param(b"text\n", id="text"),
    pytest.param(b"---", id="a lone rule"),
    pytest.param(b"---\n", id="a lone rule and its line end"),
    pytest.param(b"---\n\ntext\n\n---\n\nmore\n", id="opens with a rule"),
    pytest.param(b"---\n- one\n- two\n---\n", id="a list between rules"),
    pytest.param("---\n海の話。\n---\n".encode(), id="prose between rules"),
    pytest.param(b"---\nhttp://example.com\n---\n", id="an address between rules"),
    pytest.param(b"\n---\ntitle: a\n---\n", id="a line before"),
    pytest.param(b" ---\ntitle: a\n---\n", id="a blank before"),
    pytest.param(b"----\ntitle: a\n----\n", id="four dashes"),
    pytest.param(b"---\ntitle: a\n+++\n", id="another fence at the end"),
    pytest.param(b"---\nNote: a\n\ntext\n", id="a note below a rule"),
    pytest.param(b"Chapter 1: the start\n---\n", id="a heading with a colon"),
    pytest.param(b"Anna: Hello.\nBen: Hello.\n\nAnna: Yes.\n", id="a talk"),
    pytest.param(b"Title: a\n\ntext\n", id="one line with a key"),
    pytest.param(b'{"a": 1', id="JSON without end"),
    pytest.param(b'{"a": 1} text\n', id="text behind JSON"),
    pytest.param(b"{% include a.html %}\n", id="a Liquid tag"),
    pytest.param(b"{: .note}\ntext\n", id="an attribute line"),
]

CUT = [
    pytest.param(b"---\ntitle: a\n---\n", id="YAML"),
    pytest.param(b"---\ntitle: a\n---", id="YAML up to the end of the file"),
    pytest.param(b"--- \ntitle: a\n---\t\n", id="blanks behind the fences"),
    pytest.param(b"---\r\ntitle: a\r\n---\r\n", id="CRLF"),
    pytest.param(b"---\rtitle: a\r---\r", id="CR"),
    pytest.param(b"---\n---\n", id="nothing inside"),
    pytest.param(b"---\n# only a comment\n\n---\n", id="comments inside"),
    pytest.param(b"---\nlist:\n- a\n\n- b\n---\n", id="a list inside"),
    pytest.param(b"---\ntitle: a --- b\n---\n", id="dashes inside"),
    pytest.param(b"---\ntitle: a\n...\n", id="YAML that ends with dots"),
    pytest.param("title: 海\ndate: 2013/7/13\n---\n".encode(), id="Hexo"),
    pytest.param(b"+++\ntitle = 'a'\n+++\n", id="TOML"),
    pytest.param(b'{\n  "title": "a"\n}\n', id="JSON"),
    pytest.param('{"title": "海"}\n'.encode(), id="JSON on a line"),
]


UNCLOSED = [
    pytest.param(b"---\ntitle: a\n --- \n", id="an end that is none"),
    pytest.param("---\r\ntitle: 海\r\ntags:\r\n- a\r\n".encode(), id="never closed"),
    pytest.param(b"+++\ntitle = 'a'\n", id="TOML that is never closed"),
    pytest.param("Title: 海の話: 一\nAuthor: b\n  and c\n".encode(), id="MultiMarkdown"),
]


@pytest.mark.parametrize("data", NONE)
@pytest.mark.parametrize("mark", [b"", BOM], ids=["", "BOM"])
def test_no_front_matter(data: bytes, mark: bytes) -> None:
    assert body_start(mark + data) == len(mark)


@pytest.mark.parametrize("data", CUT)
@pytest.mark.parametrize("mark", [b"", BOM], ids=["", "BOM"])
def test_the_cut(data: bytes, mark: bytes) -> None:
    assert body_start(mark + data) == len(mark + data)
    if data.endswith((b"\n", b"\r")):
        assert body_start(mark + data + b"text\n\n---\n\nmore") == len(mark + data)


@pytest.mark.parametrize("data", UNCLOSED)
@pytest.mark.parametrize("mark", [b"", BOM], ids=["", "BOM"])
def test_lines_of_keys_end_at_a_blank_line(data: bytes, mark: bytes) -> None:
    assert body_start(mark + data) == len(mark + data)
    assert body_start(mark + data + b"\ntext\n\nmore: text\n") == len(mark + data)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("---\ntitle: 海\n...\n", "海"),
        ("title: 海\ndate: 2013/7/13\n---\n", "海"),
        ("Title: Das Meer: ein Anfang\nAuthor: b\n", "Das Meer: ein Anfang"),
        ("---\ntitle: 'الميناء'\ntags: a\n", "الميناء"),
    ],
)
def test_the_title_of_every_form(data: str, title: str) -> None:
    assert title == read_metadata(data.encode(), len(data.encode())).title


@given(st.binary(max_size=40))
def test_the_cut_lies_inside(data: bytes) -> None:
    assert 0 <= body_start(data) <= len(data)
    assert 0 <= body_start(b"---\n" + data) <= len(data) + 4


def metadata(data: bytes) -> Metadata:
    return read_metadata(data, body_start(data))


TOLD = [
    pytest.param(b"---\ntitle: a b\n---\n", Metadata(title="a b"), id="title"),
    pytest.param("---\ntitle: 海\r\n---\n".encode(), Metadata(title="海"), id="Japanese"),
    pytest.param(b"---\r\ntitle: a\r\n---\r\n", Metadata(title="a"), id="CRLF"),
    pytest.param(b"---\rtitle: a\r---\r", Metadata(title="a"), id="CR"),
    pytest.param(BOM + b"---\ntitle: a\n---\n", Metadata(title="a"), id="BOM"),
    pytest.param(b"---\ntitle: 2026\n---\n", Metadata(title="2026"), id="a number"),
    pytest.param(b"---\ntitle:\n---\n", Metadata(), id="no title"),
    pytest.param(b"---\ntitle: [a]\n---\n", Metadata(), id="a title that is none"),
    pytest.param(b"+++\ntitle = 'a'\ndedupe = false\n+++\n", Metadata("a", False), id="TOML"),
    pytest.param(b"+++\rtitle = 'a'\r+++\r", Metadata("a"), id="TOML, CR"),
    pytest.param(b'{"title": "a", "dedupe": false}\n', Metadata("a", False), id="JSON"),
    pytest.param(b"---\ndedupe: false\n---\n", Metadata(enabled=False), id="silenced"),
    pytest.param(b"---\ndedupe: true\n---\n", Metadata(), id="not silenced"),
    pytest.param(b"---\ndedupe:\n---\n", Metadata(), id="nothing said"),
    pytest.param(b"---\ndedupe: {ignore: [dup002, CUT001]}\n---\n",
                 Metadata(ignored=frozenset({"DUP002", "CUT001"})), id="codes"),
    pytest.param(b"---\ndedupe:\n  ignore: DUP002\n---\n",
                 Metadata(ignored=frozenset({"DUP002"})), id="one code"),
    pytest.param(b"---\nlang: es\n---\n", Metadata(language="es"), id="language"),
    pytest.param(b"---\nlang: &a es-MX\n---\n", Metadata(language="es-MX"), id="with a region"),
    pytest.param(b"---\nlang: [es, en]\n---\n", Metadata(), id="two languages"),
    pytest.param(b"text\n", Metadata(), id="none"),
    pytest.param(b"---\n\ntext\n", Metadata(), id="a rule"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), TOLD)
def test_what_it_says(data: bytes, expected: Metadata) -> None:
    assert expected == metadata(data)


PROBLEMS = [
    pytest.param(b"---\ntitle: a\n\nno end", "no end", id="no end"),
    pytest.param(b"+++\ntitle = 'a'\n", "no end", id="TOML without end"),
    pytest.param(b"---\na: " + b"[" * 100_000 + b"\n---\n", "deeply", id="100,000 brackets"),
    pytest.param(b"---\na:\n" + b"- " * 50_000 + b"\n---\n", "deeply", id="50,000 lists"),
    pytest.param(b"+++\na = " + b"[" * 100_000 + b"\n+++\n", "deeply", id="TOML brackets"),
    pytest.param(b"+++\na" + b".a" * 100_000 + b" = 1\n+++\n", "deeply", id="a TOML key"),
    pytest.param(b"---\na: " + b"[{b: " * 60 + b"\n---\n", "deeply", id="brackets and braces"),
]
"""With what we say of them."""
MALFORMED = [
    pytest.param(b"---\ntitle: 'a\n---\n", id="an open quote"),
    pytest.param(b"---\ntitle: a: b\n---\n", id="two colons"),
    pytest.param(b"---\n\ttitle: a\nb: c\n---\n", id="a tab"),
    pytest.param(b"---\ntitle: *a\n---\n", id="an alias of nothing"),
    pytest.param(b"---\ndate: 2026-13-45\n---\n", id="no date"),
    pytest.param(b"---\na: !!python/name:os.system\n---\n", id="a hostile tag"),
    pytest.param(b"---\na: b\n? [c]\n: d\n---\n", id="a key that cannot be one"),
    pytest.param(b"---\na: " + b"[" * 50 + b"\n---\n", id="fifty brackets"),
    pytest.param(b"+++\ntitle = a\n+++\n", id="malformed TOML"),
]
"""The parsers word these, each release in its own way."""


@pytest.mark.parametrize(("data", "expected"), PROBLEMS)
def test_problems_are_told_and_never_raised(data: bytes, expected: str) -> None:
    problem = metadata(data).problem

    assert expected in problem
    assert "\n" not in problem
    assert len(problem) <= 200


@pytest.mark.parametrize("data", MALFORMED)
def test_what_is_malformed_is_told_as_the_parser_says(data: bytes) -> None:
    text = data.decode()
    with pytest.raises(Exception) as raised:  # noqa: PT011
        tomllib.loads(text.strip().strip("+")) if text.startswith("+") else frontmatter.loads(text)

    error = raised.value
    said = getattr(error, "context", None) or getattr(error, "problem", None) or str(error)
    problem = metadata(data).problem

    assert said in problem
    assert "\n" not in problem
    assert len(problem) <= 200


def test_aliases_do_not_grow() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    data = f"---\nl0: &l0 [a]\n{levels}title: *l29\ndedupe: {{ignore: *l29}}\n---\n".encode()

    assert metadata(data) == Metadata()


@given(st.text(st.sampled_from("ab:-[]{}'\"&*!?|>#%@, \n\t0.=~"), max_size=40))
def test_no_metadata_raises(inner: str) -> None:
    for fence in ("---", "+++"):
        metadata(f"{fence}\na: b\n{inner}\n{fence}\n".encode())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"---\ntitle: a\n", True),
        (b"+++\ntitle = 'a'\n", True),
        (b"---\r\ntitle: a\r\n", True),
        (BOM + b"---\ntitle: a\n", True),
        (b"---\ntitle: a\n---\n", False),
        (b"---\n\ntext\n", False),
        (b"---\ntext\n", False),
        (b"text\n---\n", False),
    ],
)
def test_front_matter_without_end(data: bytes, expected: bool) -> None:
    assert expected is ("no end" in metadata(data).problem)
