"""Every language: copies beside own sentences are found, cut ends too; a negation and a number make
another text, which is never removed."""

import tomllib

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.languages.registry import tables
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.text.contrasts import says_the_same
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.settles import says_all
from tests.fixtures import FIXTURES

PHRASES = tomllib.loads((FIXTURES / "languages/languages.toml").read_text("utf-8"))
OPTIONS = Options()


def post_of(*paragraphs: str) -> bytes:
    return "\n\n".join(("# A", *paragraphs)).encode() + b"\n"


def joined(code: str, *sentences: str) -> str:
    return ("" if code in ("ja", "zh") else " ").join(sentences)


def found(post: bytes) -> list[tuple[str, str]]:
    return [(each.rule, each.safety.name) for each in check(post, "a.md", OPTIONS).findings]


@pytest.mark.parametrize("code", PHRASES)
@pytest.mark.parametrize("place", ["between", "before"])
def test_copied_sentences_beside_own_ones(code: str, place: str) -> None:
    each = PHRASES[code]
    before = (each["before"],) if place == "between" else ()
    original = () if place == "between" else (each["original"],)
    copy = joined(code, *before, *each["copied"], each["after"])
    post = post_of(joined(code, *each["copied"], *original), each["other"], copy)
    cleaned = clean(post, "a.md", OPTIONS, unsafe=True).data.decode()

    assert found(post) == [("DUP005", "UNSAFE")]
    assert clean(post, "a.md", OPTIONS).data == post
    assert [cleaned.count(text) for text in each["copied"]] == [1, 1]
    assert all(text in cleaned for text in (*before, *original, each["after"]))


@pytest.mark.parametrize("code", PHRASES)
@pytest.mark.parametrize("kind", ["negation", "number"])
def test_another_text_is_never_removed(code: str, kind: str) -> None:
    one, other = PHRASES[code][kind]
    post = post_of(one, PHRASES[code]["other"], other)

    assert clean(post, "a.md", OPTIONS, unsafe=True).data == post
    assert not says_the_same(fold(one), fold(other))
    assert prove(post, post_of(one, PHRASES[code]["other"])).losses


@pytest.mark.parametrize("code", [code for code in PHRASES if "more" in PHRASES[code]])
def test_connectives_of_one_kind_settle_nothing(code: str) -> None:
    each = PHRASES[code]
    (table,) = tables(code)
    text = each["copied"][0][0].lower() + each["copied"][0][1:]
    context = f"{table.function_words} {text}"
    one, other = (fold(connective + text) for connective in each["more"])
    contrast, conclusion = (fold(connective + text) for connective in each["other_connectives"])

    assert says_all(one, other, context)
    assert says_all(one, fold(text[0].upper() + text[1:]), context)
    assert not says_all(contrast, conclusion, context)


@pytest.mark.parametrize("code", PHRASES)
def test_a_cut_end(code: str) -> None:
    each = PHRASES[code]
    cut, whole = (f"{text}\n\n## B\n\n{each['other']}" for text in (each["cut"], each["before"]))

    assert ("CUT001", "MANUAL") in found(post_of(cut))
    assert found(post_of(whole)) == []


PARALLEL = ("en", "de", "fr", "es", "pl", "ru", "tr", "ar", "hi", "zh", "ja", "ko")
"""Languages in which the same page is read."""


def page(code: str) -> bytes:
    """Return a page with a run of two blocks again, a partial copy and a cut end."""
    each = PHRASES[code]
    first = joined(code, *each["copied"], each["original"])
    partial = joined(code, *each["copied"], each["after"])
    run = (each["other"], each["number"][0])
    return post_of(first, *run, each["negation"][0], *run, each["before"], partial, each["cut"])


def test_the_same_page_has_the_same_findings_in_every_language() -> None:
    counts = {code: len(found(page(code))) for code in PARALLEL}
    usual = counts["en"]

    assert usual > 1
    assert {code: n for code, n in counts.items() if abs(n - usual) > usual / 10} == {}
