"""`dedupe index`: one index, built, brought up to date, listed and trimmed."""

from pathlib import Path

import pytest

from dedupe_paragraphs.cli.main import run
from tests.shared_texts import DOORS, write_posts


@pytest.fixture(autouse=True)
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_posts(tmp_path / "posts")
    (tmp_path / "posts" / "z-undated.md").write_text(f"{DOORS}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "posts"


def ran(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["dedupe", *arguments])
    code = run()
    said = capsys.readouterr()
    return code, said.out, said.err


def test_an_index_is_built_updated_listed_and_trimmed(
    posts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def index(*arguments: str) -> tuple[int, str, str]:
        return ran(monkeypatch, capsys, "index", "-o", "p.index", *arguments)

    assert index("posts") == (
        *(0, "p.index: 7 posts, 40 passages; 7 new, 0 changed, 0 removed\n"),
        "",
    )
    (posts / "e-edit.md").unlink()
    said = "p.index: 6 posts, 34 passages; 0 new, 0 changed, 1 removed\n"
    assert index("posts", "--update") == (0, said, "")
    said = "p.index: 6 posts, 34 passages; nothing changed\n"
    assert index("posts", "--update") == (0, said, "")
    code, said, _ = index("--list")
    assert (code, said.splitlines()[-2:]) == (
        0,
        ["posts/f-winter.md: 5 passages, 2023-08-01", "posts/z-undated.md: 1 passage"],
    )
    said = "p.index: 4 posts, 28 passages; 0 new, 0 changed, 2 removed\n"
    removed = index("--remove", "posts/z-undated.md", "--remove", "posts/f-winter.md")
    assert removed == (0, said, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--remove", "posts/none.md"],
            "posts/none.md: not in the index p.index, from which nothing was removed; "
            "--list names its posts",
        ),
        (["--list", "-o", "none.index"], "none.index: no such file or folder"),
        (["--update", "posts", "-o", "none.index"], "none.index: no such file or folder"),
        (
            ["posts", "-o", "posts/a-新しい.md"],
            "posts/a-新しい.md: no index that `dedupe index` has",
        ),
        (["--list", "--update"], "give only one of --update, --list and --remove"),
    ],
    ids=["not in it", "no list", "no update", "no index", "two jobs"],
)
def test_what_cannot_be_done_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    assert ran(monkeypatch, capsys, "index", "posts", "-o", "p.index")[0] == 0

    code, out, problem = ran(monkeypatch, capsys, "index", "-o", "p.index", *arguments)
    assert (code, out) == (2, "")
    assert said in problem
