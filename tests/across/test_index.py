"""Stored indices: built, brought up to date, asked, refused, damaged, and killed."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dedupe_paragraphs.across.index import (
    Against,
    list_posts,
    remove_posts,
    require_index,
    store_at,
)
from dedupe_paragraphs.across.rows import Row, rows_of
from dedupe_paragraphs.across.sql import PLACES
from dedupe_paragraphs.across.stored import published
from dedupe_paragraphs.across.stored.change import posts_of
from dedupe_paragraphs.across.stored.published import IndexHit, PublishedPosts
from dedupe_paragraphs.api.index import index
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.errors import DedupeError, EngineError, OutputError
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Indexed
from dedupe_paragraphs.post.parse import parse
from tests.shared_texts import (
    CLOCKS,
    DOORS,
    FERRY,
    HARBOUR,
    NOTICE,
    SCHOOL,
    filler,
    shared_text,
    write_posts,
)

OPENING = f"まだどこにも載せていない書き出しの文章である。\n\n{filler(20)}\n\n{filler(21)}"
_EDITED = FERRY.replace("dawn", "noon").replace("mail", "post").replace("far", "near")
NEW = f"{OPENING}\n\n{CLOCKS}\n\n{_EDITED}\n"


@pytest.fixture(autouse=True)
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_posts(tmp_path / "posts")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "posts"


def built(jobs: int = 1, *, update: bool = False, failures: list[str] | None = None) -> Indexed:
    told: list[Outcome[None]] = []
    settings = DEFAULT.apply({"jobs": jobs})
    done = index(["posts"], "p.index", settings, told.append, update=update)
    assert [each.path for each in told] == (failures or [])
    return done


def contents() -> tuple[object, ...]:
    """Return what an index holds, whatever numbers its posts have."""
    store = store_at("p.index")
    with store.reading():
        paths = {number: post.path for number, post in posts_of(store)}
        texts = [pair for _, row in store.every("texts") for pair in pairs(row)]
        codes = [pair for _, row in store.every("codes") for pair in pairs(row)]
        passages = {
            (paths[place // PLACES], place % PLACES): row for place, row in store.every("passages")
        }
    places = sorted((text, paths[place // PLACES], place % PLACES) for text, place in texts)
    return list_posts("p.index"), passages, places, sorted(codes)


def pairs(row: bytes) -> list[tuple[int, int]]:
    numbers = memoryview(row).cast("q").tolist()
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def findings(text: str, path: str = "new.md", boilerplate: int = 9) -> list[Finding]:
    data = text.encode()
    shared = Against("p.index", boilerplate).of(path, Options(), data)
    report = check(data, path, Options(), shared)
    return [finding for finding in report.findings if finding.rule == "DUP101"]


def test_passages_that_were_published_are_named_with_their_post_and_line() -> None:
    built()

    same, edited = findings(NEW)

    assert (*shared_text(same)[:2], same.similarity) == (Relation.SAME, 3, 1.0)
    assert (shared_text(edited).relation, edited.similarity > 0.9) == ("edited", True)
    for finding in (same, edited):
        (place,) = finding.originals
        assert place.path == "posts/b-古い.md"
        assert place.marks is not None
        line = Path(place.path).read_text("utf-8").split("\n")[place.marks[0] - 1]
        assert line in (CLOCKS, FERRY)


@pytest.mark.parametrize(
    ("text", "relation"),
    [(SCHOOL[:40], "cut"), (f"{HARBOUR}{CLOCKS}{SCHOOL}{FERRY}", "strung"), (DOORS, "same")],
)
def test_cut_and_strung_copies_are_found(text: str, relation: str) -> None:
    built()

    assert relation in {
        shared_text(finding).relation
        for finding in findings(f"題は別にある。\n\n{OPENING}\n\n{text}\n")
    }


def test_new_text_was_published_nowhere() -> None:
    built()

    assert (
        findings("この段落はどの記事にも載ったことがなく、似た文章も見当たらないはずである。\n")
        == []
    )


def test_boilerplate_is_no_finding() -> None:
    built()
    notice = f"{OPENING}\n\n{NOTICE}\n\n{filler(22)}\n\n{filler(23)}\n"

    assert [f.originals for f in findings(notice, boilerplate=5)] == []
    assert len(findings(notice, boilerplate=6)) == 1


def test_a_published_post_is_not_a_copy_of_itself(posts: Path) -> None:
    built()
    text = (posts / "f-winter.md").read_text("utf-8")

    (finding,) = findings(text, "posts/f-winter.md")

    assert {place.path for place in finding.originals} == {"posts/e-edit.md"}


def test_an_update_equals_a_new_index(posts: Path) -> None:
    assert built() == Indexed(6, 39, 6, 0, 0)
    (posts / "f-winter.md").unlink()
    changed = posts / "c-切れ.md"
    changed.write_text(
        changed.read_text("utf-8") + "\n付け足した段落が一つだけここにある。\n", "utf-8"
    )
    (posts / "g-new.md").write_text(NEW, "utf-8")

    assert built(update=True)[2:] == (1, 1, 1)
    updated = contents()
    built()
    assert contents() == updated


def test_an_index_that_grows_has_more_buckets_and_the_same_pairs(
    posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dedupe_paragraphs.across.stored.postings._BUCKET", 2)
    monkeypatch.setattr("dedupe_paragraphs.across.stored.postings._HELD", 50)
    (posts / "b-古い.md").rename("b.md")
    built()
    Path("b.md").rename(posts / "b-古い.md")

    assert built(update=True)[2:] == (1, 0, 0)
    updated = contents()
    store = store_at("p.index")
    with store.reading():
        assert published.head_of(store).codes[0] > 8
    monkeypatch.setattr("dedupe_paragraphs.across.stored.postings._BUCKET", 96)
    built()
    assert contents() == updated


def test_posts_are_read_again_where_their_options_changed() -> None:
    built()
    settings = DEFAULT.apply({"jobs": 1, "min_length": 200})

    done = index(["posts"], "p.index", settings, update=True)

    assert done[2:] == (0, 6, 0)


def test_nothing_changed_writes_nothing() -> None:
    built()
    before = Path("p.index").stat().st_mtime_ns, Path("p.index").read_bytes()

    assert built(update=True)[2:] == (0, 0, 0)
    assert (Path("p.index").stat().st_mtime_ns, Path("p.index").read_bytes()) == before


def test_workers_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    once = contents()
    monkeypatch.setattr("dedupe_paragraphs.api.index.is_long", lambda items: True)
    built(jobs=2)

    assert contents() == once


def test_a_post_that_cannot_be_read_now_was_published_all_the_same(posts: Path) -> None:
    built()
    (posts / "f-winter.md").write_bytes(b"\xff\xfe broken")

    assert built(update=True, failures=["posts/f-winter.md"]).posts == 6
    assert findings(f"{OPENING}\n\n{DOORS}\n\n{filler(22)}\n")


def test_posts_are_listed_and_removed() -> None:
    built()
    assert [(post.path, post.passages) for post in list_posts("p.index")][-2:] == [
        ("posts/e-edit.md", 6),
        ("posts/f-winter.md", 5),
    ]

    assert remove_posts("p.index", ["posts/f-winter.md"]) == Indexed(5, 34, 0, 0, 1)
    ((place,),) = [
        finding.originals for finding in findings(f"{OPENING}\n\n{DOORS}\n\n{filler(22)}\n")
    ]
    assert place.path == "posts/e-edit.md"
    removed = contents()
    Path("posts/f-winter.md").unlink()
    built()
    assert contents() == removed


def test_a_post_that_is_not_there_is_not_removed_nor_any_other() -> None:
    built()
    before = contents()

    with pytest.raises(EngineError):
        remove_posts("p.index", ["posts/f-winter.md", "posts/none.md"])
    assert contents() == before


@pytest.mark.parametrize("share", [0, 0.001, 0.2, 0.5, 0.99])
def test_a_cut_index_is_refused(share: float) -> None:
    built()
    data = Path("p.index").read_bytes()
    Path("p.index").write_bytes(data[: int(len(data) * share)])

    with pytest.raises(EngineError):
        require_index("p.index")
    with pytest.raises(EngineError):
        built(update=True)


def test_another_scheme_is_refused_and_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    monkeypatch.setattr(published, "SCHEME", "another")

    with pytest.raises(EngineError) as caught:
        require_index("p.index")
    assert "another scheme" in str(caught.value)
    built()


def test_an_index_of_a_newer_version_is_refused() -> None:
    built()
    with sqlite3.connect("p.index") as newer:
        newer.execute("PRAGMA user_version = 4")

    with pytest.raises(EngineError) as caught:
        require_index("p.index")
    assert "an index of form 4, and this version reads form 3" in str(caught.value)


def test_an_index_of_an_older_version_is_refused_and_built_anew() -> None:
    Path("p.index").write_bytes(b'dedupe index\n{"form": 1}'.ljust(8192))

    with pytest.raises(EngineError) as caught:
        require_index("p.index")
    assert "build it again with `dedupe index`" in str(caught.value)
    assert built().posts == 6
    assert findings(NEW)


def test_a_file_that_is_no_index_is_not_written_over() -> None:
    for text in ("港の記事。\n", "SQLite format 3\0" + 100 * "x"):
        Path("p.index").write_text(text, "utf-8")

        with pytest.raises(EngineError):
            built()
        assert Path("p.index").read_text("utf-8") == text


def test_two_runs_do_not_write_one_index_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    monkeypatch.setattr("dedupe_paragraphs.across.stored.sqlite._PATIENCE", 0.01)

    with store_at("p.index").writing(anew=False):
        for update in (False, True):
            with pytest.raises(EngineError) as caught:
                built(update=update)
            assert "another run is writing this index" in str(caught.value)
        assert findings(NEW)


def test_of_1000_flipped_bits_none_gives_a_wrong_answer() -> None:
    built()
    whole = Path("p.index").read_bytes()
    text = f"{NEW}\n\n{HARBOUR}{CLOCKS}{SCHOOL}\n\n{SCHOOL[:48]}\n\n{DOORS}\n"
    rows = list(rows_of(parse(text.encode(), "new.md", "auto"), Options()))
    right = answered(rows)
    drawn, refused = random.Random(7), 0
    assert len(right[1]) > 5

    for _ in range(1_000):
        flipped = bytearray(whole)
        flipped[drawn.randrange(len(whole))] ^= 1 << drawn.randrange(8)
        Path("p.index").write_bytes(flipped)
        try:
            assert answered(rows) == right
        except DedupeError:
            refused += 1
    assert refused > 100


def answered(rows: list[Row]) -> tuple[list[list[IndexHit]], list[Row]]:
    """Return all that the judgement of a post takes from an index."""
    store = store_at("p.index")
    with store.reading():
        index = PublishedPosts(store)
        found = index.find(rows, 9)
        return found, index.beside((hit.post, hit.ordinal) for hits in found for hit in hits)


def test_a_disk_that_is_full_leaves_the_old_index(posts: Path) -> None:
    built()
    before = Path("p.index").read_bytes()
    (posts / "g.md").write_text(NEW + "\n\n".join(f"{n}の{CLOCKS}" for n in range(200)), "utf-8")
    resource = pytest.importorskip("resource", reason="not on Windows")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), limit[1]))
    try:
        with pytest.raises(OutputError):
            built(update=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert findings(NEW)
    assert len(list_posts("p.index")) == 6


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills otherwise")
@pytest.mark.parametrize("seconds", [0.2, 0.35, 0.5])
@pytest.mark.parametrize("update", [False, True])
def test_killed_at_any_moment_an_index_is_old_or_new(
    posts: Path, seconds: float, *, update: bool
) -> None:
    built()
    for number in range(60):
        text = "\n\n".join(f"{NEW[:-2]}その{number}の{line}。" for line in range(20))
        (posts / f"more-{number}.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dedupe_paragraphs", "index", "posts", "-o", "p.index", "-q"]
    command += ["--update"] if update else []
    with subprocess.Popen(command) as process:
        time.sleep(seconds)
        process.kill()

    assert len(list_posts("p.index")) in (6, 66)
    assert findings(NEW)
