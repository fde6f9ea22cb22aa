"""DUP101: what posts do not share, then what they do, as findings of one post."""

from pathlib import Path

import pytest

from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Safety
from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D
from tests.shared_texts import filler, shared_text

CODE = "DUP101"
SETTINGS = DEFAULT.apply({"boilerplate_posts": 5})
IGNORE = "<!-- dedupe-ignore -->"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shared(old: tuple[str, ...], new: tuple[str, ...]) -> list[Finding]:
    """Return what a new post is found to share with an old one."""
    for name, blocks in (("2024-01-01-old.md", old), ("2025-01-01-new.md", new)):
        own = [filler(100 * (blocks is new) + number) for number in range(4)]
        text = "\n\n".join([*own[2:], *blocks, *own[:2]])
        Path(name).write_text(f"{text}\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)
    copies = join_posts(items, SETTINGS, lambda stage, share: None)
    report = check(Path(name).read_bytes(), name, DEFAULT.options(name), copies.of(name))
    return [each for each in report.findings if each.rule == CODE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param((A, B), (C, D), id="nothing is shared"),
        pytest.param((JA_A, JA_B), (JA_C,), id="nothing is shared, in Japanese"),
        pytest.param(("## Notes", A), ("## Notes", B), id="a heading"),
        pytest.param((f"{A[:41]} {B}",), (f"{A[:41]} {C}",), id="one sentence"),
        pytest.param(
            (A, "<!-- dedupe-ignore -->", B), (C, "<!-- dedupe-ignore -->", B), id="silenced"
        ),
    ],
)
def test_nothing_is_shared(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    assert shared(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"), [((A, B), (C, A)), ((JA_A, JA_B), (JA_C, JA_A))], ids=["en", "ja"]
)
def test_a_block_of_another_post_is_offered(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    (finding,) = shared(old, new)

    assert finding.safety is Safety.UNSAFE
    assert shared_text(finding) == (Relation.SAME, 2)
    assert [place.path for place in finding.originals] == ["2024-01-01-old.md"]


def test_a_run_is_one_finding() -> None:
    (finding,) = shared((A, B, C), (D, A, B))

    assert finding.blocks == 2


def test_what_the_post_itself_repeats_is_left_to_its_own_rules() -> None:
    (found,) = shared((A, B), (C, A, D, A))

    assert found.spans[0].start < Path(found.path).read_bytes().rindex(A.encode())


@pytest.mark.parametrize(
    ("first", "own", "second"),
    [
        (A, " Nobody else has ever written this sentence down. ", B),
        (JA_A, "この一文はほかのどこにも書かれていない。", JA_B),
    ],
    ids=["en", "ja"],
)
def test_a_paragraph_with_two_copied_stretches_shares_both(
    first: str, own: str, second: str
) -> None:
    found = shared((first, second), (first + own + second,))

    starts = [each.place.start for each in found]
    assert starts[1] - starts[0] == len((first + own).encode())
    assert [shared_text(each).relation for each in found] == [Relation.PARTIAL] * 2
