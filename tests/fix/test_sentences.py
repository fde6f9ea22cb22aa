"""Sentences that go out of a block: what must never be cut in two, then the bytes."""

import pytest

from dedupe_paragraphs.fix.sentences import cut_out, join_halves
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Join, Stretch
from dedupe_paragraphs.post.parse import parse

COPY = "It carries the mail."


def stretch_of(post: Post, text: str, *, parts: bool = False) -> Stretch:
    block = next(each for each in post.blocks if text in each.key)
    start = block.key.index(text)
    return Stretch(block.index, start, start + len(text), parts)


def cut(source: str, text: str = COPY, *, parts: bool = False) -> str | None:
    """Return a block without a text, or nothing where that cannot be done."""
    post = parse(source.encode())
    edit = cut_out(post, stretch_of(post, text, parts=parts))
    if edit is None:
        return None
    data = post.data
    return (data[: edit.span.start] + edit.text + data[edit.span.end :]).decode()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"A boat. [It is old. {COPY} It leaks.](a.html) B boat.", id="link"),
        pytest.param(f"A boat. [{COPY} It leaks.](a.html) B boat.", id="start of a link"),
        pytest.param(f"A. [![a](a.png) {COPY} It leaks.](a.html) B.", id="image in a link"),
        pytest.param(f"A boat. `{COPY} It leaks.` B boat.", id="code span"),
        pytest.param(f"A boat. *It is old. {COPY}* B boat.", id="emphasis"),
        pytest.param(f'He said: "It is old. {COPY}" It leaks.', id="end of a speech"),
        pytest.param(f"A boat (it is old. {COPY} It leaks). B boat.", id="inside brackets"),
        pytest.param(f"A boat. «{COPY} It leaks.» B boat.", id="start of a quotation"),
        pytest.param(f"A boat. <b>{COPY} It leaks.</b> B boat.", id="tags"),
        pytest.param(f"A boat. <b>It is old.</b> {COPY} <b>It leaks.</b> B.", id="between tags"),
        pytest.param(COPY, id="all of a block"),
    ],
)
def test_never_half_of_a_mark(source: str) -> None:
    assert cut(source) is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(f"{COPY} It leaks.", "It leaks.", id="start"),
        pytest.param(f"A boat. {COPY}", "A boat.", id="end"),
        pytest.param(f"A boat. {COPY} It leaks.", "A boat. It leaks.", id="middle"),
        pytest.param(f"A boat.\n{COPY}\nIt leaks.", "A boat.\nIt leaks.", id="lines"),
        pytest.param(
            f"A boat. **{COPY}** It leaks.", "A boat. It leaks.", id="strong in the middle"
        ),
        pytest.param(f"**{COPY}** It leaks.", "It leaks.", id="strong at the start"),
        pytest.param(f"A boat. **{COPY}**", "A boat.", id="strong at the end"),
        pytest.param(f"A boat. {COPY} **It leaks.**", "A boat. **It leaks.**", id="before strong"),
        pytest.param(f"**A boat.** {COPY}", "**A boat.**", id="behind strong"),
        pytest.param(f"*A* boat. {COPY} It *leaks*.", "*A* boat. It *leaks*.", id="between marks"),
        pytest.param(f"A boat. [{COPY}](a.html) It leaks.", "A boat. It leaks.", id="whole link"),
        pytest.param(
            "A boat. It *carries* the `mail`. It leaks.", "A boat. It leaks.", id="inside"
        ),
        pytest.param(f"A boat.\r\n{COPY}\r\nIt leaks.", "A boat.\r\nIt leaks.", id="CRLF"),
        pytest.param(f"**{COPY} It leaks.** A.", "**It leaks.** A.", id="strong that goes on"),
        pytest.param(f"A. __It is old. {COPY}__", "A. __It is old.__", id="strong that ends"),
        pytest.param(f"A. *It. {COPY} Is.* B.", "A. *It. Is.* B.", id="inside of emphasis"),
        pytest.param(f'"A boat." {COPY} "B."', '"A boat." "B."', id="between two speeches"),
        pytest.param(f"> A boat.\n> {COPY}\n> It leaks.", "> A boat.\n> It leaks.", id="quotation"),
    ],
)
def test_whole_marks_go_or_stay(source: str, expected: str) -> None:
    assert cut(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("船は古い。郵便を運ぶ。水が漏る。", "船は古い。水が漏る。"),
        ("郵便を運ぶ。水が漏る。", "水が漏る。"),
        ("船は古い。郵便を運ぶ。", "船は古い。"),
        ("船は古い。**郵便を運ぶ。**水が漏る。", "船は古い。水が漏る。"),
        ("船は古い。\n郵便を運ぶ。\n水が漏る。", "船は古い。\n水が漏る。"),
        ("船は古い。郵便を運ぶ。カ\u3099ラス。", "船は古い。カ\u3099ラス。"),
    ],
)
def test_japanese(source: str, expected: str) -> None:
    assert cut(source, "郵便を運ぶ。") == expected


def test_an_entity_is_never_cut() -> None:
    assert cut("A &amp; B. It carries the mail. C.") == "A &amp; B. C."
    assert cut("It carries &lt;mail&gt;. C.", "It carries <mail>.") == "C."


def test_what_stays_on_both_sides_becomes_two_paragraphs() -> None:
    assert cut(f"A boat. {COPY} It leaks.", parts=True) == "A boat.\n\nIt leaks."
    assert cut(f"A boat.\r\n{COPY} It leaks.", parts=True) == "A boat.\r\n\r\nIt leaks."
    assert cut(f"{COPY} It leaks.", parts=True) == "It leaks."


def test_emphasis_that_pairs_by_accident_is_cut() -> None:
    """The closing mark of one phrase and the opening one of another, a whole paragraph apart."""
    filler = "Lamps were lit along the quay. " * 12
    source = f"A boat. *It leaks. {COPY} {filler}* B boat."

    assert cut(source) == f"A boat. *It leaks. {filler}* B boat."


def test_a_join_takes_the_overlap() -> None:
    post = parse(b"The boat. It carries\n\nIt carries the mail.\n")
    edit = join_halves(post, Join(0, 1, len("It carries"), space=True))

    assert edit is not None
    assert post.data[: edit.span.start] + edit.text + post.data[edit.span.end :] == (
        b"The boat. It carries the mail.\n"
    )


def test_a_join_never_cuts_a_mark() -> None:
    post = parse(b"The boat. [See it. It carries](a.html)\n\nIt carries the mail.\n")

    assert join_halves(post, Join(0, 1, len("It carries"), space=True)) is None
