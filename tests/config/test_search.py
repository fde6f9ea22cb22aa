"""Where a configuration file is found."""

from pathlib import Path

from dedupe_paragraphs.config.search import NAMES, file_in

OURS = "[tool.dedupe]\nkeep = 'last'\n"


def test_of_several_in_one_folder_the_first_name_counts(tmp_path: Path) -> None:
    assert file_in(str(tmp_path)) is None
    for name in reversed(NAMES):
        (tmp_path / name).write_text(OURS if name == "pyproject.toml" else "")

        assert file_in(str(tmp_path)) == str(tmp_path / name)


def test_a_project_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = not even toml\n")

    assert file_in(str(tmp_path)) is None


def test_a_folder_of_that_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "dedupe.toml").mkdir()

    assert file_in(str(tmp_path)) is None
