"""Folding: what counts as the same text, what does not, and the way back."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.text.fold import (
    TABLE,
    FoldMap,
    composed_clusters,
    fold,
    is_composed,
    space_between,
)

DIFFERENT = [
    pytest.param("x²", "x2", id="a superscript is no digit"),
    pytest.param("H₂O", "H2O", id="a subscript is no digit"),
    pytest.param("①", "1", id="a circled digit is no digit"),
    pytest.param("½", "1/2", id="a fraction"),
    pytest.param("Polish", "polish", id="case"),
    pytest.param("résumé", "resume", id="accents"),
    pytest.param("ラーメン", "ラ-メン", id="the long vowel mark is a letter"),
    pytest.param("ハハ", "パパ", id="voiced kana"),
    pytest.param("ひと", "ヒト", id="scripts of kana"),
    pytest.param("2**3", "23", id="a power is no emphasis"),
    pytest.param("x**y", "xy", id="a power of letters"),
    pytest.param("no table", "notable", id="a space between words"),
    pytest.param("3 500", "3500", id="a space between digits"),
    pytest.param("한 국어", "한국어", id="Hangul has spaces"),
    pytest.param("㎡", "m2", id="a squared unit"),
    pytest.param("…", "...", id="an ellipsis is one character"),
    pytest.param("𠮷野家", "吉野家", id="a variant of an ideograph"),
]

SAME = [
    pytest.param("海 を\u3000見る", "海を見る", id="spaces beside CJK"),
    pytest.param("海を\n見る", "海を見る", id="a line break inside Japanese"),
    pytest.param("the sea\n at  dawn", "the sea at dawn", id="white space"),
    pytest.param("a\u00a0b\u2007c\u202fd\te", "a b c d e", id="kinds of spaces"),
    pytest.param("  around \n", "around", id="white space around"),
    pytest.param("港でiPhone 15を買う", "港で iPhone 15 を買う", id="space between scripts"),
    pytest.param("ＡＢＣ１２３（！）", "ABC123(!)", id="full width"),
    pytest.param("｢海｣､空｡", "「海」、空。", id="half-width punctuation"),
    pytest.param("‘a’ “b” „c‟", '\'a\' "b" "c"', id="quotes"),
    pytest.param("1990–2000 — ok − 5", "1990-2000 - ok - 5", id="dashes"),
    pytest.param("10〜20", "10～20", id="wave dashes"),
    pytest.param("10~20", "10～20", id="tilde"),
    pytest.param("zero\u200bwidth\u00ad\ufeff", "zerowidth", id="invisible characters"),
    pytest.param("☕️", "☕", id="variation selectors"),
    pytest.param("**海**が好き", "海が好き", id="strong left over in Japanese"),
    pytest.param("海が**好き。**", "海が好き。", id="strong left over around a stop"),
    pytest.param("a ** b", "a b", id="strong left over alone"),
]

TRICKY = st.text(
    st.sampled_from(
        "ab2A ** \n\t\u3000\u00a0\u200b\ufeff海辺のカあー＊（Ａ１“’–〜｢｡²é가\u2028\x1c𠮷"
    ),
    max_size=30,
)
ANY = st.one_of(TRICKY, st.text(max_size=30))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_text_has_another_key(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_text_has_the_same_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\t", "\u200b\ufeff", "**", "****"])
def test_nothing_visible_has_an_empty_key(text: str) -> None:
    assert not fold(text)


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    key = fold(text)

    assert key == fold(key)


@given(ANY)
def test_a_key_has_single_spaces_inside_only(text: str) -> None:
    key = fold(text)

    assert key == " ".join(key.split())


def slow_fold(text: str) -> str:
    """Fold character by character, by the table and `str.translate`."""
    wide = "[（［｛）］｝，．：；！？]"
    text = re.sub(f"(?<={wide}) | (?={wide})", "", re.sub(r"\s+", " ", text)).translate(TABLE)
    text = re.sub(r"(?<![0-9A-Za-z])\*\*|\*\*(?![0-9A-Za-z])", "", text)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(
        " ", lambda space: space_between(text[: space.start()], text[space.end() :]), text
    )


def slow_map(text: str, key: str) -> list[int]:
    """Walk from character to character; the end of the text is appended."""
    indices = []
    at = 0
    for wanted in key:
        while (" " if text[at].isspace() else text[at].translate(TABLE)) != wanted:
            at += 1
        indices.append(at)
        at += 1
    return [*indices, len(text)]


@given(st.one_of(ANY, st.lists(ANY, max_size=30).map("".join)))
def test_the_fast_way_is_the_slow_one(text: str) -> None:
    key = fold(text)
    places = FoldMap(text, key)

    assert slow_fold(text) == key
    assert slow_map(text, key) == [places[place] for place in range(len(key) + 1)]


@given(ANY)
def test_each_place_of_a_key_leads_to_the_character_it_was_folded_from(text: str) -> None:
    key = fold(text)
    places = FoldMap(text, key)
    indices = [places[place] for place in range(len(key) + 1)]

    assert len(text) == indices[-1]
    assert all(one < next_one for one, next_one in pairwise(indices))
    for character, index in zip(key, indices, strict=False):
        assert character == " " if text[index].isspace() else fold(text[index]) in (character, "")


@given(ANY)
def test_nothing_is_added(text: str) -> None:
    assert len(fold(text)) <= len(text)


def test_full_width_forms_agree_with_nfkc() -> None:
    for code in range(0xFF01, 0xFF5F):
        assert TABLE[code] == unicodedata.normalize("NFKC", chr(code))


def test_half_width_punctuation_agrees_with_nfkc() -> None:
    for character in "｡｢｣､･":
        assert TABLE[ord(character)] == unicodedata.normalize("NFKC", character)


def test_no_letter_or_number_is_folded_but_the_full_width_ones() -> None:
    letters = [
        chr(code)
        for code in TABLE
        if unicodedata.category(chr(code))[0] in "LN" and not 0xFF01 <= code < 0xFF5F
    ]

    assert not letters


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("one", "two", " "),
        ("one.", "Two", " "),
        ("海。", "空", ""),
        ("海", "sky", ""),
        ("sea", "空", ""),
        ("바다", "하늘", " "),
        ("", "two", ""),
        ("one", "", ""),
    ],
)
def test_a_joint_is_a_space_or_nothing_beside_cjk(left: str, right: str, expected: str) -> None:
    assert expected == space_between(left, right)
    assert fold(f"{left} {right}") == left + space_between(left, right) + right


COMPOSED = [
    pytest.param("か\u3099き\u3099", "がぎ", id="voiced kana"),
    pytest.param("cafe\u0301", "café", id="an accent"),
    pytest.param("ViE\u0323\u0302t", "ViỆt", id="two accents"),
    pytest.param("ViE\u0302\u0323t", "ViỆt", id="two accents in the other order"),
    pytest.param("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국", id="Hangul in parts"),
    pytest.param("\u0627\u0654\u0630\u0646", "أذن", id="hamza above a letter"),
    pytest.param("\u0995\u09c7\u09be", "কো", id="a vowel of Bengali in two parts"),
    pytest.param("\u0bae\u0bc6\u0bbe", "மொ", id="a vowel of Tamil in two parts"),
    pytest.param("ｶﾞｷﾞﾊﾟｱ", "ガギパア", id="half-width kana"),
    pytest.param("ｰﾞ", "ー\u3099", id="a mark that has nothing to compose with"),
]


@pytest.mark.parametrize(("text", "expected"), COMPOSED)
def test_composition(text: str, expected: str) -> None:
    clusters = composed_clusters(text)

    assert not is_composed(text, text.encode())
    assert text == "".join(cluster for cluster, _ in clusters)
    assert unicodedata.normalize("NFC", expected) == "".join(composed for _, composed in clusters)


@pytest.mark.parametrize("text", ["", "plain", "café", "がぎぐ", "한국", "x²", "ＡＢＣ"])
def test_text_that_needs_no_composition(text: str) -> None:
    assert is_composed(text, text.encode())


@given(
    st.text(
        st.sampled_from("aeE\u0301\u0323\u0302かは\u3099\u309a\u1112\u1161\u11abé한"), max_size=20
    )
)
def test_composition_is_that_of_nfc(text: str) -> None:
    composed = "".join(each for _, each in composed_clusters(text))

    assert unicodedata.normalize("NFC", text) == composed


def test_a_pile_of_marks_is_not_put_in_order_as_a_whole() -> None:
    pile = "a" + "\u0301\u0323" * 500_000  # NFC would take days
    clusters = composed_clusters(pile)

    assert not is_composed(pile, pile.encode())
    assert max(len(cluster) for cluster, _ in clusters) <= 31
