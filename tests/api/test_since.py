"""Since a revision: real repositories, and what git says of them."""

import os
import subprocess
from pathlib import Path

import pytest

from dedupe_paragraphs.api.finding_filter import FindingFilter
from dedupe_paragraphs.api.since import Since
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import SettingsError
from dedupe_paragraphs.model.options import Options

A = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
D = "The ferry to the outer island leaves at six, and in winter only when the wind is low."
TWICE = f"{A}\n\n{B}\n\n{A}\n"


def git(folder: Path, *arguments: str) -> None:
    settings = ("user.name=Test", "user.email=test@example.com", "commit.gpgsign=false")
    given = [part for setting in settings for part in ("-c", setting)]
    subprocess.run(["git", *given, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, **posts: str) -> None:
    for name, text in posts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "posts")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def lines(post: Path, revision: str = "HEAD") -> list[int]:
    """Return the lines of the findings that are left of a post."""
    report = check(post.read_bytes(), str(post), Options())
    left = FindingFilter("", revision, [str(post)]).report(report).findings
    return [post.read_bytes().count(b"\n", 0, finding.place.start) + 1 for finding in left]


def test_what_was_there_before_is_silent(tree: Path) -> None:
    commit(tree, a=TWICE)

    assert lines(tree / "a.md") == []
    assert not Since("HEAD", [str(tree)]).touches(str(tree / "a.md"))


def test_a_copy_that_was_added_is_told_and_old_ones_are_not(tree: Path) -> None:
    commit(tree, a=f"{TWICE}\n{C}\n\n{D}\n")
    (tree / "a.md").write_text(f"{TWICE}\n{C}\n\n{D}\n\n{C}\n", encoding="utf-8")

    assert lines(tree / "a.md") == [11]


def test_a_new_text_before_the_old_one_is_told(tree: Path) -> None:
    commit(tree, a=f"{D}\n\n{C}\n")
    (tree / "a.md").write_text(f"{C}\n\n{D}\n\n{C}\n", encoding="utf-8")

    assert lines(tree / "a.md") == [5]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_a_missing_last_one(tree: Path, end: str) -> None:
    commit(tree, a=f"{A}\n\n{B}\n\n{C}".replace("\n", end))
    text = f"{A}\n\n{B}\n\n{C}\n\n{B}".replace("\n", end)
    (tree / "a.md").write_text(text, encoding="utf-8", newline="")

    assert lines(tree / "a.md") == [7]


def test_what_git_does_not_know_yet_is_changed(tree: Path) -> None:
    commit(tree, a=D)
    (tree / "港 と「図書館」.md").write_text(TWICE, encoding="utf-8")
    (tree / "staged.md").write_text(TWICE, encoding="utf-8")
    git(tree, "add", "staged.md")

    assert lines(tree / "港 と「図書館」.md") == [5]
    assert lines(tree / "staged.md") == [5]


def test_what_git_is_told_to_ignore_is_not(tree: Path) -> None:
    (tree / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    commit(tree)
    (tree / "drafts").mkdir()
    (tree / "drafts" / "a.md").write_text(TWICE, encoding="utf-8")

    assert not Since("HEAD", [str(tree)]).touches(str(tree / "drafts" / "a.md"))


def test_a_renamed_post_is_changed_only_where_it_was_edited(tree: Path) -> None:
    commit(tree, a=f"{TWICE}\n{C}\n\n{D}\n")
    git(tree, "mv", "a.md", '灯\t台 "a".md')
    renamed = tree / '灯\t台 "a".md'

    assert lines(renamed) == []

    renamed.write_text(f"{TWICE}\n{C}\n\n{D}\n\n{D}\n", encoding="utf-8")

    assert lines(renamed) == [11]


def test_text_that_looks_like_a_diff(tree: Path) -> None:
    commit(tree, a=f"{A}\n\n-- a/b.md\n\n{B}\n", b=TWICE)
    odd = f"{A}\n\n++ b/b.md\n\n@@ -1 +1,99 @@\n\ndiff --git a/b.md b/b.md\n\n{B}\n\n{B}\n"
    (tree / "a.md").write_text(odd, encoding="utf-8")

    assert lines(tree / "a.md") == [11]
    assert lines(tree / "b.md") == []


def test_others_changes_since_the_branch_went_off_are_not_ours(tree: Path) -> None:
    commit(tree, a=f"{TWICE}\n{C}\n")
    git(tree, "checkout", "--quiet", "-b", "ours")
    commit(tree, b=TWICE)
    git(tree, "checkout", "--quiet", "main")
    commit(tree, a=f"{A}\n\n{B}\n\n{C}\n")
    git(tree, "checkout", "--quiet", "ours")

    assert lines(tree / "a.md", "main") == []
    assert lines(tree / "b.md", "main") == [5]


def test_a_users_settings_of_diffs_change_nothing(tree: Path) -> None:
    for key, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "color.diff": "always",
        "diff.external": "false",
        "diff.interHunkContext": "20",
        "core.quotePath": "false",
        "diff.relative": "true",
    }.items():
        git(tree, "config", key, value)
    (tree / "sub").mkdir()
    commit(tree, **{"sub/a": f"{TWICE}\n{C}\n\n{D}\n"})
    (tree / "sub" / "a.md").write_text(f"{TWICE}\n{C}\n\n{D}\n\n{D}\n", encoding="utf-8")

    assert lines(tree / "sub" / "a.md") == [11]


def test_a_work_tree_inside_another_is_asked_itself(tree: Path) -> None:
    commit(tree, a=D)
    inner = tree / "inner"
    inner.mkdir()
    git(inner, "init", "--quiet")
    commit(inner, b=f"{A}\n\n{B}\n")
    (inner / "b.md").write_text(TWICE, encoding="utf-8")
    since = Since("HEAD", [str(tree)])

    assert since.touches(str(inner / "b.md"))
    assert not since.touches(str(tree / "a.md"))


@pytest.mark.parametrize(
    ("key", "attributes"),
    [
        ("filter.evil.clean", "*.md filter=evil\n"),
        ("filter.evil.process", "*.md filter=evil\n"),
        ("diff.evil.textconv", "*.md diff=evil\n"),
        ("diff.evil.command", "*.md diff=evil\n"),
        ("core.fsmonitor", ""),
    ],
)
def test_a_tree_cannot_have_a_program_run(tree: Path, key: str, attributes: str) -> None:
    commit(tree, a=TWICE)
    planted, program = tree / "planted", tree / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {planted}\ncat\n")
    program.chmod(0o755)
    git(tree, "config", key, str(program))
    (tree / ".gitattributes").write_text(attributes)
    (tree / "a.md").write_text(f"{TWICE}\n{C}\n\n{C}\n", encoding="utf-8")

    assert lines(tree / "a.md") == [9]
    assert not planted.exists()


def test_lines_that_were_removed(tree: Path) -> None:
    begun = "The ferry to the outer island leaves the small harbour at six, as it always did,"
    done = "and in winter only when the wind is low. Nobody on board seems to mind."
    whole = f"{begun}\n{done}"
    commit(tree, a=f"{begun}\nor at seven,\n{done}\n\n{C}\n\n{whole}\n")
    (tree / "a.md").write_text(f"{whole}\n\n{C}\n\n{whole}\n", encoding="utf-8")

    assert lines(tree / "a.md") == [6]


@pytest.mark.parametrize("revision", ["none", "--help", "--output=planted", "HEAD^{tree}", ""])
def test_no_such_revision(tree: Path, revision: str) -> None:
    commit(tree, a=D)

    with pytest.raises(SettingsError) as refused:
        Since(revision, [str(tree)])

    assert "git knows no such revision here" in str(refused.value)


def test_no_work_tree(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        Since("HEAD", [str(tmp_path)])

    assert "not in a git work tree" in str(refused.value)


def test_no_git(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATH", "")

    with pytest.raises(SettingsError) as refused:
        Since("HEAD", [str(tree)])

    assert "git is not installed" in str(refused.value)
