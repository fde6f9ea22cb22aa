"""Stored indices: built, brought up to date, asked, refused, and killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from datasketch import MinHash

from dedupe_paragraphs.across.index import Against, build_index
from dedupe_paragraphs.across.stored import layout
from dedupe_paragraphs.across.stored.file import IndexFile
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.discover import discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.match.signatures import gram_hash, grams
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.errors import (
    DedupeError,
    EngineError,
    OutputError,
)
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Indexed
from tests.shared_texts import (
    CLOCKS,
    DOORS,
    FERRY,
    HARBOUR,
    NOTICE,
    SCHOOL,
    shared_text,
    write_posts,
)

OPENING = "まだどこにも載せていない書き出しの文章である。"
NEW = f"{OPENING}\n\n{CLOCKS}\n\n{FERRY.replace('dawn', 'noon')}\n"


@pytest.fixture(autouse=True)
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_posts(tmp_path / "posts")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "posts"


def built(jobs: int = 1) -> Indexed:
    failures: list[DedupeError] = []
    items = discover(["posts"], Patterns(()).match)
    done = build_index(
        items, "p.index", DEFAULT.options, jobs, failures.append, lambda done, total: None
    )
    assert failures == []
    return done


def findings(text: str, path: str = "new.md", boilerplate: int = 9) -> list[Finding]:
    data = text.encode()
    shared = Against("p.index", boilerplate).of(path, Options(), data)
    report = check(data, path, Options(), shared)
    return [finding for finding in report.findings if finding.rule == "DUP101"]


def test_passages_that_were_published_are_named_with_their_post_and_line() -> None:
    built()

    same, edited = findings(NEW)

    assert (shared_text(same), same.similarity) == ((Relation.SAME, 3), 1.0)
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

    assert relation in {shared_text(finding).relation for finding in findings(f"# 題\n\n{text}\n")}


def test_new_text_was_published_nowhere() -> None:
    built()

    assert (
        findings("この段落はどの記事にも載ったことがなく、似た文章も見当たらないはずである。\n")
        == []
    )


def test_boilerplate_is_no_finding() -> None:
    built()

    assert findings(NOTICE, boilerplate=5) == []
    assert len(findings(NOTICE, boilerplate=6)) == 1


def test_a_published_post_is_not_a_copy_of_itself(posts: Path) -> None:
    built()
    text = (posts / "f-winter.md").read_text("utf-8")

    (finding,) = findings(text, "posts/f-winter.md")

    assert {place.path for place in finding.originals} == {"posts/e-edit.md"}


def test_an_update_equals_a_new_index(posts: Path) -> None:
    assert built() == Indexed(6, 24, 6, 0, 0)
    (posts / "f-winter.md").unlink()
    changed = posts / "c-切れ.md"
    changed.write_text(
        changed.read_text("utf-8") + "\n付け足した段落が一つだけここにある。\n", "utf-8"
    )
    (posts / "g-new.md").write_text(NEW, "utf-8")

    assert built()[2:] == (1, 1, 1)
    updated = Path("p.index").read_bytes()
    Path("p.index").unlink()
    built()

    assert Path("p.index").read_bytes() == updated


def test_nothing_changed_writes_nothing() -> None:
    built()
    before = os.stat("p.index").st_mtime_ns, os.stat("p.index").st_ino

    assert built()[2:] == (0, 0, 0)
    assert (os.stat("p.index").st_mtime_ns, os.stat("p.index").st_ino) == before


def test_workers_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    once = Path("p.index").read_bytes()
    Path("p.index").unlink()
    monkeypatch.setattr("dedupe_paragraphs.across.index.is_long", lambda items: True)
    built(jobs=2)

    assert Path("p.index").read_bytes() == once


def test_a_post_that_cannot_be_read_now_was_published_all_the_same(posts: Path) -> None:
    built()
    (posts / "f-winter.md").write_bytes(b"\xff\xfe broken")
    failures: list[DedupeError] = []
    items = discover(["posts"], Patterns(()).match)
    done = build_index(
        items, "p.index", DEFAULT.options, 1, failures.append, lambda done, total: None
    )

    assert [failure.path for failure in failures] == ["posts/f-winter.md"]
    assert done.posts == 6
    assert findings(DOORS)


def test_signatures_are_those_of_datasketch() -> None:
    built()
    index = IndexFile("p.index")
    place = index.passages([(0, 1)])[0, 1]
    (found,) = index.find([int(index.names[0])], [place.kept.key], "x")[0][:1]
    key = index.passages([(found.post, found.ordinal)])[found.post, found.ordinal].kept.key
    theirs = MinHash(128, seed=1, hashfunc=gram_hash, scheme="affine32")
    theirs.update_batch(sorted(grams(key)))

    assert np.array_equal(index.signatures[0], theirs.hashvalues)


@pytest.mark.parametrize("share", [0, 0.2, 0.5, 0.99])
def test_a_cut_index_is_refused(share: float) -> None:
    built()
    data = Path("p.index").read_bytes()
    Path("p.index").write_bytes(data[: int(len(data) * share)])

    with pytest.raises(EngineError):
        IndexFile("p.index")


def test_another_scheme_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    monkeypatch.setattr(layout, "SCHEME", "another")

    with pytest.raises(EngineError) as caught:
        IndexFile("p.index")
    assert "another scheme" in str(caught.value)


def test_damaged_bytes_inside_end_in_one_error_or_in_none() -> None:
    built()
    data = bytearray(Path("p.index").read_bytes())
    data[8192:] = bytes(255 - byte for byte in data[8192:])
    Path("p.index").write_bytes(data)

    try:
        findings(NEW)
    except EngineError:
        pass
    else:
        assert IndexFile("p.index").find([0], ["text of no post at all"], "x") == [[]]


def test_a_disk_that_is_full_leaves_the_old_index(
    posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built()
    before = Path("p.index").read_bytes()
    (posts / "g.md").write_text(NEW, "utf-8")

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError):
        built()

    assert Path("p.index").read_bytes() == before
    assert [path.name for path in Path().iterdir() if "tmp" in path.name] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills otherwise")
@pytest.mark.parametrize("seconds", [0.2, 0.35, 0.5])
def test_killed_at_any_moment_an_index_is_old_or_new(posts: Path, seconds: float) -> None:
    built()
    for number in range(60):
        text = "\n\n".join(f"{NEW[:-2]}その{number}の{line}。" for line in range(20))
        (posts / f"more-{number}.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dedupe_paragraphs", "index", "posts", "-o", "p.index", "-q"]
    with subprocess.Popen(command) as process:
        time.sleep(seconds)
        process.kill()

    assert len(IndexFile("p.index")) in (6, 66)
    assert findings(NEW)
