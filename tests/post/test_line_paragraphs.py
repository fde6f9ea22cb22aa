"""Which lines are paragraphs, and which are lines of one."""

from random import Random

import pytest

from dedupe_paragraphs.model.post import BlockKind, Paragraphs, Post
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fold import fold
from tests.layouts import LAYOUTS, SENTENCES, some_text
from tests.post.soundness import assert_sound


def texts(source: str, path: str = "post.md", paragraphs: str = Paragraphs.AUTO) -> list[str]:
    post = parse(source.encode(), path, paragraphs)
    assert_sound(post)
    return said(post)


def said(post: Post) -> list[str]:
    return [block.key for block in post.blocks if block.is_prose]


ONE_PARAGRAPH = {
    "a mail": """\
Dear Tilda, the boat came in at four and nobody was there to take the
line. We drifted against the steps and lost some paint. I have asked the
harbour office for a later berth, and they say that June is possible. If
you can wait until then, so can I.
""",
    "wrapped Japanese": """\
船は四時に着いたが、綱を取る人は誰もいなかった。私たちは石段に
流されて、少し塗料を失った。港の事務所にもっと遅い場所を頼んだ
ところ、六月なら空いているという。それまで待てるのなら、私も待
つことにする。
""",
    "verse": """\
The tide goes out, the tide comes in.
The gulls have nothing to begin.
The rope is wet. The rope is dry.
The sky is water, water sky.
""",
    "an address": "Harbour Office\nPier 4\nNorthport\nOpen 9 to 12.\n",
    "Japanese verse": "潮が引く。\n潮が満ちる。\n縄は濡れ、\n縄は乾く。\n",
    "a sentence a line": """\
The boat came in at four and nobody was there to take the line from us.
We drifted against the steps of the pier and lost some of the new paint.
I have asked the harbour office for a later berth in the inner basin.
""",
    "a label and its text": "**Where:** the old customs house on the pier.\n**When:** at nine.\n",
}


@pytest.mark.parametrize("name", ONE_PARAGRAPH)
@pytest.mark.parametrize("path", ["post.md", "post.txt"])
def test_lines_of_one_paragraph_stay_together(name: str, path: str) -> None:
    assert texts(ONE_PARAGRAPH[name], path) == [fold(ONE_PARAGRAPH[name].replace("**", ""))]


def test_a_text_of_wrapped_paragraphs_has_no_line_that_is_one() -> None:
    text = some_text("en", Random(1))
    source = LAYOUTS["wrapped at 80"][1](text)

    assert texts(source) == list(text.paragraphs)
    assert parse(source.encode(), "post.md").lines == frozenset()


DIALOGUE = """\
　船長は地図を机の上に広げ、長いあいだ黙って海図の線を指でたどっていた。
「明日は出せない」
「どうしてです」
　若い水夫は帽子を握りしめたまま、窓の外の灯りを見ていた。灯りは一つずつ消えていった。
「風が変わる」
　それ以上、誰も何も言わなかった。時計の音だけが、部屋の隅から聞こえてくるのだった。
"""


def test_dialogue_is_a_line_each() -> None:
    lines = [line.strip("　") for line in DIALOGUE.splitlines()]

    assert texts(DIALOGUE, "novel.txt") == lines
    assert texts(DIALOGUE, "novel.md") == lines


def test_an_indent_begins_a_paragraph_of_wrapped_lines() -> None:
    source = (
        "　船は四時に着いたが、綱を取る人は誰もいなかった。私たちは石段\n"
        "に流されて、少し塗料を失った。港の事務所に頼んだところ、六月な\n"
        "ら空いているという。\n"
        "　それまで待てるのなら、私も待つことにする。返事は急がないと、\n"
        "手紙の終わりに書いておいた。\n"
    )

    assert len(texts(source, "post.txt")) == 2


def test_a_title_is_a_line_of_its_own() -> None:
    text = some_text("ja", Random(2))
    title = "島の船について"

    assert texts("\n".join([title, *text.paragraphs]) + "\n", "post.txt") == [
        title,
        *text.paragraphs,
    ]


def test_a_post_may_have_both() -> None:
    text = some_text("en", Random(3), 2, 3)
    half = len(text.paragraphs) // 2
    lines, rest = text.paragraphs[:half], text.paragraphs[half:]
    rest_wrapped = LAYOUTS["wrapped at 64"][1](type(text)("en", rest))

    assert len(lines) > 1
    assert texts("\n".join(lines) + "\n\n## Later\n\n" + rest_wrapped) == [*lines, "Later", *rest]


def test_who_knows_better_says_so() -> None:
    lines = ["A short line about the harbour and its bell.", "And another one, as short as that."]
    source = "\n".join(lines) + "\n"

    assert texts(source) == [" ".join(lines)]
    assert texts(source, paragraphs=Paragraphs.BLANK_LINE) == [" ".join(lines)]
    assert texts("\n".join(lines * 2) + "\n", paragraphs=Paragraphs.BLANK_LINE) == [
        " ".join(lines * 2)
    ]
    long = ["The bell has been silent since somebody borrowed its rope for a swing.", *lines]
    assert texts("\n".join(long) + "\n", paragraphs=Paragraphs.LINE) == long


def test_a_link_over_two_lines_is_not_parted() -> None:
    text = some_text("en", Random(4))
    first, second, *rest = text.paragraphs
    source = "\n".join([f"{first} [See the map", f"of the harbour](map.png). {second}", *rest])

    assert len(texts(source + "\n")) == len(text.paragraphs) - 1


def test_what_was_decided_can_be_said() -> None:
    text = some_text("ja", Random(5))
    post = parse(("\n".join(text.paragraphs) + "\n").encode(), "post.txt")
    (habit,) = post.habits

    assert habit.paragraphs == Paragraphs.LINE
    assert habit.lines == habit.ending == len(text.paragraphs)


def test_what_is_made_of_a_post_is_read_like_it() -> None:
    text = some_text("en", Random(6))
    post = parse(("\n".join(text.paragraphs) + "\n").encode(), "post.txt")
    rest = "\n".join(text.paragraphs[:2]) + "\n"

    assert said(parse(rest.encode(), "post.txt", like=post)) == list(text.paragraphs[:2])


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_has_the_paragraphs_that_were_laid_out(name: str) -> None:
    path, layout = LAYOUTS[name]
    random = Random(name)
    for _ in range(12):
        for language in SENTENCES:
            text = some_text(language, random, 3, 4)
            read = said(parse(layout(text).encode(), f"post.{path}"))

            assert read == list(map(fold, text.paragraphs)), (language, layout(text))


def test_a_callout_has_a_first_line_that_is_no_text() -> None:
    post = parse(b"> [!note]- Read this\n> The tide is out until noon.\n", "post.md")

    assert [(block.kind, block.text) for block in post.blocks] == [
        (BlockKind.TEMPLATE, "[!note]- Read this"),
        (BlockKind.QUOTE, "The tide is out until noon."),
    ]
