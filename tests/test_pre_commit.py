"""The hooks of `.pre-commit-hooks.yaml`, installed and run by pre-commit itself."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packaged import environment, packaged, require_network

pytestmark = pytest.mark.install

LIGHTHOUSE = (
    "港の灯台は百年前に建てられた。いまも毎晩、沖を照らしている。船乗りはその光を頼りに帰る。"
)
LIBRARY = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
DAMAGED = f"{LIGHTHOUSE}\n\n{LIBRARY}\n\n{LIGHTHOUSE}\n"
CLEAN = f"{LIGHTHOUSE}\n\n{LIBRARY}\n"


def git(folder: Path, *arguments: str) -> None:
    who = (
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.com",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", "all")
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of the package alone, as pre-commit would clone it."""
    return committed(packaged(tmp_path_factory.mktemp("hooks")))


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of posts, one of them damaged and one excluded."""
    folder = tmp_path_factory.mktemp("posts")
    (folder / "dedupe.toml").write_text('extend-exclude = ["drafts/"]\n', encoding="utf-8")
    (folder / "drafts").mkdir()
    for name in ("灯台.md", "drafts/a b.md"):
        (folder / name).write_text(DAMAGED, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "code.py").write_text(DAMAGED, encoding="utf-8")
    return committed(folder)


@pytest.fixture(scope="module")
def tried(hooks: Path, posts: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return what each hook said; `dedupe-archive` has an environment with its extra."""
    home = tmp_path_factory.mktemp("home")
    variables = environment(home) | {
        "PRE_COMMIT_HOME": str(home),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_COUNT": "1",  # a path with Japanese in it is shown as it is
        "GIT_CONFIG_KEY_0": "core.quotePath",
        "GIT_CONFIG_VALUE_0": "false",
    }
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "--all-files", "--verbose"],
        cwd=posts,
        env=variables,
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode() + done.stderr.decode()
    require_network(said)
    parts = re.split(r"(?m)^- hook id: (\S+)$", said)
    assert len(parts) == 7, said
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_check_names_the_copy_and_writes_nothing(tried: Mapping[str, str]) -> None:
    assert "- exit code: 1" in tried["dedupe"]
    assert "灯台.md:5:1: DUP001" in tried["dedupe"]
    assert "code.py" not in tried["dedupe"]


def test_what_is_excluded_is_left_out_though_pre_commit_names_it(
    tried: Mapping[str, str], posts: Path
) -> None:
    assert "drafts/a b.md:" not in "".join(tried.values())
    assert (posts / "drafts" / "a b.md").read_text(encoding="utf-8") == DAMAGED


def test_clean_writes_and_so_fails_the_commit_once(tried: Mapping[str, str], posts: Path) -> None:
    assert "files were modified by this hook" in tried["dedupe-clean"]
    assert (posts / "灯台.md").read_text(encoding="utf-8") == CLEAN
    assert (posts / "code.py").read_text(encoding="utf-8") == DAMAGED


def test_the_archive_is_checked_as_a_folder(tried: Mapping[str, str]) -> None:
    assert "灯台.md:5:1: DUP001" in tried["dedupe-archive"]
    assert "灯台.md:1:1: DUP102" in tried["dedupe-archive"]
    assert "2 posts checked, 2 findings in 1 post" in tried["dedupe-archive"]
