"""Questions: forth, back, and the same answer for all alike."""

from pathlib import Path

from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.review.decide import ReviewedPost
from dedupe_paragraphs.review.reviewing import Questions, Reviewing, Standing
from tests.fixtures import FIXTURES, read_case
from tests.review.test_decide import BOTH, EDITED, FIX, SWAP, A, B, C, D, reviewed


def asked(post: ReviewedPost, standing: Standing | None = None) -> Questions:
    return Questions(post, {} if standing is None else standing)


def test_one_question_a_finding() -> None:
    questions = asked(reviewed(A, B, A, C, B))

    assert (questions.current, questions.place) == (0, (1, 2))
    assert questions.answer(FIX)
    assert (questions.current, questions.place) == (1, (2, 2))
    assert questions.answer(BOTH)
    assert questions.current is None
    assert questions.post.decided == 2
    assert questions.post.outcome.data.decode() == f"{A}\n\n{B}\n\n{C}\n\n{B}\n"


def test_back_forgets_the_answer() -> None:
    questions = asked(reviewed(A, B, A, C, B))

    assert not questions.back()
    questions.answer(FIX)
    questions.answer(FIX)
    assert questions.back()
    assert questions.current == 1
    assert questions.back()
    assert questions.current == 0
    assert questions.post.outcome.data == questions.reviewed.post.data


def test_an_answer_for_all_alike_holds_in_the_next_post_too() -> None:
    standing: Standing = {}
    first, second = reviewed(A, B, A, C, B), reviewed(A, D, EDITED, C, C)
    questions = asked(first, standing)

    questions.answer(FIX, for_all=True)
    assert questions.current is None

    following = asked(second, standing)
    assert following.current is not None
    assert second.findings[following.current].rule == "DUP002"


def test_back_takes_an_answer_for_all_alike_back() -> None:
    standing: Standing = {}
    questions = asked(reviewed(A, B, A, C, B), standing)
    questions.answer(SWAP, for_all=True)

    assert questions.back()
    assert (questions.current, standing) == (0, {})
    questions.answer(BOTH)
    assert questions.current == 1


def test_a_skip_decides_nothing() -> None:
    questions = asked(reviewed(A, B, A))
    questions.answer(Answer(Choice.SKIP))

    assert (questions.current, questions.post.decided) == (None, 0)


def test_only_some_are_asked() -> None:
    assert Questions(reviewed(A, B, A, C, B), {}, {1}).current == 1
    assert Questions(reviewed(A, B, A, C, B), {}, set()).current is None


def test_an_answer_that_cannot_be_done_leaves_the_question() -> None:
    post = reviewed("# 港", A, B, "## もう一度", A, B, "## 別の話", C)
    questions = asked(post)
    while questions.current is not None and questions.current != post.order[-1]:
        questions.answer(BOTH)

    assert questions.current is None, "a heading with its text is no question"


def test_damage_is_measured_before_the_review_changes_the_post(tmp_path: Path) -> None:
    """What the post repeats besides is still offered once the damage is removed and written."""
    case = read_case(FIXTURES / "rules" / "DUP008" / "in-a-damaged-post.md")
    path = tmp_path / "a.md"
    path.write_bytes(case.given)
    options = Options(select=frozenset({"DUP001", "DUP008"}))
    reviewing = Reviewing(ReviewedPost(case.given, str(path), options))
    for number, finding in enumerate(reviewing.reviewed.findings):
        if finding.safety is Safety.SAFE:
            assert reviewing.answer(number, FIX)
    reviewing.write(1)

    assert [each.safety for each in reviewing.reviewed.findings] == [Safety.UNSAFE]
    reviewing.reread()
    assert [each.safety for each in reviewing.reviewed.findings] == [Safety.MANUAL]
