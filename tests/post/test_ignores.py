"""Ignore comments: every spelling, every reach."""

import pytest

from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.post.parse import parse
from tests.post.soundness import assert_sound

FORMS = [
    pytest.param("<!-- {} -->", "a.md", id="HTML"),
    pytest.param("<!--{}-->", "a.md", id="HTML without blanks"),
    pytest.param("{{/* {} */}}", "a.mdx", id="MDX"),
    pytest.param("{{% comment %}} {} {{% endcomment %}}", "a.md", id="Liquid"),
    pytest.param("{{%- comment -%}}{}{{%- endcomment -%}}", "a.md", id="Liquid with dashes"),
    pytest.param("{{{{/* {} */}}}}", "a.md", id="Hugo"),
    pytest.param("{{{{- /* {} */ -}}}}", "a.md", id="Hugo with dashes"),
    pytest.param("[//]: # ({})", "a.md", id="link definition"),
    pytest.param('[//]: # "{}"', "a.md", id="link definition with quotes"),
]

WORDS = [
    pytest.param("dedupe-ignore", set(), id="all"),
    pytest.param("dedupe-ignore: DUP002", {"DUP002"}, id="one code"),
    pytest.param("dedupe-ignore: dup002, CUT001", {"DUP002", "CUT001"}, id="two codes"),
    pytest.param("dedupe-ignore: DUP002 CUT001", {"DUP002", "CUT001"}, id="no comma"),
    pytest.param("dedupe-ignore: DUP002 -- a refrain", {"DUP002"}, id="a reason"),
    pytest.param("dedupe-ignore -- 繰り返しの句", set(), id="a reason for all"),
]


def read(source: str, path: str = "a.md") -> Post:
    post = parse(source.encode(), path)
    assert_sound(post)
    return post


def silenced(post: Post) -> list[set[str]]:
    """Return the keys that each directive silences."""
    return [{post.blocks[at].key for at in each.blocks} for each in post.directives]


def only(post: Post) -> Directive:
    (directive,) = post.directives
    return directive


@pytest.mark.parametrize(("form", "path"), FORMS)
@pytest.mark.parametrize(("words", "rules"), WORDS)
def test_the_next_block_is_silenced(form: str, path: str, words: str, rules: set[str]) -> None:
    comment = form.format(words)
    post = read(f"before\n\n{comment}\n\nnext\n\nbehind\n", path)

    assert rules == only(post).rules
    assert comment == post.quote(only(post).span)
    assert [{"next"}] == silenced(post)


@pytest.mark.parametrize(("form", "path"), FORMS)
def test_from_start_to_end(form: str, path: str) -> None:
    start, end = form.format("dedupe-ignore-start: DUP001"), form.format("dedupe-ignore-end")
    post = read(f"a\n\n{start}\n\nb\n\nc\n\n{end}\n\nd\n", path)
    directive = only(post)

    assert {"DUP001"} == directive.rules
    assert silenced(post)[0] >= {"b", "c"}
    assert not silenced(post)[0] & {"a", "d"}
    assert directive.closing is not None
    assert end == post.quote(directive.closing)


@pytest.mark.parametrize(("form", "path"), FORMS)
def test_the_whole_file(form: str, path: str) -> None:
    post = read(f"a\n\nb\n\n{form.format('dedupe-ignore-file: CUT001')}\n\nc\n", path)

    assert {"CUT001"} == only(post).rules
    assert silenced(post)[0] >= {"a", "b", "c"}


NONE = [
    pytest.param("<!-- dedupe -->\n\na\n", id="another word"),
    pytest.param("<!-- dedupe the list below -->\n\na\n", id="a sentence"),
    pytest.param("<!-- please dedupe-ignore -->\n\na\n", id="words before"),
    pytest.param("dedupe-ignore\n\na\n", id="no comment"),
    pytest.param("```\n<!-- dedupe-ignore -->\n```\n\na\n", id="in a fence"),
    pytest.param("~~~\n[//]: # (dedupe-ignore)\n~~~\n\na\n", id="in a fence of tildes"),
    pytest.param("    <!-- dedupe-ignore -->\n\na\n", id="in indented code"),
    pytest.param("Write `<!-- dedupe-ignore -->` so.\n\na\n", id="in a code span"),
    pytest.param("---\na: <!-- dedupe-ignore -->\n---\n\na\n", id="in front matter"),
]


@pytest.mark.parametrize("source", NONE)
def test_no_directive(source: str) -> None:
    assert read(source).directives == ()


ALMOST = [
    pytest.param("<!-- dedupe-ignored -->\n\na\n", id="a longer word"),
    pytest.param("<!-- dedupe-ignore-next -->\n\na\n", id="an unknown reach"),
    pytest.param("<!-- dedupe-ignore please -->\n\na\n", id="words behind"),
    pytest.param("<!-- dedupe-ignroe -->\n\na\n", id="misspelt"),
    pytest.param("<!-- Dedupe-Ignore: DUP001 -->\n\na\n", id="capitals"),
    pytest.param("<!-- dedupe ignore -->\n\na\n", id="a space"),
    pytest.param("<!-- dedupe-ignore: all of them -->\n\na\n", id="no codes"),
    pytest.param("[//]: # (dedupe-ignore-nxt)\n\na\n", id="a definition"),
]


@pytest.mark.parametrize("source", ALMOST)
def test_what_is_not_understood_leaves_the_next_block_alone(source: str) -> None:
    directive = only(read(source + "\nb\n"))

    assert not directive.is_understood
    assert silenced(read(source + "\nb\n"))[0] == {"a"}


@pytest.mark.parametrize(
    "source",
    [
        "<!-- deduped by hand -->\n\na\n",
        "<!-- a dedupe-ignroe -->\n\na\n",
        "`<!-- dedupe-ignroe -->`\n\na\n",
        "(dedupe ignore)\n\na\n",
    ],
)
def test_what_only_speaks_of_it_is_no_directive(source: str) -> None:
    assert read(source).directives == ()


NEXT = [
    pytest.param("<!-- dedupe-ignore -->\na\n\nb\n", {"a"}, id="no blank line"),
    pytest.param("<!-- dedupe-ignore -->\n\n---\n\na\n", {"a"}, id="over a rule"),
    pytest.param("<!-- dedupe-ignore -->\n\n{% tag %}\n\na\n", {"a"}, id="over a tag"),
    pytest.param("<!-- dedupe-ignore -->\n\n<!-- b -->\n\na\n", {"a"}, id="over a comment"),
    pytest.param("<!-- dedupe-ignore -->\n\n# a\n\nb\n", {"a"}, id="a heading"),
    pytest.param("<!-- dedupe-ignore -->\n\n- a\n- b\n", {"a"}, id="a list item"),
    pytest.param("> <!-- dedupe-ignore -->\n>\n> a\n", {"a"}, id="inside a quote"),
    pytest.param("<!-- dedupe-ignore -->\n\n```\na\n```\n", {"``` a ```"}, id="code"),
    pytest.param("a\n\n<!-- dedupe-ignore -->\n", set(), id="nothing behind"),
]


@pytest.mark.parametrize(("source", "expected"), NEXT)
def test_what_the_next_block_is(source: str, expected: set[str]) -> None:
    assert [expected] == silenced(read(source))


def test_two_comments_for_one_block() -> None:
    post = read("<!-- dedupe-ignore: DUP001 -->\n\n<!-- dedupe-ignore: CUT001 -->\n\na\n")

    assert [{"a"}, {"a"}] == silenced(post)
    assert [{"DUP001"}, {"CUT001"}] == [set(each.rules) for each in post.directives]


def test_a_start_without_end_reaches_to_the_end() -> None:
    post = read("a\n\n<!-- dedupe-ignore-start -->\n\nb\n\nc\n")

    assert {"b", "c"} == silenced(post)[0]
    assert only(post).closing is None


def test_an_end_without_start_is_nothing() -> None:
    assert read("a\n\n<!-- dedupe-ignore-end -->\n\nb\n").directives == ()


def test_a_directive_in_plain_text() -> None:
    post = read("<!-- dedupe-ignore -->\n\na\n", "a.txt")

    assert [{"a"}] == silenced(post)
