"""The first pass over posts that are joined: each is analysed once, and kept for the next run."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_texts import filler, write_posts

pytest.importorskip("duckdb", reason="the extra `archive` is not installed")

WATCHED = """
import os
import dedupe_paragraphs.api.reading as reading
import dedupe_paragraphs.fix.check as check
from dedupe_paragraphs.across.duckdb import Embedded
from dedupe_paragraphs.cli.main import main

log = open(os.environ["LOG"], "a")

def watched(owner, name, say):
    known = getattr(owner, name)
    def call(*given, **named):
        print(say(*given), file=log, flush=True)
        return known(*given, **named)
    setattr(owner, name, call)

def made(engine, name, *more):
    if name == os.environ["STOP"]:
        os.kill(os.getpid(), 9)
    return f"{'known' if name in engine._done else 'made'} {name}"

watched(Embedded, "query", made)
watched(Embedded, "work", made)
watched(Embedded, "make", made)
for module in (check, reading):
    watched(module, "parse", lambda data, path, *more: f"parsed {os.path.basename(path)}")
watched(check, "analyse", lambda post, *more: f"analysed {os.path.basename(post.path)}")
main()
"""
"""The program, which writes down what it does."""


SHORT = 500
"""Posts that let a run be long enough for the cache."""


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A folder that is long enough for the cache."""
    folder = tmp_path / "posts"
    write_posts(folder)
    for number in range(SHORT):
        (folder / f"short-{number}.md").write_text(f"{filler(1_000 + number)}\n", encoding="utf-8")
    return folder


def run(posts: Path, *options: str, stop: str = "") -> tuple[int, str, list[str]]:
    """Return the exit code, the report and what was done."""
    log = posts.parent / "log"
    log.unlink(missing_ok=True)
    names = {"LOG": str(log), "STOP": stop, "XDG_CACHE_HOME": str(posts.parent / "cache")}
    command = [sys.executable, "-c", WATCHED, "check", "--across", "-j1", "--isolated"]
    command += ["--format", "jsonl", *options, str(posts)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | names)
    return done.returncode, done.stdout.decode(), log.read_text("utf-8").splitlines()


def findings(report: str) -> list[str]:
    return [line for line in report.splitlines() if json.loads(line)["type"] == "finding"]


def test_a_run_that_was_killed_goes_on_after_its_last_stage(posts: Path) -> None:
    _, whole, _ = run(posts, "--no-cache", "--memory", "1GB")

    code, _, before = run(posts, "--memory", "1GB", stop="views")
    _, report, after = run(posts, "--memory", "1GB")
    _, _, again = run(posts, "--memory", "1GB")

    assert code == -signal.SIGKILL
    made = {line.partition(" ")[2] for line in before if line.startswith("made")}
    known = {line.partition(" ")[2] for line in after if line.startswith("known")}
    assert {"read", "keys", "compared"} <= made == known
    assert "made views" in after
    assert findings(report) == findings(whole) != []
    assert "known read" not in again


def test_each_post_is_parsed_once_and_again_only_if_it_shares_something(posts: Path) -> None:
    _, report, done = run(posts, "--no-cache")

    shared = {Path(json.loads(line)["path"]).name for line in findings(report)}
    parsed = [line.partition(" ")[2] for line in done if line.startswith("parsed")]
    assert {name for name in parsed if parsed.count(name) > 1} <= shared
    assert {f"short-{number}.md" for number in range(SHORT)} <= {*parsed}


def test_a_second_run_reads_again_what_was_changed(posts: Path) -> None:
    _, first, _ = run(posts)
    _, second, done = run(posts)
    changed = posts / "short-2.md"
    changed.write_text(changed.read_text("utf-8") + "\n" + filler(99_999) + "\n", encoding="utf-8")
    _, _, third = run(posts)

    assert second == first
    names = [{line for line in each if "short" in line} for each in (done, third)]
    assert names == [set(), {"parsed short-2.md", "analysed short-2.md"}]
