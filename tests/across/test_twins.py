"""Posts that say the same: which are reported, and which are named and not counted."""

from pathlib import Path

import pytest

from dedupe_paragraphs.across.clean import FolderProof
from dedupe_paragraphs.across.index import Against
from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.across.twins import is_series, noted
from dedupe_paragraphs.api.index import index
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import CrossPosts
from dedupe_paragraphs.model.evidence import RepeatedWhole
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.report.words import families
from tests.shared_texts import filler

EN = [filler(seed, "en") for seed in range(40, 60)]
JA = [filler(seed) for seed in range(40, 60)]
KO = [
    "등대지기의 집에는 낡은 시계가 세 개 있고 저마다 다른 시각을 가리킨다. 모두 그만두었다.",
    "섬의 학교에는 학생이 일곱 명뿐이지만 운동회에는 이백 명이 모인다. 의자가 쌓여 있다.",
    "배는 새벽에 떠나며 편지와 빵을 싣는다. 일요일에는 건너편 마을의 악대도 함께 탄다.",
    "겨울에는 아무도 문을 잠그지 않는다. 바람이 다른 길을 찾아 들어올 뿐이기 때문이다.",
]
EACH = pytest.mark.parametrize("texts", [EN, JA, KO], ids=["en", "ja", "ko"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def post(path: str, title: str, *paragraphs: str, head: str = "") -> None:
    text = "\n\n".join(paragraphs)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(f"---\ntitle: '{title}'\n{head}---\n\n{text}\n", encoding="utf-8")


def joined() -> CrossPosts:
    items = discover(["."], Patterns(()).match)
    return join_posts(items, DEFAULT.apply({"jobs": 1}), lambda stage, share: None)


def found(path: str, shared: CrossPosts | None = None) -> list[Finding]:
    shared = joined() if shared is None else shared
    return list(
        check(Path(path).read_bytes(), path, DEFAULT.options(path), shared.of(path)).findings
    )


def told(findings: list[Finding]) -> list[tuple[str, str, float]]:
    return [
        (each.rule, each.originals[0].path, each.similarity)
        for each in findings
        if each.rule.startswith("DUP10")
    ]


@EACH
def test_a_post_that_is_less_than_half_of_another_is_none(texts: list[str]) -> None:
    post("2024-01-01-a.md", "A", *texts[:3], filler(92))
    post("2025-01-01-b.md", "B", filler(93), texts[0], filler(90), filler(91), filler(94))
    shared = joined()

    assert "DUP102" not in {rule for rule, _, _ in told(found("2025-01-01-b.md", shared))}
    assert shared.posts == ()


@EACH
def test_the_same_post_is_one_finding(texts: list[str]) -> None:
    post("2024-01-01-a.md", "A", *texts[:4])
    post("2025-01-01-b.md", "B", "".join(texts[:2]), "## New", *texts[2:4])
    shared = joined()

    ((rule, other, share),) = told(found("2025-01-01-b.md", shared))
    assert (rule, other) == ("DUP102", "2024-01-01-a.md")
    assert share > 0.9
    assert told(found("2024-01-01-a.md", shared)) == []


def test_titles_dates_and_the_fuller_one_are_named() -> None:
    post("2024-01-01-a.md", "The harbour", *EN[:3])
    post("2025-01-01-b.md", "The harbour again", *EN[:4])

    (finding,) = found("2025-01-01-b.md")
    assert isinstance(finding.evidence, RepeatedWhole)
    said = finding.evidence.found
    assert (said.own.title, said.own.date) == ("The harbour again", "2025-01-01")
    assert (said.other.title, said.other.date) == ("The harbour", "2024-01-01")
    assert said.more > 0
    assert said.fullest == "2025-01-01-b.md"


def test_an_older_post_that_is_in_a_longer_one_is_reported() -> None:
    post("2024-01-01-a.md", "A", *EN[:2])
    post("2025-01-01-b.md", "B", *EN[:8])
    shared = joined()

    assert told(found("2024-01-01-a.md", shared)) == [("DUP102", "2025-01-01-b.md", 1.0)]
    assert told(found("2025-01-01-b.md", shared)) == []


def test_the_first_of_a_chain_is_named() -> None:
    post("2024-01-01-a.md", "A", *EN[:6])
    post("2024-01-02-b.md", "B", *EN[:5], EN[10])
    post("2024-01-03-c.md", "C", *EN[:5], EN[10], EN[11])
    shared = joined()

    assert [other for _, other, _ in told(found("2024-01-03-c.md", shared))] == ["2024-01-01-a.md"]
    assert len(shared.posts) == 1


def test_edited_sentences_count_and_other_numbers_do_not() -> None:
    text = "The keeper wound the {0} lamp at dusk and went down to the quay with his dog."
    others = ("old", "big", "red", "new", "odd", "far", "raw", "wet")
    lines = [
        f"On day {n} of the long winter the harbour at pier {n} held {7 * n} boats."
        for n in range(9)
    ]
    post("2024-01-01-a.md", "A", *(text.format(each) for each in others[:1]), EN[0], EN[1])
    post("2025-01-01-b.md", "B", text.format("dim"), EN[0].replace("the ", "The "), EN[1])
    post("2024-02-01-c.md", "C", *lines)
    post(
        "2025-02-01-d.md",
        "D",
        *(line.replace("day ", "day 1").replace("pier ", "pier 2") for line in lines),
    )
    shared = joined()

    assert [rule for rule, _, _ in told(found("2025-01-01-b.md", shared))] == ["DUP102"]
    assert told(found("2025-02-01-d.md", shared)) == []


@pytest.mark.parametrize(
    ("path", "head", "note"),
    [
        ("_drafts/b.md", "", "draft"),
        ("b.md", "draft: true\n", "draft"),
        ("_site/2025/b.md", "", "build"),
        ("ja/2024-01-01-a.md", "", "translation"),
    ],
)
def test_copies_on_purpose_are_named_and_not_counted(path: str, head: str, note: str) -> None:
    post("2024-01-01-a.md", "A", *EN[:3])
    post(path, "A", *EN[:3], head=head)
    shared = joined()

    ((family),) = shared.posts
    assert {name.path: why for name, _, why in family.rows} == {"2024-01-01-a.md": "", path: note}
    assert told(found(path, shared)) == told(found("2024-01-01-a.md", shared)) == []


def test_what_is_not_counted_is_named() -> None:
    post("2024-01-01-a.md", "A", *EN[:3])
    post("_drafts/b.md", "A", *EN[:3])
    (said,) = families.counted(joined().posts)

    assert said == "2 posts say what others say; draft: _drafts/b.md, not counted."
    assert len(families.post_families(joined().posts)) == 3


def test_a_draft_that_is_older_is_still_the_copy() -> None:
    post("2023-01-01-a.md", "A", *EN[:3], head="draft: true\n")
    post("2024-01-01-b.md", "A", *EN[:3])

    assert told(found("2024-01-01-b.md")) == []


def test_a_shared_passage_is_reported_once_for_posts_that_say_the_same() -> None:
    passage = "\n\n".join(EN[12:14])
    post("2023-01-01-old.md", "Old", EN[14], EN[15], passage, EN[16], EN[17], EN[18])
    for year in (2024, 2025):
        post(f"{year}-01-01-a.md", "A", *EN[:3], passage, *EN[3:5])
    shared = joined()

    assert [each[0] for each in told(found("2024-01-01-a.md", shared))] == ["DUP101"]
    assert [each[0] for each in told(found("2025-01-01-a.md", shared))] == ["DUP102"]


def test_cleaning_does_not_edit_a_post_because_of_its_twin() -> None:
    post("2024-01-01-a.md", "A", *EN[:4])
    post("2025-01-01-b.md", "B", *EN[:4])
    shared, path = joined(), "2025-01-01-b.md"
    data, options = Path(path).read_bytes(), DEFAULT.options(path)

    assert (
        FolderProof(shared, DEFAULT.options).clean(data, path, options, shared.of(path)).data
        == data
    )


def test_an_index_is_asked_for_posts_too() -> None:
    post("posts/2024-01-01-a.md", "A", *EN[:4])
    post("posts/2024-01-02-c.md", "C", *EN[5:9])
    index(["posts"], "p.index", DEFAULT.apply({"jobs": 1}))
    post("new.md", "B", *EN[:3], EN[10])
    data = Path("new.md").read_bytes()

    shared = Against("p.index", 5).of("new.md", DEFAULT.options("new.md"), data)
    findings = list(check(data, "new.md", DEFAULT.options("new.md"), shared).findings)
    assert [each[:2] for each in told(findings)] == [("DUP102", "posts/2024-01-01-a.md")]


@pytest.mark.parametrize(
    ("title", "other", "series"),
    [
        ("Building a boat, part 1", "Building a boat, part 2", True),
        ("船を造る 第一回", "船を造る 第二回", True),
        ("船を造る（上）", "船を造る（下）", True),
        ("Ein Boot bauen, Teil II", "Ein Boot bauen, Teil III", True),
        ("News of 2024-01-05", "News of 2024-01-12", False),
        ("Building a boat", "Building a boat", False),
        ("Building a boat", "Mending a net", False),
    ],
)
def test_parts_of_a_series_are_told_by_their_titles(
    title: str, other: str, *, series: bool
) -> None:
    assert is_series(title, other) is series


def test_a_folder_that_only_looks_like_a_language_is_none() -> None:
    row = {"draft": False, "other_draft": False}

    assert noted(row | {"path": "to/a.md", "other_path": "up/a.md"}) == ("", "")
    assert noted(row | {"path": "de/a.md", "other_path": "en/a.md"}) == ("translation", "")
    assert noted(row | {"path": "docs/a.md", "other_path": "i18n/ja/docs/a.md"}) == (
        "translation",
        "",
    )
