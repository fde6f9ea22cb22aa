"""The GitHub Action: its script, run as GitHub runs it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dedupe_paragraphs.config.settings import FORMATS
from tests.fixtures import FIXTURES, REPOSITORY

ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
CHECK = ACTION["runs"]["steps"][-1]
INSTALL = ACTION["runs"]["steps"][-2]
POST = (FIXTURES / "first" / "tidal-town.md").read_bytes()


def called(folder: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Run the step that checks; return its exit code, its log, its summary and its outputs."""
    values = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
    environment = {
        name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, text in CHECK["env"].items()
    }
    summary, output = folder / ".summary", folder / ".output"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        cwd=folder,
        env=os.environ
        | environment
        | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    written = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return done.returncode, done.stdout + done.stderr, written, output.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "潮の町.md").write_bytes(POST)
    (tmp_path / "quiet.md").write_text("A quiet morning in the harbour.\n", encoding="utf-8")
    return tmp_path


def test_findings_are_annotated_summed_up_and_fail(folder: Path) -> None:
    code, log, summary, output = called(folder)

    assert code == 1
    assert output == "exit-code=1\n"
    assert log.startswith("::error file=潮の町.md,line=128,")
    assert summary.startswith("## dedupe: ")
    assert "<code>潮の町.md</code>" in summary


def test_a_quiet_folder_passes(folder: Path) -> None:
    code, log, summary, output = called(folder, paths="quiet.md")

    assert (code, log, output) == (0, "", "exit-code=0\n")
    assert "no findings" in summary


def test_findings_need_not_fail(folder: Path) -> None:
    code, _, summary, output = called(folder, fail="false", summary="false")

    assert (code, output, summary) == (0, "exit-code=1\n", "")


def test_a_wrong_option_fails_whatever_is_asked(folder: Path) -> None:
    code, log, _, output = called(folder, args="--no-such-option", fail="false")

    assert (code, output) == (2, "exit-code=2\n")
    assert "--no-such-option" in log


@pytest.mark.parametrize("paths", ["quiet.md; touch hacked", "$(touch hacked)", "`touch hacked`"])
def test_inputs_are_words_not_commands(folder: Path, paths: str) -> None:
    called(folder, paths=paths)

    assert not (folder / "hacked").exists()


def test_options_and_paths_are_split_at_blanks(folder: Path) -> None:
    code, log, _, _ = called(folder, paths="quiet.md\n潮の町.md", args="--select DUP901 -q")

    assert (code, log) == (0, "")


def test_inputs_reach_scripts_through_the_environment_alone() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"
    assert {"github", "markdown", "concise"} <= set(FORMATS)


@pytest.mark.parametrize(
    ("args", "extras"),
    [
        ("", ""),
        ("--min-length 30", ""),
        ("--across --min-length 30", "[archive]"),
        ("--against published.index", ""),
        ("--against redis://host/0", "[redis]"),
        ("--against=unix:///run/redis.sock --across", "[redis,archive]"),
        ("$(touch hacked) `touch hacked`", ""),
    ],
)
def test_the_extras_are_installed_that_the_options_need(
    tmp_path: Path, args: str, extras: str
) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nfor last; do :; done; printf "%s" "$last" > asked\n')
    python.chmod(0o755)
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", INSTALL["run"]],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "ACTION_PATH": "/action", "ARGS": args},
        check=True,
    )

    assert (tmp_path / "asked").read_text() == f"/action{extras}"
    assert not (tmp_path / "hacked").exists()
