"""A run over paths: outcomes in order, errors that stop no other post, where tasks write."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from dedupe_paragraphs import (
    Clean,
    EngineError,
    InputError,
    OpenPost,
    OutputError,
    Settings,
    SettingsError,
    Task,
    run,
)
from dedupe_paragraphs.api.run import Progress, Run
from dedupe_paragraphs.model.errors import CrashError

TEXT = "The harbour wakes early, and the crews carry their nets down the pier. They do. So do we."
POST = f"# A\n\n{TEXT}\n\nSomething of its own stands here, between the two of them.\n\n{TEXT}\n"
CLEANED = f"# A\n\n{TEXT}\n\nSomething of its own stands here, between the two of them.\n"
PLAIN = Settings(no_cache=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("posts/b.md", "posts/a.md", "posts/c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(POST)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@dataclass(frozen=True)
class Failing(Task[int]):
    """Fails on one post; counts the findings of the others."""

    name: str

    def __call__(self, post: OpenPost) -> int:
        if post.path.endswith(self.name):
            raise ValueError("odd")
        return len(post.check().findings)


@dataclass(frozen=True)
class Where(Task[int]):
    """Tells the process that it runs in."""

    def __call__(self, post: OpenPost) -> int:
        return os.getpid()


@pytest.mark.usefixtures("folder")
def test_outcomes_come_in_the_order_of_paths() -> None:
    outcomes = list(run(["posts/c", "posts"], PLAIN))

    assert [each.path for each in outcomes] == ["posts/a.md", "posts/b.md", "posts/c/d.txt"]
    assert [len(each.result.findings) for each in outcomes if each.result] == [1, 1, 1]


def test_what_is_no_post_stops_no_other(folder: Path) -> None:
    (folder / "posts" / "aa.md").write_bytes(b"a\0")
    (folder / "empty").mkdir()
    outcomes = list(run(["posts", "none.md", "empty"], PLAIN))
    told = {each.path: each.error or each.warning for each in outcomes if not each.result}

    assert [each.path for each in outcomes if each.result] == [
        "posts/a.md",
        "posts/b.md",
        "posts/c/d.txt",
    ]
    assert str(told["none.md"]) == "none.md: no such file or folder"
    assert isinstance(told["posts/aa.md"], InputError)
    assert str(told["empty"]).startswith("no post in this folder (.md ")


@pytest.mark.usefixtures("folder")
def test_a_fault_of_a_task_is_the_outcome_of_its_post() -> None:
    outcomes = list(run(["posts"], PLAIN, Failing("b.md")))

    assert [each.result for each in outcomes] == [1, None, 1]
    error = outcomes[1].error
    assert isinstance(error, CrashError)
    assert "ValueError: odd" in str(error)
    assert "test_run.py" in error.trace


@pytest.mark.parametrize("jobs", [1, 3])
def test_long_work_is_shared_by_workers(folder: Path, jobs: int) -> None:
    for number in range(6):
        (folder / "posts" / f"{number}.md").write_text("Own words.\n\n" * 20_000)
    processes = {
        each.result for each in run(["posts"], Settings(no_cache=True, jobs=jobs), Where())
    }

    assert (processes == {os.getpid()}) == (jobs == 1)


def test_clean_writes_in_place_or_elsewhere(folder: Path) -> None:
    (folder / "posts" / "own.md").write_text("Own words.\n")
    elsewhere = [each.result for each in run(["posts"], PLAIN, Clean(output="out/"))]

    assert [cleaned.changed for cleaned in elsewhere if cleaned] == [True, True, True, False]
    assert (folder / "out" / "c" / "d.txt").read_text() == CLEANED
    assert (folder / "out" / "own.md").read_text() == "Own words.\n"
    assert (folder / "posts" / "a.md").read_text() == POST

    assert all(each.result for each in run(["posts"], PLAIN, Clean()))
    assert (folder / "posts" / "a.md").read_text() == CLEANED


def test_a_post_is_never_written_over_another(folder: Path) -> None:
    outcomes = list(run(["posts"], PLAIN, Clean(output="posts")))

    assert all(isinstance(each.error, OutputError) for each in outcomes)
    assert (folder / "posts" / "a.md").read_text() == POST


def test_what_concerns_all_posts_is_raised(folder: Path) -> None:
    (folder / "no.index").write_bytes(b"no index" * 1000)
    with pytest.raises(EngineError):
        list(run(["posts"], Settings(against="no.index")))
    (folder / "dedupe.toml").write_text("keep = 3\n")
    with pytest.raises(SettingsError, match="line 1: keep: must be first or last"):
        run(["posts"])


@pytest.mark.usefixtures("folder")
def test_progress_and_families_are_told() -> None:
    pytest.importorskip("duckdb")
    steps: list[tuple[int, int]] = []
    stages: list[str] = []

    class Told(Progress):
        def advance(self, done: int, total: int) -> None:
            steps.append((done, total))

        def stage(self, name: str, share: float) -> None:
            stages.append(name)

    settings = Settings(no_cache=True, across=True)
    whole = Run(["posts"], Failing("none"), settings, Told())
    outcomes = list(whole)

    assert len(whole) == len(outcomes) == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert stages[0] == "read"
    assert whole.families == ()  # they are the same as posts
    assert [len(family.rows) for family in whole.post_families] == [3]


def test_a_choice_leaves_posts_out(folder: Path) -> None:
    whole = Run(["posts"], Where(), PLAIN, choose=lambda items: items[1:2])

    assert [each.path for each in whole] == ["posts/b.md"]
