"""What proves nothing across posts: each a text that two posts have, and that is no finding."""

from pathlib import Path

import pytest

from dedupe_paragraphs.across.frames import framing
from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.post.parse import parse
from tests.shared_texts import filler

TEXT = "The bell was cast from the anchors of three wrecks. Sailors hear its note in their feet."
JA_TEXT = "鐘は三隻の難破船の錨から鋳られた。船乗りはその音を足の裏で聞くのだという。"
ZH_TEXT = "这口钟是用三艘沉船的锚铸成的。水手们说，他们是用脚底听见钟声的，声音略低。"
DE_TEXT = "Die Glocke wurde aus den Ankern dreier Wracks gegossen. Ihr Ton ist ein wenig zu tief."


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(passage: str, *, titles: tuple[str, str] = ("", ""), own: str = "") -> list[str]:
    """Return what is found in a newer post that has a passage, amid text of its own."""
    for number, name in enumerate(("2024-01-01-old.md", "2025-01-01-new.md")):
        texts = [filler(10 * number + seed) for seed in range(4)]
        head = f"---\ntitle: '{titles[number]}'\n---\n\n" if titles[number] else ""
        said = f"{passage}\n\n{own}" if number else passage
        body = "\n\n".join([*texts[:2], "## Middle", said, "## After", *texts[2:]])
        Path(name).write_text(f"{head}{body}\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)
    shared = join_posts(items, DEFAULT.apply({"jobs": 1}), lambda stage, share: None)
    data, options = Path(name).read_bytes(), DEFAULT.options(name)
    return [each.rule for each in check(data, name, options, shared.of(name)).findings]


@pytest.mark.parametrize("text", [TEXT, JA_TEXT, ZH_TEXT, DE_TEXT])
def test_two_sentences_are_a_finding(text: str) -> None:
    assert found(text) == ["DUP101"]


ITEMS = """\
* The clapper hangs from a strap of walrus hide, which is greased in spring.
* The rope is led over two blocks, so that a child can ring.
* The frame is of oak from the old pier, and it has never been painted.
* The roof above it was added after the winter in which the bell froze."""
JA_ITEMS = """\
1. 舌は海象の革紐で吊られていて、毎年春になると脂を塗る。
2. 綱は二つの滑車を通っているので、子供でも鳴らすことができる。
3. 枠は古い桟橋の樫材で、一度も塗られたことがないという。
4. 屋根は、鐘が凍りついた冬のあとになって付け足されたものだ。"""


@pytest.mark.parametrize("items", [ITEMS, JA_ITEMS])
def test_so_is_a_list(items: str) -> None:
    assert found(items) == ["DUP101"]
    assert found("\n".join(items.split("\n")[:2])) == [], "of 200 cells or more"


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(TEXT.split(". ", 1)[0] + " and rang all night long over the bay.", id="one"),
        pytest.param("It rang. They came. All of them.", id="three short ones"),
        pytest.param(f"[{TEXT}](https://example.org/bell)", id="a link"),
        pytest.param(
            "- [The bell of the harbour. Its story.](https://example.org/a)\n"
            "- [The keeper of the lamp. His book.](https://example.org/b)\n"
            "- [The ferry at dawn. A photograph.](https://example.org/c)",
            id="a list of links",
        ),
        pytest.param(
            "### [鐘の本](https://example.org/dp/1)\n\n"
            "港の鐘の歴史を一冊にまとめた入門書。図版も多く、初めて読む人にも向いている。\n\n"
            "[くわしく見る →](https://example.org/dp/1)",
            id="a book card",
        ),
        pytest.param(
            "## Do you need a bell?\n\nWe cast bells for harbours of any size. Ask us what yours "
            "would cost.\n\n[Ask for an offer](https://example.org/offer)",
            id="a call to action",
        ),
        pytest.param(
            "Written by the keeper of the bell. He has lived in the harbour for forty years now.",
            id="a byline",
        ),
        pytest.param(
            "本文は表示4.0国際ライセンスのもとで公開しています。引用の際は出典を明記してください。",
            id="a licence",
        ),
        pytest.param(
            "Alle Rechte vorbehalten, auch die der Übersetzung. Nachdruck ist nur nach Absprache "
            "mit der Redaktion erlaubt.",
            id="a licence in German",
        ),
        pytest.param(
            "Подпишитесь на нашу рассылку о колоколах. Раз в неделю мы пишем о гавани и о море.",
            id="a call in Russian",
        ),
        pytest.param(f"```\n{TEXT}\n```", id="code"),
        pytest.param(f"> {TEXT}\n>\n> — The keeper of the bell", id="a quotation with its source"),
        pytest.param(f"The keeper writes:\n\n> {TEXT}", id="a quotation that is introduced"),
        pytest.param(f"「{JA_TEXT}」（『港の鐘』より）", id="a quotation in a line"),
    ],
)
def test_what_frames_a_post_is_none(passage: str) -> None:
    assert [rule for rule in found(passage) if rule == "DUP101"] == []


def test_a_post_that_links_to_the_other_quotes_it() -> None:
    assert found(TEXT, own="So it says in [our old post](/2024/01/01/old/).") == []
    other = "Those who keep such bells all over the coast have [a page](/2024/01/01/other/), too."
    assert found(TEXT, own=other) == ["DUP101"]


def test_parts_of_a_series_repeat_on_purpose() -> None:
    assert found(TEXT, titles=("The bell, part 1", "The bell, part 2")) == []
    assert found(TEXT, titles=("The bell", "The bell again")) == ["DUP101"]


@pytest.mark.parametrize(
    ("old", "new"), [("three wrecks", "seven wrecks"), ("hear its note", "never hear its note")]
)
def test_another_number_or_a_negation_is_another_sentence(old: str, new: str) -> None:
    for number, text in enumerate((TEXT, TEXT.replace(old, new))):
        texts = [filler(10 * number + seed) for seed in range(4)]
        body = "\n\n".join([*texts[:2], text, *texts[2:]])
        Path(f"202{number + 4}-01-01-post.md").write_text(f"{body}\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)
    shared = join_posts(items, DEFAULT.apply({"jobs": 1}), lambda stage, share: None)

    assert shared.copies == {}


def test_a_quotation_without_a_source_is_text() -> None:
    post = parse(f"{filler(1)}\n\n> {TEXT}\n\n{filler(2)}\n".encode(), "a.md")

    assert framing(post) == frozenset()


def test_boilerplate_is_what_five_posts_say_that_are_a_tenth() -> None:
    for number in range(60):
        texts = [filler(100 * number + seed) for seed in range(3)]
        at = number % 3 if number < 7 else 9
        body = [*texts[:at], *([TEXT] if number < 7 else []), *texts[at:]]
        Path(f"{number:02}").mkdir()
        Path(f"{number:02}/post.md").write_text("\n\n".join(body) + "\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)

    def common(count: int) -> list[bool]:
        settings = DEFAULT.apply({"jobs": 1, "boilerplate_posts": count})
        shared = join_posts(items, settings, lambda stage, share: None)
        return [each.boilerplate for each in shared.families or () if each.text == TEXT]

    assert (common(5), common(8)) == ([True], [False])


def test_boilerplate_is_at_one_place_of_one_folder() -> None:
    for number in range(60):
        texts = [filler(100 * number + seed) for seed in range(4)]
        body = [*texts[:2], *([TEXT] if number < 5 else []), *texts[2:]]
        Path(f"post-{number:02}.md").write_text("\n\n".join(body) + "\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)
    shared = join_posts(items, DEFAULT.apply({"jobs": 1}), lambda stage, share: None)

    assert [each.boilerplate for each in shared.families or () if each.text == TEXT] == [True]
