"""Decisions: what each makes of a post, what it must leave alone, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.api.verify import verify
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.review.decide import ReviewedPost
from dedupe_paragraphs.review.reviewing import Questions, Reviewing
from tests.fixtures import FIXTURES

A = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
D = "The ferry to the outer island leaves at six, and in winter only when the wind is low."
EDITED = (
    "港の灯台は百年前に建てられ、いまも毎晩静かに沖を照らしている。船乗りはその光を頼りに帰る。"
)
FIX, SWAP, BOTH = Answer(Choice.FIX), Answer(Choice.SWAP), Answer(Choice.BOTH)
POSTS = [
    FIXTURES / "first" / "tidal-town.md",
    *sorted((FIXTURES / "faults").iterdir()),
    *sorted((FIXTURES / "neighbours").iterdir()),
    *sorted((FIXTURES / "rules" / "CUT002").iterdir()),
    *sorted((FIXTURES / "rules" / "DUP005").iterdir()),
]


def reviewed(*paragraphs: str, path: str = "a.md", gap: str = "\n\n") -> ReviewedPost:
    return ReviewedPost((gap.join(paragraphs) + "\n").encode(), path, Options())


def decided(reviewed: ReviewedPost, **decisions: Answer) -> str:
    """Return the post after decisions, which are given as `_0=FIX`."""
    outcome = reviewed.outcome({int(name[1:]): decision for name, decision in decisions.items()})
    assert outcome, outcome
    return outcome.data.decode()


def test_no_decision_changes_nothing() -> None:
    post = reviewed(A, B, A)

    assert post.outcome({}).data == post.post.data
    assert decided(post, _0=BOTH) == decided(post, _0=Answer(Choice.SKIP)) == f"{A}\n\n{B}\n\n{A}\n"


def test_a_fix_is_what_clean_does() -> None:
    long = f"{A}霧の日には鐘も鳴る。"
    post = reviewed(long, B, long)

    assert decided(post, _0=FIX).encode() == clean(post.post.data, "a.md", Options()).data


def test_keeping_this_one_takes_the_original_away() -> None:
    assert decided(reviewed(A, B, A), _0=SWAP) == f"{B}\n\n{A}\n"


def test_keeping_this_run_takes_the_original_run_away() -> None:
    post = reviewed("## 港", A, B, D, "## 港", A, B)

    assert [finding.rule for finding in post.findings] == ["DUP001"]
    assert decided(post, _0=SWAP) == f"## 港\n\n{D}\n\n## 港\n\n{A}\n\n{B}\n"


def test_keeping_this_run_takes_the_original_heading_with_all_below_it() -> None:
    post = reviewed(C, "## 港", A, B, "## 山", D, "## 港", A, B)

    assert [finding.rule for finding in post.findings] == ["DUP001"]
    assert decided(post, _0=SWAP) == f"{C}\n\n## 山\n\n{D}\n\n## 港\n\n{A}\n\n{B}\n"


def test_keeping_an_edited_copy_gives_its_original_up() -> None:
    post = reviewed(A, B, EDITED, C)

    assert [finding.rule for finding in post.findings] == ["DUP002"]
    assert decided(post, _0=SWAP) == f"{B}\n\n{EDITED}\n\n{C}\n"
    assert decided(post, _0=FIX) == f"{A}\n\n{B}\n\n{C}\n"


def test_of_three_copies_any_one_stays() -> None:
    post = reviewed(A, B, A, C, A)

    assert decided(post, _0=SWAP, _1=FIX) == f"{B}\n\n{A}\n\n{C}\n"
    assert decided(post, _0=FIX, _1=SWAP) == f"{B}\n\n{C}\n\n{A}\n"
    assert decided(post, _0=SWAP, _1=SWAP) == f"{B}\n\n{A}\n\n{C}\n\n{A}\n"


def test_a_strung_together_line_never_stays_instead() -> None:
    post = reviewed(A, B, C, D, A + B + C)

    assert [finding.rule for finding in post.findings] == ["DUP004"]
    assert Choice.SWAP not in post.choices(0)


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.md", "<!-- dedupe-ignore: DUP001 -- わざと - ここで -->"),
        ("a.mdx", "{/* dedupe-ignore: DUP001 -- わざと - ここで */}"),
    ],
)
def test_an_ignore_comment_says_why_and_works(path: str, comment: str) -> None:
    post = reviewed(A, B, A, path=path)
    after = decided(post, _0=Answer(Choice.IGNORE, reason="わざと -->\n ここで"))

    assert after == f"{A}\n\n{B}\n\n{comment.replace('- ここで', '-> ここで')}\n\n{A}\n"
    assert check(after.encode(), path, Options()).findings == ()


def test_a_run_is_enclosed() -> None:
    after = decided(reviewed(A, B, C, A, B), _0=Answer(Choice.IGNORE))

    assert after == (
        f"{A}\n\n{B}\n\n{C}\n\n<!-- dedupe-ignore-start: DUP001 -->\n\n{A}\n\n{B}\n\n"
        "<!-- dedupe-ignore-end -->\n"
    )


def test_comments_stand_around_a_list_and_in_its_line_ends() -> None:
    items = f"1. {B}\r\n2. {D}\r\n3. {C}"
    after = decided(reviewed(A, items, "間の話。", items, gap="\r\n\r\n"), _0=Answer(Choice.IGNORE))

    assert f"間の話。\r\n\r\n<!-- dedupe-ignore-start: DUP001 -->\r\n\r\n{items}" in after
    assert after.endswith(f"{C}\r\n\r\n<!-- dedupe-ignore-end -->\n")


def test_plain_text_takes_no_comment() -> None:
    assert Choice.IGNORE not in reviewed(A, B, A, path="a.txt").choices(0)


def test_an_edited_text_stands_in_the_place_of_the_old_lines() -> None:
    items = f"1. {B}\n2. {D}\n3. {C}"
    edit = Answer(Choice.EDIT, text=b"Another text.")

    assert decided(reviewed(A, items, "間の話。", items), _0=edit) == (
        f"{A}\n\n{items}\n\n間の話。\n\nAnother text.\n"
    )


def test_an_original_that_somebody_edits_is_no_original_any_more() -> None:
    post = reviewed(A, B, C, A + B + C, A)
    edit = Answer(Choice.EDIT, text=D.encode())
    line = next(n for n, each in enumerate(post.findings) if each.rule == "DUP004")
    copy = next(n for n, each in enumerate(post.findings) if each.rule == "DUP001")

    assert post.outcome({line: FIX})
    assert post.outcome({line: FIX, copy: edit})
    assert post.outcome({line: edit, copy: SWAP}).data.decode() == f"{B}\n\n{C}\n\n{D}\n\n{A}\n"


def test_what_would_be_lost_is_told() -> None:
    """The copy that stays instead lacks a link, and nobody said that it may go."""
    linked = A.replace("灯台", "[灯台](https://example.com/light)")
    outcome = reviewed(linked, B, A).outcome({0: SWAP})

    assert not outcome
    assert [loss.kind for loss in outcome.proof.losses] == ["link"]


@pytest.mark.parametrize("name", ["## もう一度", "### もう一度"])
def test_a_heading_that_somebody_edits_has_its_new_name(name: str) -> None:
    post = reviewed("# 港", A, B, "## 二度目", A, B, "## 別の話", C)
    heading = next(n for n, each in enumerate(post.findings) if each.rule == "SEC001")
    edit = Answer(Choice.EDIT, text=name.encode())

    assert f"\n\n{name}\n\n{A}" in post.outcome({heading: edit}).data.decode()


def test_a_heading_that_somebody_edits_hides_nothing() -> None:
    post = reviewed("# 港", A, B, "## 二度目", A, B, "## 別の話", C)
    heading = next(n for n, each in enumerate(post.findings) if each.rule == "SEC001")

    assert not post.outcome({heading: Answer(Choice.EDIT, text=b"```")})


def test_two_decisions_about_one_text_are_refused() -> None:
    text = f"{A}{B}{D}"
    post = reviewed(A, C, B, text, f"{C}{B}{A}")
    numbers = range(len(post.findings))
    edits = {number: Answer(Choice.EDIT, text=b"x") for number in numbers}
    overlapping = [
        n for n in numbers for m in numbers if n != m and post.passage(n).overlaps(post.passage(m))
    ]

    assert not overlapping
    assert post.outcome(edits)


def test_a_heading_is_due_once_nothing_is_left_under_it() -> None:
    post = reviewed("# 港", A, B, "## もう一度", A, B, "## 別の話", C)
    heading = next(n for n, each in enumerate(post.findings) if each.rule == "SEC001")
    copies = {n: FIX for n in range(len(post.findings)) if n != heading}

    assert post.order[-1] == heading
    assert not post.is_due(heading, {})
    assert post.is_due(heading, copies)
    assert not post.outcome({heading: FIX})
    assert "もう一度" not in post.outcome({**copies, heading: FIX}).data.decode()


def test_a_joint_waits_for_what_stands_between() -> None:
    first, rest = "橋は三度流され、そのたびに村の人が総出で", "架け直したという。いまは四代目だ。"
    long = f"{A}霧の日には鐘も鳴る。"
    post = reviewed(long, first, long, rest, B, first + rest, C)
    space_between = next(n for n, each in enumerate(post.findings) if each.rule == "CUT002")
    others = {n: FIX for n in range(len(post.findings)) if n != space_between}

    assert post.order[-1] == space_between
    assert not post.outcome({space_between: FIX})
    assert f"{first}{rest}\n\n{B}" in post.outcome({**others, space_between: FIX}).data.decode()


def test_a_whole_text_needs_the_joint_of_the_halves_that_are_kept() -> None:
    name = "en-torn-and-whole-farther-down.md"
    data = (FIXTURES / "rules" / "CUT002" / name).read_bytes().partition(b"<!-- output -->")[0]
    post = Reviewing(ReviewedPost(data, name, Options()))
    joint, copy = range(2)

    assert [each.rule for each in post.reviewed.findings] == ["CUT002", "DUP001"]
    assert post.reviewed.needs(copy) == (joint,)
    assert post.reviewed.order == (joint, copy)
    assert not post.reviewed.outcome({copy: FIX})
    assert post.answer(joint, BOTH)
    assert not post.answer(copy, FIX)
    assert post.answer(joint, None)
    assert post.answer(copy, FIX)
    assert post.decisions == {joint: FIX, copy: FIX}


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_every_single_decision_is_done_or_refused_without_loss(path: Path) -> None:
    data = path.read_bytes().partition(b"<!-- output -->")[0]
    post = ReviewedPost(data, path.name, Options())
    for number in post.order:
        for choice in post.choices(number):
            outcome = post.outcome({number: Answer(choice, "why", b"Another text.\n")})
            if not outcome and choice is Choice.EDIT:  # the tag of its item was not written again
                assert b"<" in data[slice(*post.passage(number))]
            elif not outcome:
                assert choice is Choice.FIX
                assert post.needs(number)
                assert post.outcome(post.with_needs(number, FIX, {}))
            if choice in (Choice.BOTH, Choice.SKIP):
                assert outcome.data == data
            if choice is Choice.IGNORE:
                assert verify(data, outcome.data, path.name)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_all_fixes_one_after_the_other_are_what_clean_does_in_a_round(path: Path) -> None:
    data = path.read_bytes().partition(b"<!-- output -->")[0]
    questions = Questions(ReviewedPost(data, path.name, Options()), {})
    while (number := questions.current) is not None:
        fix = Choice.FIX in questions.reviewed.choices(number)
        assert questions.answer(FIX if fix else BOTH)

    assert questions.post.outcome.data == questions.reviewed.analysis.every.after.data


LINES = (FIXTURES / "first" / "tidal-town.md").read_bytes().split(b"\n\n")
KEPT = (Choice.FIX, Choice.SWAP, Choice.BOTH, Choice.IGNORE)


@given(st.integers(0, len(LINES)), st.lists(st.integers(0, 4), min_size=3, max_size=9))
def test_any_answers_to_safe_findings_lose_nothing(start: int, answers: list[int]) -> None:
    post = b"\n\n".join(LINES[start : start + 30] + LINES[start + 3 : start + 9]) + b"\n"
    questions = Questions(ReviewedPost(post, "a.md", Options()), {})
    for answer in answers:
        number = questions.current
        if number is None:
            break
        choice = KEPT[answer % 4]
        exact = questions.reviewed.findings[number].rule == "DUP001"
        if not exact or not questions.answer(Answer(choice)):
            assert questions.answer(BOTH)
        if answer == 4:
            assert questions.back()

    assert verify(post, questions.post.outcome.data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_a_text_is_edited_without_and_written_with_the_line_ends_of_its_post(end: str) -> None:
    twice = f"{A}{end}{D}"
    post = reviewed(twice, B, twice, gap=end * 2)

    assert post.lines(0) == f"{A}\n{D}"
    for typed in ("一行目。\n二行目。\n", "一行目。\r\n二行目。", "一行目。\r二行目。\r"):
        assert post.edited(0, typed).text.decode() == f"一行目。{end}二行目。"
