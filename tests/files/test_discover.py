"""Discovery: which posts are found, in which order, and what is said of the rest."""

import os
from pathlib import Path

import pytest

from dedupe_paragraphs.files.discover import Empty, FoundPost, discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.model.errors import InputError, MissingPathError

NOTHING = Patterns(())


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def found(
    folder: Path, *paths: str, exclude: tuple[str, ...] = (), force: bool = False
) -> list[str]:
    patterns = Patterns(exclude, str(folder))
    items = discover([str(folder / path) for path in paths], patterns.match, force_exclude=force)
    assert all(isinstance(item, FoundPost) for item in items), items
    return [os.path.relpath(item.path, folder) for item in items]


def test_a_folder_is_walked_for_posts_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.markdown", "a/b/c.MDX", "c.txt", "d.html", "README", ".hidden.md")

    assert found(tmp_path, "") == [".hidden.md", "a/b/c.MDX", "a/z.markdown", "b.md", "c.txt"]


def test_a_named_file_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    make(tmp_path, "post.html")

    assert found(tmp_path, "post.html") == ["post.html"]


def test_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md", "a/y.md")

    assert found(tmp_path, "a/y.md", "a", "a/../a/x.md", "a") == ["a/x.md", "a/y.md"]


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md")

    assert found(tmp_path, "b.md", "a.md") == found(tmp_path, "a.md", "b.md")


def test_links(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md", "outside/y.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "same.md").symlink_to("x.md")
    (tmp_path / "a" / "other.md").symlink_to("../outside/y.md")
    (tmp_path / "a" / "broken.md").symlink_to("nowhere")
    (tmp_path / "a" / "self.md").symlink_to("self.md")
    (tmp_path / "link").symlink_to("a")

    assert found(tmp_path, "a") == ["a/x.md"]
    assert found(tmp_path, "a/other.md", "a") == ["a/other.md", "a/x.md"]
    assert found(tmp_path, "link") == ["link/x.md"]


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()

    assert found(tmp_path, "") == ["a.md"]


IGNORES = {
    ".gitignore": "drafts/\n*.tmp.md\n/top.md\n!keep.tmp.md\n",
    "a/.gitignore": "*.md\n!b.md\n",
}


def test_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "x.tmp.md", "keep.tmp.md", "top.md", "z/top.md", "drafts/x.md", "z/drafts/x.md")
    make(tmp_path, "a/a.md", "a/b.md", "a/c/d.md", "a/c/e.txt", ".git/description.txt")
    for name, text in IGNORES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    kept = ["a/b.md", "a/c/e.txt", "keep.tmp.md", "z/top.md"]
    assert found(tmp_path, "", exclude=(".git",)) == kept
    # What is ignored above holds below too, as far up as the repository goes.
    assert found(tmp_path, "z") == ["z/top.md"]
    # Who names an ignored folder wants what is in it.
    assert found(tmp_path, "drafts") == ["drafts/x.md"]


def test_exclusions(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "node_modules/b.md", "x/node_modules/c.md", "x/d.draft.md", "x/e.md")
    exclude = ("node_modules", "*.draft.md", "/x/e.md")

    assert found(tmp_path, "", exclude=exclude) == ["a.md"]
    assert found(tmp_path, "x/e.md", exclude=exclude) == ["x/e.md"]
    assert found(tmp_path, "x/e.md", "a.md", exclude=exclude, force=True) == ["a.md"]
    assert found(tmp_path, "node_modules", exclude=exclude) == ["node_modules/b.md"]


@pytest.mark.parametrize("name", ["改行\n.md", "😀.md", "caf\udce9.md", "a b'\".md", "-x.md"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")

    assert found(tmp_path, "") == [name]


def test_a_missing_path_stands_beside_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    items = discover([str(tmp_path / "none.md"), str(tmp_path / "a.md")], NOTHING.match)

    assert [type(item) for item in items] == [FoundPost, MissingPathError]


def test_a_folder_without_posts(tmp_path: Path) -> None:
    make(tmp_path, "a.html")

    assert discover([str(tmp_path)], NOTHING.match) == [Empty(str(tmp_path))]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "closed/b.md")
    (tmp_path / "closed").chmod(0)
    items = discover([str(tmp_path)], NOTHING.match)
    (tmp_path / "closed").chmod(0o755)

    assert [type(item) for item in items] == [FoundPost, InputError]


def test_stdin(tmp_path: Path) -> None:
    assert discover(["-"], NOTHING.match) == [FoundPost("-", "-")]


def test_paths_from_here_stay_as_they_were_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.md", "b/c.md")
    monkeypatch.chdir(tmp_path)

    assert [item.path for item in discover(["."], NOTHING.match)] == ["a.md", "b/c.md"]
    assert [item.path for item in discover(["./b"], NOTHING.match)] == ["./b/c.md"]
