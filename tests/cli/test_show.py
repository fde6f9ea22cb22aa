"""What a run would read, and with which settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe_paragraphs.config.file import load


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts" / "詩").mkdir(parents=True)
    for name in ("b.md", "posts/a.md", "posts/詩/c.md", "posts/d.html"):
        (tmp_path / name).write_text("一つの段落です。\n", encoding="utf-8")
    (tmp_path / "posts" / "dedupe.toml").write_text(
        'min-length = 60\nallow = ["（広告）"]\n[per-file-ignores]\n"詩/*.md" = ["DUP001"]\n',
        "utf-8",
    )
    return tmp_path


def dedupe(*args: str, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_paragraphs", *args],
        env=os.environ | {"LC_ALL": "C.UTF-8"} | env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout + done.stderr


def test_posts_are_named_in_their_order_and_not_read(folder: Path) -> None:
    (folder / "posts" / "a.md").write_bytes(b"\xff")

    assert dedupe("check", "--show-files").splitlines() == ["b.md", "posts/a.md", "posts/詩/c.md"]


def test_settings_are_configuration_files_that_say_the_same(folder: Path) -> None:
    without, with_ = dedupe("check", "--show-settings", "--keep", "last").split("\n\n")

    assert without.startswith("# no configuration file (1 post)\n")
    assert with_.startswith("# posts/dedupe.toml (2 posts)\n")
    (folder / "shown.toml").write_text(with_, encoding="utf-8")
    shown = load(str(folder / "shown.toml"))
    assert (shown["min_length"], shown["keep"], shown["allow"]) == (60, "last", ("（広告）",))
    assert shown["per_file_ignores"] == load(str(folder / "posts/dedupe.toml"))["per_file_ignores"]


def test_verbose_names_the_configuration_of_each_post() -> None:
    said = dedupe("check", "-v")

    assert "posts/a.md: settings from posts/dedupe.toml\n" in said
    assert "b.md: settings from" not in said.replace("posts/", "")


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_each_shell_has_its_completion(shell: str) -> None:
    assert f"_DEDUPE_COMPLETE={shell}_complete" in dedupe("completion", shell)


def test_a_shell_completes_commands_and_options() -> None:
    asked = {
        "_DEDUPE_COMPLETE": "bash_complete",
        "COMP_WORDS": "dedupe check --show",
        "COMP_CWORD": "2",
    }

    assert dedupe(**asked).split() == ["plain,--show-files", "plain,--show-settings"]
