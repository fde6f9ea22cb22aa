"""The plan: what must be refused, then what bytes go and which gap stays."""

import random

import pytest

from dedupe_paragraphs.fix.plan import Plan, apply, plan
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Join, Removal, Stretch
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.post.balance import held
from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.post.parse import parse
from tests.fixtures import read_cases

ONE = "The ferry leaves before dawn."
TWO = "Lamps were lit along the quay."
THREE = "Nobody was hurt in the fire."


def post_of(text: str, path: str = "a.md") -> Post:
    return parse(text.encode(), path)


def block(post: Post, text: str) -> int:
    """Return the index of the last block with a text."""
    return next(each.index for each in reversed(post.blocks) if text in each.text)


def planned(text: str, *removals: Removal) -> Plan:
    return plan(post_of(text), removals)


def without(text: str, *blocks: int) -> str:
    """Return a post without some blocks, or what was refused."""
    made = planned(text, Removal(frozenset(blocks)))
    assert made.refused == frozenset()
    return made.after.data.decode()


def test_nothing_to_do() -> None:
    for removals in ([], [Removal()], [Removal(), Removal()]):
        made = plan(post_of(f"{ONE}\n"), removals)

        assert (made.edits, made.refused, made.after.data) == ((), frozenset(), f"{ONE}\n".encode())


# What would be read differently is refused.


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        pytest.param(f"- {ONE}\n\n  {TWO}\n- {THREE}\n", [0], id="first paragraph of an item"),
        pytest.param(f"[^1]: {ONE}\n\n    {TWO}\n\n{THREE}[^1]\n", [0], id="first of a footnote"),
        pytest.param(f"{ONE}\n# Fire\n===\n", [1], id="a line that would become a heading"),
        pytest.param(f"{ONE}\n# Fire\n{TWO}\n", [1], id="paragraphs that would become one"),
        pytest.param(f"{ONE}\n---\n", [], id="nothing gone"),
    ],
)
def test_refused_or_as_it_was(text: str, gone: list[int]) -> None:
    made = planned(text, Removal(frozenset(gone)))

    assert made.after.data == text.encode()
    assert made.refused == (frozenset({0}) if gone else frozenset())
    assert made.edits == ()


def test_one_refusal_leaves_the_others_alone() -> None:
    text = f"- {ONE}\n\n  {TWO}\n- {THREE}\n\nA.\n\nB.\n\nC.\n"
    post = post_of(text)
    made = plan(post, [Removal(frozenset({0})), Removal(frozenset({block(post, "B.")}))])

    assert made.refused == {0}
    assert made.after.data.decode() == text.replace("B.\n\n", "")


def test_a_stretch_that_cuts_a_link_is_refused() -> None:
    text = f"{ONE} [{TWO} {THREE}](a.html) It rained.\n"
    start = post_of(text).blocks[0].key.index(TWO)
    made = planned(text, Removal(stretches=(Stretch(0, start, start + len(TWO)),)))

    assert made.refused == {0}
    assert made.after.data == text.encode()


def test_a_weld_over_text_that_stays_is_refused() -> None:
    made = planned(f"The ferry leaves\n\n{TWO}\n\nbefore dawn.\n", Removal(join=Join(0, 2)))

    assert made.refused == {0}


def test_a_paragraph_never_becomes_a_heading_by_what_goes_below_it() -> None:
    text = f"{ONE}\n\n{TWO}\n\n---\n\n{THREE}\n"
    after = without(text, 1)

    assert [each.kind for each in parse(after.encode()).blocks] == [
        "paragraph",
        "rule",
        "paragraph",
    ]


# The smaller of the gaps around stays.


@pytest.mark.parametrize(
    ("text", "gone", "expected"),
    [
        pytest.param("A.\n\nB.\n\nC.\n", [1], "A.\n\nC.\n", id="one of three"),
        pytest.param("A.\n\n\n\nB.\n\nC.\n", [1], "A.\n\nC.\n", id="larger gap before"),
        pytest.param("A.\n\nB.\n\n\n\nC.\n", [1], "A.\n\nC.\n", id="larger gap behind"),
        pytest.param("A.\n\n\n\nB.\n\n\nC.\n", [1], "A.\n\n\nC.\n", id="two large gaps"),
        pytest.param("A.\n\nB.\n\nC.\n\nD.\n", [1, 2], "A.\n\nD.\n", id="two in a row"),
        pytest.param("A.\n\nB.\n\nC.\n\nD.\n", [0, 2], "B.\n\nD.\n", id="two apart"),
        pytest.param("\n\nA.\n\nB.\n", [0], "\n\nB.\n", id="first of a body"),
        pytest.param("A.\n\nB.\n", [1], "A.\n", id="last"),
        pytest.param("A.\n\nB.\n\n\n", [1], "A.\n\n\n", id="last with blank lines behind"),
        pytest.param("A.\n\nB.", [1], "A.", id="last without a line end"),
        pytest.param("A.\n\nB.", [0], "B.", id="first without a line end"),
        pytest.param("A.\r\n\r\nB.\r\n\r\nC.\r\n", [1], "A.\r\n\r\nC.\r\n", id="CRLF"),
        pytest.param("A.\r\rB.\r\rC.\r", [1], "A.\r\rC.\r", id="CR"),
        pytest.param("# A\nB.\n\nC.\n", [1], "# A\nC.\n", id="below a heading"),
        pytest.param("- A.\n- B.\n- C.\n", [1], "- A.\n- C.\n", id="tight list"),
        pytest.param("- A.\n\n- B.\n\n- C.\n", [1], "- A.\n\n- C.\n", id="loose list"),
        pytest.param("- A.\n- B.\n\nC.\n", [0, 1], "C.\n", id="a whole list"),
        pytest.param("A.\n\n- B.\n- C.\n\nD.\n", [1, 2], "A.\n\nD.\n", id="a list between"),
        pytest.param("> A.\n>\n> B.\n\nC.\n", [1], "> A.\n\nC.\n", id="end of a quotation"),
        pytest.param("> A.\n>\n> B.\n\nC.\n", [0, 1], "C.\n", id="a whole quotation"),
        pytest.param("A.\n\n```\nx\n```\n\nB.\n", [1], "A.\n\nB.\n", id="code"),
        pytest.param("A.\nB.\n\nC.\nD.\n\nE.\n", [1], "A.\nB.\n\nE.\n", id="several lines"),
        pytest.param("---\na: 1\n---\nA.\n\nB.\n", [0], "---\na: 1\n---\nB.\n", id="front matter"),
        pytest.param("A.\n\nB.\n{: .x}\n\nC.\n", [1], "A.\n\nC.\n", id="attribute line"),
        pytest.param("A.\n", [0], "\n", id="everything"),
    ],
)
def test_gaps(text: str, gone: list[int], expected: str) -> None:
    assert without(text, *gone) == expected


# Sentences that go, halves that are joined.


def test_a_stretch_goes_with_its_space() -> None:
    text = f"{ONE} {TWO} {THREE}\n"
    places = [(0, len(ONE)), (len(ONE) + 1, len(ONE) + 1 + len(TWO)), (len(text) - 29, len(text))]
    plans = [planned(text, Removal(stretches=(Stretch(0, *each),))) for each in places]
    left = [made.after.data.decode() for made in plans]

    assert left == [f"{TWO} {THREE}\n", f"{ONE} {THREE}\n", f"{ONE} {TWO}\n"]


def test_what_stays_of_a_strung_line_are_paragraphs() -> None:
    text = f"{ONE} {TWO} {THREE}\r\n"
    stretch = Stretch(0, len(ONE) + 1, len(ONE) + 1 + len(TWO), parts=True)

    made = planned(text, Removal(stretches=(stretch,)))

    assert made.after.data.decode() == f"{ONE}\r\n\r\n{THREE}\r\n"


def test_stretches_that_touch_are_one() -> None:
    text = f"{ONE} {TWO} {THREE}\n"
    middle = len(ONE) + 1
    made = planned(
        text,
        Removal(stretches=(Stretch(0, 0, len(ONE)),)),
        Removal(stretches=(Stretch(0, middle, middle + len(TWO)),)),
    )

    assert made.refused == frozenset()
    assert made.after.data.decode() == f"{THREE}\n"


def test_stretches_that_take_all_take_the_block() -> None:
    text = f"{THREE}\n\n{ONE} {TWO}\n\n{THREE}\n"
    middle = len(ONE) + 1
    made = planned(
        text,
        Removal(stretches=(Stretch(1, 0, len(ONE)),)),
        Removal(stretches=(Stretch(1, middle, middle + len(TWO)),)),
    )

    assert made.after.data.decode() == f"{THREE}\n\n{THREE}\n"


@pytest.mark.parametrize(
    ("text", "gone", "join", "expected"),
    [
        pytest.param(
            "The ferry leaves\n\nbefore dawn.\n",
            [],
            Join(0, 1, space=True),
            "The ferry leaves before dawn.\n",
            id="with a space",
        ),
        pytest.param(
            "渡し船は夜明け\n\n前に出る。\n", [], Join(0, 1), "渡し船は夜明け前に出る。\n", id="ja"
        ),
        pytest.param(
            f"A.\n\nThe ferry leaves\n\n{TWO}\n\nbefore dawn.\n\nB.\n",
            [2],
            Join(1, 3, space=True),
            "A.\n\nThe ferry leaves before dawn.\n\nB.\n",
            id="over a copy",
        ),
        pytest.param(
            f"{ONE} The tower\n\nThe tower burned.\n",
            [],
            Join(0, 1, overlap=len("The tower"), space=True),
            f"{ONE} The tower burned.\n",
            id="over an overlap",
        ),
    ],
)
def test_joins(text: str, gone: list[int], join: Join, expected: str) -> None:
    made = planned(text, Removal(frozenset(gone)), Removal(join=join))

    assert made.refused == frozenset()
    assert made.after.data.decode() == expected


def test_a_half_that_goes_leaves_nothing_to_join() -> None:
    text = "The ferry leaves\n\nbefore dawn.\n\nA.\n"
    made = planned(text, Removal(frozenset({1})), Removal(join=Join(0, 1, space=True)))

    assert made.refused == frozenset()
    assert made.after.data.decode() == "The ferry leaves\n\nA.\n"


# Edits: sorted, apart, each with its owner.


def test_every_edit_has_one_owner() -> None:
    post = post_of("A.\n\nB.\n\nC.\n\nD.\n\nE.\n")
    made = plan(post, [Removal(frozenset({1})), Removal(frozenset({2, 3})), Removal()])

    assert made.by_owner == {0: [Edit(Span(4, 8))], 1: [Edit(Span(8, 16))]}
    assert apply(post.data, made.edits) == made.after.data == b"A.\n\nE.\n"


def test_random_removals_leave_every_other_block_as_it_was() -> None:
    """Whatever goes of real Markdown: it is refused, or every other block is the same."""
    rng = random.Random(5)
    done = 0
    for case in read_cases("faults", "neighbours", "clean"):
        post = parse(case.given, case.name)
        for _ in range(4):
            size = min(len(post.blocks), rng.randint(1, 4))
            gone = frozenset(rng.sample(range(len(post.blocks)), size))
            made = plan(post, [Removal(gone)])
            if made.refused:
                assert made.after.data == post.data
                continue
            done += 1
            gone -= held(Structure(post), gone).keys()
            kept = [post.source(each.span) for each in post.blocks if each.index not in gone]
            after = parse(made.after.data, case.name, like=post)

            assert [after.source(each.span) for each in after.blocks] == kept, case.name
            assert apply(post.data, made.edits) == made.after.data

    assert done > 400
