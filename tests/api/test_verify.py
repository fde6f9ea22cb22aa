"""Pairs of files and of folders, proven."""

from pathlib import Path

import pytest

from dedupe_paragraphs.api.verify import verify_paths
from dedupe_paragraphs.model.errors import MissingPathError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for side in ("old", "new"):
        for name in ("a.md", "b/c.md"):
            (tmp_path / side / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / side / name).write_text("One sentence. And another one.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def losses(before: str, after: str) -> dict[str, list[str]]:
    found = verify_paths(before, after)
    return {
        each.path: [x.text for x in each.result.losses] for each in found if each.result is not None
    }


@pytest.mark.usefixtures("folder")
def test_folders_are_compared_post_by_post() -> None:
    assert losses("old", "new") == {"old/a.md": [], "old/b/c.md": []}
    assert losses("old/a.md", "new") == {"old/a.md": []}


def test_a_lost_sentence_and_a_lost_post(folder: Path) -> None:
    (folder / "new" / "a.md").write_text("One sentence.\n")
    (folder / "new" / "b" / "c.md").unlink()

    assert losses("old", "new") == {
        "old/a.md": ["And another one."],
        "old/b/c.md": ["new/b/c.md"],
    }


def test_what_cannot_be_read_is_an_outcome(folder: Path) -> None:
    (folder / "new" / "a.md").write_bytes(b"\xff")
    errors = [each for each in verify_paths("old", "new") if each.error]

    assert [each.path for each in errors] == ["new/a.md"]
    with pytest.raises(MissingPathError):
        list(verify_paths("old", "none"))
