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
    assert shared_text(finding)[:2] == (Relation.SAME, 2)
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


CHAIN = (
    "The lighthouse keeper wound the clock each evening at eight and wrote the hour into a book. "
    "When the wind turned he read the entry aloud to nobody, and then he closed the shutters.",
    "The old keeper wound the tall clock each evening at eight and wrote the hour into a ledger. "
    "When the wind turned he read the entry aloud to nobody, and then he closed the shutters.",
    "The old keeper wound the tall clock each evening at eight and wrote the hour into a ledger. "
    "When the weather turned he read the last entry aloud to nobody, and then he shut the windows.",
)
JA_CHAIN = (
    "灯台守は毎晩八時に時計を巻き、その時刻を小さな帳面に書きつけていた。"
    "風が変わると記録を声に出して読み、それから鎧戸を静かに閉めた。",
    "灯台守は毎晩八時に時計を巻き、その時刻を古い帳簿に書きつけていた。"
    "風が変わると記録を声に出して読み、それから鎧戸を静かに閉めた。",
    "灯台守は毎晩八時に時計を巻き、その時刻を古い帳簿に書きつけていた。"
    "風が変わると記録を声に出して読み、やがて雨戸を静かに閉めた。",
)


def chained(*texts: str) -> dict[str, list[Finding]]:
    """Return the findings of posts of which each has one of some texts."""
    for number, text in enumerate(texts):
        own = [filler(100 * number + seed) for seed in range(4)]
        body = "\n\n".join([*own[:2], text, *own[2:]])
        Path(f"202{number}-01-01-post.md").write_text(f"{body}\n", encoding="utf-8")
    items = discover(["."], Patterns(()).match)
    copies = join_posts(items, SETTINGS, lambda stage, share: None)
    names = sorted(path.name for path in Path().glob("*.md"))
    reports = (check(Path(n).read_bytes(), n, DEFAULT.options(n), copies.of(n)) for n in names)
    return {report.post.path: list(report.findings) for report in reports}


@pytest.mark.parametrize("texts", [CHAIN, JA_CHAIN], ids=["en", "ja"])
def test_the_first_of_a_chain_is_named(texts: tuple[str, ...]) -> None:
    first, *later = chained(*texts).values()

    assert first == []
    for findings in later:
        (finding,) = findings
        assert {place.path for place in finding.originals} == {"2020-01-01-post.md"}


def test_an_edited_copy_that_says_most_is_kept() -> None:
    fuller = CHAIN[1] + " In the spring of that year a second keeper came to help with the lamp."
    first, middle, last = chained(CHAIN[0], CHAIN[1], fuller).values()

    assert first == []
    assert [shared_text(each).fullest for each in (*middle, *last)] == ["2022-01-01-post.md"] * len(
        (*middle, *last)
    )
    assert [each.safety for each in middle] == [Safety.UNSAFE]
