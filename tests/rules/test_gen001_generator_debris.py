"""GEN001: what an author may write, then what a generator left."""

from dataclasses import replace

import pytest

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.match.posts import JA_A, JA_B, A, B
from tests.rules.broken import broken, removed

CODE = "GEN001"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((A, "---", B), id="a rule"),
        pytest.param((A, B, "To be continued"), id="last words"),
        pytest.param((JA_A, JA_B, "（つづく）"), id="last words, in Japanese"),
        pytest.param(("（前回の続き）", JA_A, JA_B), id="first words"),
        pytest.param((A, "> Sure, here is the rest of the article:", B), id="a quotation"),
        pytest.param(("He said:", "Sure, here is the rest of the article:", B), id="a dialogue"),
        pytest.param((A, "```\n---END---\n```", B), id="code"),
        pytest.param(("<<<<<<< one", A, "=======", B, ">>>>>>> two"), id="a whole conflict"),
    ],
)
def test_no_debris(blocks: tuple[str, ...]) -> None:
    assert broken(CODE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "mark"),
    [
        ((A, "---END---", B), "---END---"),
        ((f"{A} ---END---", B), "---END---"),
        ((JA_A, "【既存の記事の最後の部分】", JA_B), "【既存の記事の最後の部分】"),
        ((A, "<<<<<<< HEAD", B), "<<<<<<< HEAD"),
    ],
    ids=["a block", "the end of a block", "ja", "half a conflict"],
)
def test_a_mark_that_is_never_prose_is_safe(blocks: tuple[str, ...], mark: str) -> None:
    (said,) = broken(CODE, *blocks)

    assert said.endswith(": safe generator-mark: a mark that a generator left")
    assert removed(CODE, *blocks) == [mark]


@pytest.mark.parametrize(
    ("answer", "blocks"),
    [
        ("Sure, here is the rest of the article:", (A, B)),
        ("はい、承知いたしました。", (JA_A, JA_B)),
    ],
    ids=["en", "ja"],
)
def test_an_answer_to_the_prompt_is_offered(answer: str, blocks: tuple[str, str]) -> None:
    assert broken(CODE, answer, *blocks) == [
        "1: unsafe answer-to-prompt: answers a prompt and is not part of the post"
    ]
    assert removed(CODE, answer, *blocks) == [answer]


def test_an_answer_in_the_first_line_is_removed_with_it() -> None:
    answer = "承知しました。以下に続きを記載します。"

    assert removed(CODE, f"{answer}\n{JA_A}", JA_B) == [answer]


def test_front_matter_that_the_first_says_is_safe() -> None:
    again = "---\ntitle: Sea\n---"

    assert broken(CODE, "---\ntitle: Sea\ntags: [a]\n---", A, again, B) == [
        "8: safe second-front-matter: front matter in the middle of the post"
    ]
    assert broken(CODE, "---\ntitle: Sea\ntags: [a]\n---", A, again.replace("Sea", "Bay"), B) == [
        "8: unsafe second-front-matter: front matter in the middle of the post"
    ]


@pytest.mark.parametrize(
    "debris",
    ["== more below ==", "/== more \\w+ ==/"],
    ids=["a text", "a regular expression"],
)
def test_a_text_that_is_named_is_safe(debris: str) -> None:
    given = f"{A}\n\n== more below ==\n\n{B} == more below ==\n"
    cleaned = clean(given.encode(), "a.md", replace(Options(), debris=(debris,)))

    assert cleaned.data.decode() == f"{A}\n\n{B}\n"
    assert clean(given.encode(), "a.md", Options()).data.decode() == given
