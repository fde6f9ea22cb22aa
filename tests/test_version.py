"""One version: of the package, the distribution, the changelog, the documented hook and the tag."""

import re
import shutil
import subprocess
from importlib.metadata import version

import pytest

from dedupe_paragraphs import __version__
from tests.fixtures import REPOSITORY

CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"(?m)^## (?:v?(\d\S*)|Unreleased)", CHANGELOG)
"""The newest first; an empty one is what is not released yet."""


def numbers(release: str) -> tuple[int, ...]:
    return tuple(map(int, release.split(".")))


def test_the_installed_distribution_has_the_version_of_the_package() -> None:
    assert __version__ == version("dedupe-paragraphs")


def test_the_version_is_written_in_one_place() -> None:
    found = [
        path.name
        for path in [REPOSITORY / "pyproject.toml", *(REPOSITORY / "src").rglob("*.py")]
        if re.search(rf'version\w* *= *"{re.escape(__version__)}"', path.read_text("utf-8"))
    ]

    assert found == ["__init__.py"]


def test_the_changelog_tells_releases_up_to_this_one() -> None:
    released = [release for release in RELEASES if release]

    assert released == sorted(released, key=numbers, reverse=True)
    assert RELEASES[0] in ("", __version__)
    assert all(numbers(release) <= numbers(__version__) for release in released)


def test_a_hook_names_a_revision_that_there_is() -> None:
    """Until a release has its changes in the changelog, only the branch can be named."""
    text = (REPOSITORY / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert re.findall(r"(?m)^ *rev: (\S+)", text) == [f"v{RELEASES[0]}" if RELEASES[0] else "main"]


def test_a_tag_of_this_commit_is_the_version_and_has_its_changes() -> None:
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("there is no history here")
    told = subprocess.run(
        ["git", "tag", "--points-at", "HEAD", "--list", "v*"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip

    assert told in ([], [f"v{__version__}"])
    if told:
        assert RELEASES[0] == __version__
