"""Each post takes the nearest configuration above it, whatever the order of the paths."""

import pickle
from itertools import permutations
from pathlib import Path

import pytest

from dedupe_paragraphs.api.run import run
from dedupe_paragraphs.config import file
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import DEFAULT, Values
from dedupe_paragraphs.files.discover import FoundPost, discover
from dedupe_paragraphs.model.errors import SettingsError
from dedupe_paragraphs.rules.run import selected

TEXT = "The harbour wakes early, and the crews carry their nets down the long pier. They do."
POST = f"# A\n\n{TEXT}\n\nSomething of its own stands here, between the two of them.\n\n{TEXT}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.md", "strict/a.md", "strict/deep/er/a.md", "lax/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(POST)
    (tmp_path / "strict" / ".dedupe.toml").write_text("min-length = 30\n")
    (tmp_path / "lax" / "pyproject.toml").write_text("[tool.dedupe]\nignore = ['DUP001']\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, line: Values | None = None, config: str | None = None) -> dict[str, int]:
    settings = Nearest(line or {}, config)
    outcomes = list(run(paths, settings))
    assert [each.error for each in outcomes] == [None] * len(outcomes)
    return {each.path: len(each.result.findings) for each in outcomes if each.result}


@pytest.mark.usefixtures("folder")
def test_the_order_of_paths_changes_no_finding() -> None:
    expected = {"a.md": 1, "lax/a.md": 0, "strict/a.md": 1, "strict/deep/er/a.md": 1}

    for paths in permutations(["lax", "strict", "a.md"]):
        assert found(*paths) == expected
    assert found(".") == expected
    assert found("lax/a.md", "strict/a.md") == found("strict/a.md", "lax/a.md")


@pytest.mark.usefixtures("folder")
def test_a_post_of_a_subfolder_has_the_file_of_the_subfolder() -> None:
    nearest = Nearest()

    assert nearest.of("strict/deep/er/a.md").min_length == 30
    assert nearest.of("strict").min_length == DEFAULT.min_length  # a post of that name
    assert nearest.run.min_length == DEFAULT.min_length
    assert "DUP001" not in selected(nearest.options("lax/none.md"))
    assert "DUP001" in selected(nearest.options("strict/a.md"))


def test_the_run_follows_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lax" / "pyproject.toml").write_text("[tool.dedupe]\nformat = 'json'\njobs = 3\n")

    assert Nearest().run.format == "full"
    monkeypatch.chdir(folder / "lax")
    assert (Nearest().run.format, Nearest().run.jobs) == ("json", 3)


@pytest.mark.usefixtures("folder")
def test_a_named_file_counts_for_all_posts_and_isolated_is_none() -> None:
    Path("other.toml").write_text("ignore = ['ALL']\n")

    assert set(found(".", config="other.toml").values()) == {0}
    assert set(found(".", line={"ignore": ("ALL",)}).values()) == {0}
    assert Nearest(isolated=True).of("strict/a.md") == DEFAULT


def test_patterns_are_relative_to_their_file(folder: Path) -> None:
    (folder / "strict" / ".dedupe.toml").write_text(
        "extend-exclude = ['deep/*/a.md']\n[per-file-ignores]\n'a.md' = ['DUP001']\n"
    )

    assert found(".") == {"a.md": 1, "lax/a.md": 0, "strict/a.md": 0}


def test_what_a_folder_above_excludes_is_excluded_with_its_own_file(folder: Path) -> None:
    (folder / "dedupe.toml").write_text("extend-exclude = ['strict']\n")

    assert found(".") == {"a.md": 1, "lax/a.md": 0}
    assert Nearest().excludes("strict/deep/er/a.md")
    assert found("strict") == {"strict/a.md": 1, "strict/deep/er/a.md": 1}


def test_the_nearest_file_alone_counts(folder: Path) -> None:
    (folder / "dedupe.toml").write_text("min-length = 7\nkeep = 'last'\n")
    settings = Nearest().of("strict/a.md")

    assert (settings.min_length, settings.keep) == (30, "first")


def test_a_broken_file_stops_the_posts_below_it_alone(folder: Path) -> None:
    (folder / "strict" / ".dedupe.toml").write_text("\nmin-lenght = 30\n")
    outcomes = list(run([".", "strict/a.md"]))
    errors = [each for each in outcomes if each.error]

    assert [each.path for each in outcomes if each.result] == ["a.md", "lax/a.md"]
    assert {Path(each.path).name for each in errors} == {".dedupe.toml"}
    assert "line 2: unknown key min-lenght; did you mean min-length?" in str(errors[0].error)
    with pytest.raises(SettingsError):
        Nearest().of("strict/a.md")


@pytest.mark.usefixtures("folder")
def test_a_folder_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    load = file.load

    def counted(path: str) -> Values:
        loaded.append(path)
        return load(path)

    monkeypatch.setattr(file, "load", counted)
    nearest = Nearest()
    for number in range(50):
        nearest.options(f"strict/{number}.md")
        nearest.options(f"strict/deep/er/{number}.md")
    again = pickle.loads(pickle.dumps(nearest))
    again.options("strict/51.md")

    assert [Path(path).name for path in loaded] == [".dedupe.toml"]


@pytest.mark.usefixtures("folder")
def test_stdin_takes_the_file_nearest_to_its_name() -> None:
    assert Nearest().of("-") == DEFAULT
    assert Nearest().of("strict/new.md").min_length == 30


def test_found_posts_are_those_of_each_folder(folder: Path) -> None:
    (folder / "lax" / "pyproject.toml").write_text("[tool.dedupe]\nexclude = ['a.md']\n")
    items = discover(["."], Nearest().excludes)

    assert [each.path for each in items if isinstance(each, FoundPost)] == [
        "a.md",
        "strict/a.md",
        "strict/deep/er/a.md",
    ]
