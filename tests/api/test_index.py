"""An index of published posts, built and brought up to date."""

from pathlib import Path

import pytest

from dedupe_paragraphs import InputError, Settings, index
from dedupe_paragraphs.api.worker import Outcome


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "posts").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "posts" / name).write_text(f"A paragraph of {name} that nobody else has.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_changed_is_counted(folder: Path) -> None:
    first = index(["posts"], "posts.index", Settings())
    (folder / "posts" / "a.md").write_text("Another text that nobody else has either.\n")
    (folder / "posts" / "b.md").unlink()
    second = index(["posts"], "posts.index", Settings(), update=True)

    assert (first.posts, first.added, first.changed, first.removed) == (2, 2, 0, 0)
    assert (second.posts, second.added, second.changed, second.removed) == (1, 0, 1, 1)


def test_what_cannot_be_read_is_told_and_left_out(folder: Path) -> None:
    (folder / "posts" / "bad.md").write_bytes(b"\xff")
    told: list[Outcome[None]] = []
    done = index(["posts", "none.md"], "posts.index", Settings(), told.append)

    assert done.posts == 2
    assert sorted(each.path for each in told) == ["none.md", "posts/bad.md"]
    assert all(isinstance(each.error, InputError) for each in told)
