"""Inside a work tree git says which posts there are; it cannot be misled, and need not be there."""

import os
import subprocess
from pathlib import Path

import pytest

from dedupe_paragraphs.files.discover import Empty, FoundPost, discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.files.worktree import listing

NOTHING = Patterns(())
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


@pytest.fixture(autouse=True)
def configured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "protocol.file.allow=always", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True)


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def repository(folder: Path, *names: str) -> Path:
    make(folder, *names)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "posts")
    return folder


def found(folder: Path, path: str = "", exclusions: Patterns = NOTHING) -> list[str]:
    items = discover([str(folder / path)], exclusions.match)
    assert all(isinstance(item, FoundPost) for item in items), items
    return [os.path.relpath(item.path, folder) for item in items]


def test_tracked_and_new_but_not_ignored(tmp_path: Path) -> None:
    repository(tmp_path, "a.md", "gone.md", "日記/b.MD", "page.html", ".gitignore")
    (tmp_path / ".gitignore").write_text("draft*\n", encoding="utf-8")
    (tmp_path / ".git" / "info" / "exclude").write_text("private.md\n", encoding="utf-8")
    (tmp_path / "gone.md").unlink()
    make(tmp_path, "new.md", "draft.md", "private.md", "日記/draft/c.md")

    assert found(tmp_path) == ["a.md", "new.md", "日記/b.MD"]
    assert found(tmp_path, "日記") == ["日記/b.MD"]


def test_a_tracked_post_is_no_ignored_one(tmp_path: Path) -> None:
    repository(tmp_path, "draft.md")
    (tmp_path / ".gitignore").write_text("draft*\n", encoding="utf-8")

    assert found(tmp_path) == ["draft.md"]


@pytest.mark.parametrize("name", ["改行\n.md", "😀.md", "caf\udce9.md", "a b'\".md", "-x.md"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    repository(tmp_path, f"tracked/{name}")
    make(tmp_path, f"new/{name}")

    assert found(tmp_path) == [f"new/{name}", f"tracked/{name}"]


def test_a_submodule_and_a_clone_inside(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", "a.md")
    top = repository(tmp_path / "top", "z.md")
    git(top, "submodule", "add", "-q", str(other), "sub")
    git(top, "submodule", "add", "-q", str(other), "never")
    git(top, "commit", "-q", "-m", "submodules")
    git(top, "submodule", "deinit", "-q", "-f", "never")
    make(top / "sub", "new.md", "draft.md")
    (top / "sub" / ".gitignore").write_text("draft*\n", encoding="utf-8")
    repository(top / "clone", "b.md")

    assert found(top) == ["clone/b.md", "sub/a.md", "sub/new.md", "z.md"]
    assert found(top, exclusions=Patterns(("sub",), str(top))) == ["clone/b.md", "z.md"]


def test_a_post_in_conflict_is_one_post(tmp_path: Path) -> None:
    repository(tmp_path, "a.md")
    git(tmp_path, "checkout", "-q", "-b", "other")
    (tmp_path / "a.md").write_text("theirs", encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "theirs")
    git(tmp_path, "checkout", "-q", "-")
    (tmp_path / "a.md").write_text("ours", encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "ours")
    subprocess.run(
        ["git", "-C", str(tmp_path), "merge", "-q", "other"], capture_output=True, check=False
    )
    listed = listing(str(tmp_path))

    assert listed is not None
    assert listed[0] == ["a.md"]


def test_links(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md", "b/y.md")
    (tmp_path / "a" / "folder").symlink_to(tmp_path / "b")
    (tmp_path / "a" / "folder.md").symlink_to(tmp_path / "b")
    (tmp_path / "a" / "other.md").symlink_to("../b/y.md")
    (tmp_path / "a" / "broken.md").symlink_to("nowhere")
    (tmp_path / "a" / "self.md").symlink_to("self.md")
    repository(tmp_path)

    assert found(tmp_path, "a") == ["a/x.md"]
    assert found(tmp_path) == ["a/x.md", "b/y.md"]


def test_a_file_where_git_knows_a_folder(tmp_path: Path) -> None:
    repository(tmp_path, "a/x.md", "b.md")
    (tmp_path / "a" / "x.md").unlink()
    (tmp_path / "a").rmdir()
    make(tmp_path, "a")

    assert found(tmp_path) == ["b.md"]


def test_exclusions(tmp_path: Path) -> None:
    repository(tmp_path, "a.md", "node_modules/b.md", "x/c.draft.md", "x/d.md")
    exclusions = Patterns(("node_modules", "*.draft.md", "/x/d.md"), str(tmp_path))

    assert found(tmp_path, "", exclusions) == ["a.md"]


def test_who_names_an_ignored_folder_wants_what_is_in_it(tmp_path: Path) -> None:
    repository(tmp_path, ".gitignore")
    (tmp_path / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    make(tmp_path, "drafts/a.md", "drafts/b/c.md")

    assert found(tmp_path, "drafts") == ["drafts/a.md", "drafts/b/c.md"]
    assert discover([str(tmp_path)], NOTHING.match) == [Empty(str(tmp_path))]


def test_the_environment_of_a_hook_does_not_mislead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", "wrong.md")
    top = repository(tmp_path / "top", "a.md")
    index = tmp_path / "index"
    index.write_bytes((other / ".git" / "index").read_bytes())
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_PREFIX", "x/")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")

    assert found(top) == ["a.md"]


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path, "a.md", ".gitignore")
    (tmp_path / ".gitignore").write_text("draft*\n", encoding="utf-8")
    make(tmp_path, "new.md", "draft.md")
    monkeypatch.setenv("PATH", "")

    assert listing(str(tmp_path)) is None
    assert found(tmp_path) == ["a.md", "new.md"]


def test_a_broken_repository_is_walked(tmp_path: Path) -> None:
    repository(tmp_path, "a.md")
    (tmp_path / ".git" / "index").write_bytes(b"broken")

    assert listing(str(tmp_path)) is None
    assert found(tmp_path, exclusions=Patterns((".git",), str(tmp_path))) == ["a.md"]


def test_the_folder_cannot_have_a_program_run(tmp_path: Path) -> None:
    repository(tmp_path, "a.md")
    monitor = tmp_path / "monitor.sh"
    monitor.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    monitor.chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(monitor))
    listing(str(tmp_path))

    assert not (tmp_path / "ran").exists()


def test_no_work_tree(tmp_path: Path) -> None:
    assert listing(str(tmp_path)) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    repository(tmp_path, "a.md", "tracked/b.md")
    make(tmp_path, "new/c.md")
    for name in ("tracked", "new"):
        (tmp_path / name).chmod(0)
    items = discover([str(tmp_path)], NOTHING.match)
    for name in ("tracked", "new"):
        (tmp_path / name).chmod(0o755)

    assert [os.path.relpath(item.path, tmp_path) for item in items] == ["a.md", "new", "tracked"]
