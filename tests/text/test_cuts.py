"""Cut ends: what must not be taken for one, then what must."""

import pytest

from dedupe_paragraphs.text.cuts import ends_cut, lacks_stop
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.sentences import sentence_ends


def is_cut(text: str) -> bool:
    key = fold(text)
    return ends_cut(key, len(sentence_ends(key)))


NOT_CUT = [
    # Whole sentences, with every kind of end.
    pytest.param("港の朝は早い。漁師たちは夜明け前に集まり、静かな湾を出て沖へ向かう。", id="。"),
    pytest.param("港の朝は早い。あの船を見ただろうか？", id="？"),
    pytest.param("港の朝は早い。「もう帰ろう。」", id="closing bracket"),
    pytest.param("港の朝は早い（写真は昨年のもの）", id="closing parenthesis"),
    pytest.param("港の朝は早い。網を積み、エンジンを温め、沖へ向かった😊", id="emoji"),
    pytest.param("港の朝は早い。続きは次の回で…", id="ellipsis"),
    pytest.param("港の朝は早い。詳しくは次の表を参照：", id="colon before a list"),
    pytest.param(
        "The harbour wakes early. The crews carry their nets down the pier.", id="full stop"
    ),
    pytest.param("The harbour wakes early. Have you ever seen the lamps go out?", id="question"),
    pytest.param(
        'The harbour wakes early. "We never sleep in the summer," he said.', id="quotation"
    ),
    pytest.param("The harbour wakes early. The gulls came back (photo by the author)", id="credit"),
    pytest.param(
        "The crews that came back in the morning brought the following things:", id="colon"
    ),
    # Sentences whose stop was left away: 17 to 48 of 100 legitimate paragraphs have none.
    pytest.param("港の朝は早いです", id="ja polite end"),
    pytest.param(
        "港の朝は早い。漁師たちは夜明け前に集まり、網を積み、静かな湾を出て沖へ向かった",
        id="ja verb",
    ),
    pytest.param(
        "港の朝は早い。漁師たちは夜明け前に集まり、網を積んで待っているのだと思いますよね",
        id="ja particle at the end",
    ),
    pytest.param(
        "The harbour wakes early and the crews carry their nets down the pier", id="en no stop"
    ),
    # Labels, titles, calls to action.
    pytest.param("料金、特徴", id="ja label"),
    pytest.param("港へ", id="ja title with a particle"),
    pytest.param("お問い合わせはこちらから", id="ja call to action"),
    pytest.param("2026年の主な取り組みと、今後三年間に見込まれる費用の一覧表", id="ja long label"),
    pytest.param("港の朝は早い。今日の担当は田中", id="ja short end with a name"),
    pytest.param("Getting Started with", id="en title with a preposition"),
    pytest.param("Features, pricing and", id="en short label"),
    pytest.param("Read more", id="en call to action"),
    pytest.param("the crews carry their nets", id="en lower-case start"),
    pytest.param("The harbour wakes early. See also: Dawn", id="en short end"),
    pytest.param("", id="nothing"),
    pytest.param("。", id="only a stop"),
]

START = "毎朝の漁は港から始まる。"
CREW = "漁師たちは夜明け前に集まり、網を積み、エンジンを温め、"
EARLY = "The harbour wakes early. "
MORNING = "Every morning the crews carry their nets down the pier while the gulls circle over "

CUT = [
    pytest.param(START + CREW + "沖へ向かって", id="ja て"),
    pytest.param(START + CREW + "それは経験と", id="ja と"),
    pytest.param(START + CREW + "それを素早く実行するスピードが", id="ja が"),
    pytest.param(START + CREW + "沖の静かな漁場", id="ja noun, long"),
    pytest.param(START + "天気を確かめて、", id="ja comma behind a sentence"),
    pytest.param(CREW + "風の向きを読み、仲間に声をかけてから、", id="ja comma, long"),
    pytest.param(START + CREW + "港を出る前に仲間と約束を分け", id="ja inside a verb, long"),
    pytest.param(START + CREW + "沖で帰りを待っている人", id="ja person, long"),
    pytest.param(START + CREW + "北の島へ渡る", id="ja verb before its noun, long"),
    pytest.param(START + "船長が好きな言葉は「", id="ja open bracket"),
    pytest.param(START + "その船の名前は", id="ja は"),
    pytest.param(START + "古い船による", id="ja による"),
    pytest.param(START + "しかし", id="ja conjunction"),
    pytest.param(EARLY + "The crews carry nets, and the gulls circle over the", id="en article"),
    pytest.param(EARLY + "Thanks to", id="en preposition behind a sentence"),
    pytest.param(MORNING + "the boats and", id="en conjunction, long"),
    pytest.param(MORNING + "the boats,", id="en comma, long"),
    pytest.param(EARLY + MORNING + "the boats", id="en lower case behind a sentence"),
]


@pytest.mark.parametrize("text", NOT_CUT)
def test_a_whole_paragraph_is_not_cut(text: str) -> None:
    assert not is_cut(text)


@pytest.mark.parametrize("text", CUT)
def test_a_cut_paragraph_is(text: str) -> None:
    assert is_cut(text)
    assert lacks_stop(fold(text))


@pytest.mark.parametrize("text", CUT)
def test_a_stop_makes_it_whole(text: str) -> None:
    assert not is_cut(text + ("." if text.isascii() else "。"))


@pytest.mark.parametrize("end", ["ชาวประมงออกทะเลเ", "ชาวประมงออกไปกับ", "เรือลำนี้ชื่", "ไม่มีใครเห็นเจ้าห"])
def test_thai_stops_inside_a_word(end: str) -> None:
    key = "ท่าเรือตื่นแต่เช้า " + end

    assert ends_cut(key, len(sentence_ends(key)))


@pytest.mark.parametrize("end", ["นั่นเป็นข้อความ", "ปีนี้จับปลาได้มากกว่า", "คนเฝ้าคือเจ้าหน้าที่"])
def test_thai_ends_with_a_word_that_ends_like_another(end: str) -> None:
    key = "ท่าเรือตื่นแต่เช้า " + end

    assert not ends_cut(key, len(sentence_ends(key)))


def test_words_of_english_cut_no_other_language() -> None:
    key = "Cuando los pescadores están en el puerto y hay sol, la barca más vieja se llama The"
    english = "Then the gulls came back to the harbour wall, and old crews carried the nets to the"

    assert not ends_cut(key, 1)
    assert ends_cut(english, 1)


def test_the_front_matter_names_the_language() -> None:
    key = "Juan rema. El barco de Ana se llama To"

    assert ends_cut(key, len(sentence_ends(key)))
    assert not ends_cut(key, len(sentence_ends(key)), "es-MX")


def test_japanese_may_end_with_latin() -> None:
    assert is_cut("港の朝は早い。 They say it is the")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("", False),
        ("海へ", True),
        ("海へ。", False),
        ("海へ。」", False),
        ("to the sea", True),
        ("to the sea. ", False),
        ("to the sea!)", False),
        ("to the sea —", True),
    ],
)
def test_lacks_stop(key: str, expected: bool) -> None:
    assert expected == lacks_stop(key)
