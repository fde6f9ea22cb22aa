"""What posts share: families, survivors, boilerplate, and cleaning that the folder proves."""

from dataclasses import replace
from pathlib import Path

import pytest

from dedupe_paragraphs.across.clean import FolderProof
from dedupe_paragraphs.across.join import join_posts
from dedupe_paragraphs.api.verify import verify
from dedupe_paragraphs.config.settings import DEFAULT, Settings
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import CrossPosts
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Cleaned
from dedupe_paragraphs.model.rule import Safety
from tests.shared_texts import (
    CLOCKS,
    DOORS,
    FERRY,
    HARBOUR,
    NOTICE,
    OWN,
    SCHOOL,
    shared_text,
    write_posts,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_posts(tmp_path / "posts")
    monkeypatch.chdir(tmp_path / "posts")
    return tmp_path / "posts"


def joined(settings: Settings = DEFAULT, posts: int = 5, **how: object) -> CrossPosts:
    items = discover(["."], Patterns(()).match)
    settings = settings.apply({"boilerplate_posts": posts, "jobs": 1, **how})
    return join_posts(items, settings, lambda stage, share: None)


def found(shared: CrossPosts, name: str, settings: Settings = DEFAULT) -> list[Finding]:
    data = Path(name).read_bytes()
    report = check(data, name, settings.options(name), shared.of(name))
    return [finding for finding in report.findings if finding.rule == "DUP101"]


def cleaned(shared: CrossPosts, name: str, settings: Settings = DEFAULT) -> Cleaned:
    proof = FolderProof(shared, settings.options)
    data = Path(name).read_bytes()
    return proof.clean(data, name, settings.options(name), shared.of(name))


@pytest.mark.usefixtures("folder")
def test_a_run_is_one_finding_that_names_the_oldest_post() -> None:
    (finding,) = found(joined(), "a-新しい.md")

    assert (finding.blocks, shared_text(finding).relation, finding.similarity) == (3, "same", 1.0)
    assert finding.safety is Safety.UNSAFE
    assert {place.path for place in finding.originals} == {"b-古い.md"}
    lines = Path("b-古い.md").read_text("utf-8").split("\n")
    for place in finding.originals:
        assert place.marks is not None
        assert lines[place.marks[0] - 1] in (HARBOUR, CLOCKS, SCHOOL)


@pytest.mark.usefixtures("folder")
def test_the_oldest_post_has_nothing_to_say() -> None:
    shared = joined()

    assert found(shared, "b-古い.md") == []
    assert found(shared, "f-winter.md") == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "relation"), [("c-切れ.md", "cut"), ("d-連結.md", "strung"), ("e-edit.md", "edited")]
)
def test_cut_strung_and_edited_copies_are_found(name: str, relation: str) -> None:
    assert relation in {shared_text(finding).relation for finding in found(joined(), name)}


@pytest.mark.usefixtures("folder")
def test_families_are_told_once_with_their_posts_and_their_fullest_copy() -> None:
    families = {family.text: family for family in joined().families or ()}

    assert len(families) == 6
    assert {HARBOUR, CLOCKS, SCHOOL, DOORS, NOTICE} <= set(families)
    assert families[SCHOOL].posts == ("b-古い.md", "a-新しい.md", "c-切れ.md", "d-連結.md")
    assert families[SCHOOL].fullest.path == "b-古い.md"
    assert families[DOORS].posts == ("f-winter.md", "e-edit.md")
    assert [text for text, family in families.items() if family.boilerplate] == [NOTICE]


@pytest.mark.usefixtures("folder")
def test_boilerplate_is_no_finding_unless_it_is_to_be_stripped() -> None:
    kept, stripped = joined(), joined(boilerplate="strip")
    more = {
        name: len(found(stripped, name)) - len(found(kept, name))
        for name in ("a-新しい.md", "b-古い.md", "c-切れ.md")
    }

    assert more["b-古い.md"] == 0
    assert more["c-切れ.md"] >= 1


@pytest.mark.usefixtures("folder")
def test_keep_last_keeps_the_newest() -> None:
    settings = replace(DEFAULT, keep="last")
    shared = joined(settings, posts=9)

    assert found(shared, "e-edit.md", settings) == []
    (finding,) = [
        f for f in found(shared, "f-winter.md", settings) if shared_text(f).relation == "same"
    ]
    assert {place.path for place in finding.originals} == {"e-edit.md"}


@pytest.mark.usefixtures("folder")
def test_cleaning_removes_what_the_oldest_post_keeps_and_nothing_else() -> None:
    shared = joined(posts=9)
    after = {
        name: cleaned(shared, name).data.decode()
        for name in (
            "a-新しい.md",
            "b-古い.md",
            "c-切れ.md",
            "d-連結.md",
            "e-edit.md",
            "f-winter.md",
        )
    }

    text = "\n".join(after.values())
    assert all(text.count(own) == 1 for own in (HARBOUR, CLOCKS, SCHOOL, DOORS, FERRY, *OWN))
    assert HARBOUR in after["b-古い.md"]
    assert DOORS in after["f-winter.md"]
    assert SCHOOL[:20] not in after["c-切れ.md"]
    assert OWN[3] in after["d-連結.md"]
    assert HARBOUR not in after["d-連結.md"]


@pytest.mark.usefixtures("folder")
def test_a_passage_stays_if_the_other_post_is_gone_meanwhile() -> None:
    shared = joined(posts=9)
    Path("b-古い.md").unlink()
    before = Path("a-新しい.md").read_bytes()

    result = cleaned(shared, "a-新しい.md")

    assert result.data == before
    assert verify(before, result.data)


@pytest.mark.usefixtures("folder")
def test_a_post_that_was_edited_meanwhile_keeps_its_passage() -> None:
    shared = joined(posts=9)
    post = Path("a-新しい.md")
    post.write_text(post.read_text("utf-8").replace(CLOCKS, CLOCKS[:-1] + "らしい。"), "utf-8")

    after = cleaned(shared, "a-新しい.md").data.decode()

    assert CLOCKS[:-1] + "らしい。" in after
    assert HARBOUR not in after


@pytest.mark.usefixtures("folder")
def test_a_silenced_passage_is_an_original_and_no_copy() -> None:
    post = Path("a-新しい.md")
    text = post.read_text("utf-8").replace(HARBOUR, f"<!-- dedupe-ignore -->\n\n{HARBOUR}")
    post.write_text(text, "utf-8")

    (finding,) = found(joined(posts=9), "a-新しい.md")[:1]

    assert HARBOUR not in finding_text(finding)
    assert CLOCKS in finding_text(finding)


def finding_text(finding: Finding) -> str:
    data = Path(finding.path).read_bytes()
    return data[finding.place.start : finding.place.end].decode()


@pytest.mark.usefixtures("folder")
def test_the_order_of_files_and_the_number_of_workers_change_nothing() -> None:
    items = discover(["."], Patterns(()).match)
    once = joined()
    settings = DEFAULT.apply({"boilerplate_posts": 5, "jobs": 2})
    turned = join_posts(items[::-1], settings, lambda stage, share: None)

    assert once == turned


@pytest.mark.usefixtures("folder")
def test_little_memory_and_disk_give_the_same() -> None:
    assert joined() == joined(memory="256MB")
