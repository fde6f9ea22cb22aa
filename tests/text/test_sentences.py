"""Sentences: a table of cases in both languages, and what holds for any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.sentences import sentence_ends, sentence_spans


def sentences(key: str) -> list[str]:
    return [key[start:end] for start, end in sentence_spans(key)]


WHOLE = [
    # A quotation belongs to the sentence around it.
    "船長は「もう遅い。帰ろう。」と言った。",
    "「帰ろう。」と船長は言った。",
    "『夜の港。』という題の写真を撮った。",
    "「本当に?」って聞いた。",
    "船は「海風丸。」、港は小さい。",
    "「外の『内側。』です。」と答えた。",
    "(例外もある。)という注がつく。",
    # Numbers, versions and addresses hold stops that end nothing.
    "円周率は3.14で、重さは1,234.5グラムになる。",
    "v1.2.3とNode.jsの18.0を入れる。",
    "https://example.com/a.b?c=d!eを見る。",
    "info@example.co.jpへ送る。",
    "It costs 3.14 dollars at example.com/a.b?c=1 today.",
    "Node.js 18.2.1 and config.yaml came first.",
    # Abbreviations.
    "Mr. Smith met Dr. Jones at 5 p.m. and left.",
    "J. R. R. Tolkien wrote it.",
    "Use a net, e.g. the blue one, i.e. the big one.",
    "See Fig. 3 and No. 7 of Vol. 2.",
    "The U.S. economy grew.",
    # A pause is no end.
    "それは…そうかな…たぶん。",
    "wait... what is it?",
    # A Latin quotation goes on with a small letter.
    '"Go away!" he said.',
    '"Is it late?" she asked.',
    # An exclamation glued to what follows is a name or code.
    "Yahoo!Mail is a name.",
    "He said yes.She left.",
    # No stop at all.
    "港の朝",
    "The harbour at dawn",
]

SPLIT = [
    ["今日は雨だ。", "明日は晴れる。"],
    ["本当?", "そう!", "では行こう。"],
    ["えっ!?", "今から?"],
    ["もう遅い……。", "帰ろう。"],
    ["「帰ろう。」", "船長は立った。"],
    ["船長は言った:「帰ろう。明日また来る。」", "そして帰った。"],
    ["「すごい!」。", "次の話。"],
    ["(昨年のこと。)", "今年は違う。"],
    ["(注:例外あり。)", "次の話。"],
    ["「閉じない。", "次の話。", "その次。"],
    ["次へ。」", "終わり。"],
    ["English.", "日本語。"],
    ["日本語です。", "English it is.", "また日本語。"],
    ["A社の船だ。", "A社は大きい。"],
    ["円周率は3.14。", "次の話。"],
    ["It rained.", "It poured."],
    ["Is it?", "Yes!", "Good."],
    ["What?!", "No way."],
    ['He said "Go."', "Then he left."],
    ['"Stop!"', "She ran."],
    ["(It rained.)", "We left."],
    ["Wait...", "What now?"],
    ["It is version 2.0.", "Next one."],
    ["It costs 5 dollars.", "2 more came."],
    ["C'est bon.", "Élan vital."],
    ["Это море.", "Оно синее."],
    ["The economy of the U.S. grew.", "It did."],
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence(text: str) -> None:
    key = fold(text)

    assert [key] == sentences(key)


@pytest.mark.parametrize("expected", SPLIT, ids=" | ".join)
def test_several_sentences(expected: list[str]) -> None:
    spaced = fold(" ".join(expected))
    keys = [fold(each) for each in expected]

    assert keys == sentences(spaced)


def test_japanese_sentences_need_no_space() -> None:
    assert sentences("海。空!港…?船。") == ["海。", "空!", "港…?", "船。"]


KEYS = st.text(st.sampled_from("aB1 。.!?…「」『』()\"'、と海のを,"), max_size=40).map(fold)


@given(st.one_of(KEYS, st.text(max_size=40).map(fold)))
def test_sentences_are_the_key_but_for_single_spaces_between(key: str) -> None:
    spans = sentence_spans(key)
    gaps = [key[a:b] for (_, a), (b, _) in pairwise(spans)]

    assert all(start < end for start, end in spans)
    assert all(gap in ("", " ") for gap in gaps)
    assert key == "".join(
        gap + key[start:end] for gap, (start, end) in zip(["", *gaps], spans, strict=False)
    )
    assert [end for _, end in spans] == sentence_ends(key)


@given(KEYS)
def test_a_sentence_neither_begins_nor_ends_with_a_space(key: str) -> None:
    assert all(each == each.strip() for each in sentences(key))


def test_no_key_has_no_sentence() -> None:
    assert sentence_ends("") == []
    assert sentence_spans("") == []


@pytest.mark.parametrize(
    "unit",
    ["「これ", "「。", "A. B ", "... ", "!」", "。」。", "「海。」と", "e.g. ", "(a) ", "海。"],
)
def test_a_long_line_takes_no_more_than_linear_time(unit: str) -> None:
    key = fold(unit * (1_000_000 // len(unit)))
    started = time.process_time()
    sentence_ends(key)

    assert time.process_time() - started < 10  # measured: at most 0.8 s


def test_nested_brackets_take_no_more_than_linear_time() -> None:
    key = "「" * 500_000 + "」" * 500_000
    started = time.process_time()
    sentence_ends(key)

    assert time.process_time() - started < 10
