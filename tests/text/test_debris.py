"""Debris: sentences about it are none."""

import pytest

from dedupe_paragraphs.languages.registry import ANSWERS, CONTINUATIONS, every
from dedupe_paragraphs.text.debris import (
    before_marks,
    is_answer,
    is_debris,
    is_debris_line,
    is_last_word,
    is_never_prose,
    without_continuation,
)
from dedupe_paragraphs.text.fold import fold

NONE = [
    "",
    "海",
    "続きを読む",
    "続きは来週の記事で。",
    "つづきの間",
    "The end of the road",
    "To be continued is what they say",
    "END",
    "end",
    "--- the ending ---",
    "---",
    "<<< ここから >>>",
    "<<<<<< six",
    "(続きは明日)",
    "【前回の記事】",
    "【元の記事】",
    "(the previous text of the law)",
    "continued success",
]

NEVER_PROSE = [
    "---END---",
    "---END--- ---END------",
    "--- end ---",
    "-- Continued --",
    "---EOF---",
    "==END==",
    "---ENDE---",
    "---終わり---",
    "<|endoftext|>",
    "<end_of_turn>",
    "[/INST]",
    "【既存の記事の最後の部分】",
    "（ここから続き）",
    "[End of the existing article]",
    "(continued from previous response)",
    "[Ende des bisherigen Artikels]",
    "(fin de l'article existant)",
    "【现有文章的结尾】",
]

LAST_WORDS = [
    "（続き）",
    "(つづく)",
    "【前回の続き】",
    "続く。",
    "-END-",
    "[End of article]",
    "To be continued...",
    "Fortsetzung folgt",
    "продолжение следует…",
]

CONFLICTS = [
    "<<<<<<< HEAD",
    "<<<<<<<",
    "=======",
    ">>>>>>> branch/name",
    "||||||| base",
]

PROSE = [
    "Here is the house where I was born.",
    "Sure, here is a chair.",
    "Here is the rest of the recipe.",
    "Here is the text of the resolution:",
    "Of course, the article was wrong.",
    "Of course I will write the article myself.",
    "I will continue the series next week.",
    "記事の続きはこちら",
    "以下に手順を示します。",
    "では、続きを見ていきましょう。",
    "はい、そうです。",
    "記事を書いた日は雨だった。",
    "我来写一篇文章。",
    "Ich setze mich an den Text.",
]

ANSWERED = [
    "Sure, here is the rest of the article:",
    "Certainly! Here's a revised version of your post:",
    "Of course! I'll continue the article from where it left off.",
    "As an AI language model, I cannot see the coast.",
    "Let me know if you'd like me to expand any section!",
    "はい、承知いたしました。",
    "承知しました。以下に記事の続きを作成します。",
    "了解しました。それでは、続きを書きます。",
    "（ここから、記事の続きとして自然に続くように補完します）",
    "Claro, aquí tienes la continuación del artículo:",
    "Natürlich, hier ist die Fortsetzung des Artikels:",
    "Bien sûr, voici la suite de l'article :",
    "Certo, ecco il resto dell'articolo:",
    "Claro, aqui está a continuação do artigo:",
    "Конечно, вот продолжение статьи:",
    "好的，以下是文章的后续部分：",
    "네, 알겠습니다. 다음은 글의 나머지 부분입니다.",
    "네, 알겠습니다. 이어지는 글입니다.",
]


@pytest.mark.parametrize("text", NONE)
def test_text_is_no_debris(text: str) -> None:
    assert not is_debris(fold(text))
    assert not is_debris_line(text.encode())


@pytest.mark.parametrize("text", [*NEVER_PROSE, *LAST_WORDS, *CONFLICTS])
def test_marks_are_debris(text: str) -> None:
    assert is_debris(fold(text))


@pytest.mark.parametrize("text", NEVER_PROSE)
def test_marks_that_are_never_prose(text: str) -> None:
    assert is_never_prose(fold(text))
    assert before_marks(fold(f"The gate is shut. {text}")) == len("The gate is shut.")
    assert before_marks(fold(f"水門は閉じている。{text}")) == len("水門は閉じている。")


@pytest.mark.parametrize("text", [*NONE, *LAST_WORDS, *CONFLICTS, *PROSE, *ANSWERED])
def test_what_an_author_may_write(text: str) -> None:
    assert not is_never_prose(fold(text))
    assert before_marks(fold(text)) == len(fold(text))


@pytest.mark.parametrize("text", [*LAST_WORDS, "--- END ---", "--- 完 ---"])
def test_a_post_may_end_with_it(text: str) -> None:
    assert is_last_word(fold(text))


@pytest.mark.parametrize("text", ["---END---", "【既存の記事の最後の部分】", *NONE, *PROSE])
def test_no_post_ends_with_it(text: str) -> None:
    assert not is_last_word(fold(text))


@pytest.mark.parametrize("text", PROSE)
def test_prose_answers_no_prompt(text: str) -> None:
    assert not is_answer(fold(text))


@pytest.mark.parametrize("text", ANSWERED)
def test_answers_to_a_prompt(text: str) -> None:
    assert is_answer(fold(text))
    assert not is_answer(fold(f"{text} The salt is raked on still evenings."))


@pytest.mark.parametrize(
    ("expected", "heading"),
    [
        ("The lock", "The lock"),
        ("Ensuite", "Ensuite"),
        ("続きの話", "続きの話"),
        ("The lock", "The lock (continued)"),
        ("The lock", "The lock (cont'd)"),
        ("The lock", "The lock, continued"),
        ("The lock", "The lock (continued, part 2)"),
        ("The lock", "Continued: The lock"),
        ("塩の話", "塩の話（続き）"),
        ("塩の話", "塩の話（つづき２）"),
        ("塩の話", "【続き】塩の話"),
        ("盐的故事", "盐的故事（续）"),
        ("소금", "소금 (계속)"),
        ("Salz", "Salz (Fortsetzung)"),
        ("Le sel", "Le sel (suite)"),
        ("La sal", "La sal – continuación"),
        ("Соль", "Соль (продолжение)"),
        ("Сіль", "Сіль (продовження)"),
        ("Tuz", "Tuz (devamı)"),
        ("Sól", "Sól (ciąg dalszy)"),
        ("Sůl", "Sůl (pokračování)"),
        ("Το αλάτι", "Το αλάτι (συνέχεια)"),
        ("Muối", "Muối (tiếp theo)"),
        ("Garam", "Garam (lanjutan)"),
        ("الملح", "الملح (تابع)"),
        ("نمک", "نمک (ادامه)"),
        ("המלח", "המלח (המשך)"),
        ("नमक", "नमक (जारी)"),
        ("লবণ", "লবণ (চলমান)"),
        ("เกลือ", "เกลือ (ต่อ)"),
        ("ጨው", "ጨው (የቀጠለ)"),
        ("The lock", "The lock ... continued"),
    ],
)
def test_a_heading_without_its_mark(expected: str, heading: str) -> None:
    assert expected == without_continuation(fold(heading))


def test_a_line_of_merge_marks_has_a_limit() -> None:
    assert not is_debris("<<<<<<< " + "a" * 80)
    assert is_debris("<<<<<<< " + "a" * 72)


def test_every_answer_begins_as_one() -> None:
    assert all(each == each.lower() for each in ANSWERS)


def test_every_mark_of_continuation_has_a_part_that_is_looked_for_first() -> None:
    words = [word for each in every() for word in each.continued.replace("\\", "").split("|")]

    assert all(any(map(word.__contains__, CONTINUATIONS)) for word in words)
    assert all(each == each.lower() for each in CONTINUATIONS)


def test_an_answer_in_two_languages_is_one() -> None:
    assert is_answer(fold("はい、承知いたしました。Sure, here is the rest of the article:"))
