"""Installations of the package: the core alone, and what says that an extra is missing."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaged import ROOT, empty, environment, packaged, require_network
from tests.test_action import ACTION
from tests.test_pre_commit import CLEAN, DAMAGED

pytestmark = [pytest.mark.install, pytest.mark.skipif(os.name != "posix", reason="bin/python")]
SIZE = 290
"""Megabytes that a core installation takes on a disk at most."""
EXTRAS = [
    ("check --across .", "--across", "archive"),
    ("clean --across -o out .", "--across", "archive"),
    ("index . --to redis://127.0.0.1:9", "redis://127.0.0.1:9", "redis"),
    ("check a.md --against redis://127.0.0.1:9", "redis://127.0.0.1:9", "redis"),
    ("cluster . out", "dedupe cluster", "cluster"),
    ("check --watch a.md", "dedupe check --watch", "watch"),
    ("lsp", "dedupe lsp", "lsp"),
]


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with a wheel of the package and what it depends on, compiled."""
    folder = tmp_path_factory.mktemp("core")
    variables = environment(folder) | {"PIP_NO_COMPILE": "0"}
    package = packaged(tmp_path_factory.mktemp("package"))
    python = empty(folder / "core")
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", package],
        env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    require_network(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr
    return folder / "core"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(DAMAGED, encoding="utf-8")
    return tmp_path


def run(core: Path, folder: Path, *args: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [core / "bin" / "dedupe", *args],
        cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_it_is_small(core: Path) -> None:
    files = (core / "lib").rglob("*")
    size = sum(path.lstat().st_blocks * 512 for path in files) / 2**20

    assert 100 < size <= SIZE


def test_it_checks_cleans_and_verifies(core: Path, posts: Path) -> None:
    code, said, _ = run(core, posts, "check", "--format", "concise", "a.md")
    assert (code, said) == (1, "a.md:5:1: DUP001 [*] copy of line 1, word for word\n")

    assert run(core, posts, "clean", "-q", "-o", "b.md", "a.md")[0] == 0
    assert (posts / "b.md").read_text(encoding="utf-8") == CLEAN
    assert run(core, posts, "verify", "a.md", "b.md")[0] == 0


@pytest.mark.parametrize("format_", ["full", "html", "sarif"])
def test_it_reports(core: Path, posts: Path, format_: str) -> None:
    code, said, problem = run(core, posts, "check", "--format", format_, "a.md")

    assert (code, problem) == (1, "")
    assert "DUP001" in said


def test_it_reviews(core: Path, posts: Path) -> None:
    pexpect = pytest.importorskip("pexpect", reason="needs a pseudo-terminal")
    terminal = pexpect.spawn(
        str(core / "bin" / "dedupe"), ["review", "--isolated", "a.md"],
        cwd=str(posts), env=environment(posts) | {"TERM": "dumb"}, encoding="utf-8", timeout=30,
    )  # fmt: skip
    terminal.expect(r"1/1> ")
    terminal.sendline("r")
    terminal.expect(pexpect.EOF)

    assert (posts / "a.md").read_text(encoding="utf-8") == CLEAN


def test_its_hooks_run(core: Path, posts: Path) -> None:
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    entries = {hook["id"]: shlex.split(hook["entry"])[1:] for hook in hooks}

    assert run(core, posts, *entries["dedupe"], "a.md")[0] == 1
    assert run(core, posts, *entries["dedupe-clean"], "a.md")[0] == 0
    assert (posts / "a.md").read_text(encoding="utf-8") == CLEAN


def test_it_makes_an_index_and_asks_it(core: Path, posts: Path) -> None:
    (posts / "new.md").write_text(CLEAN, encoding="utf-8")

    assert run(core, posts, "index", "a.md", "-o", "published.index")[0] == 0
    code, said, problem = run(core, posts, "check", "new.md", "--against", "published.index")
    assert (code, problem) == (1, "")
    assert "DUP102" in said


@pytest.mark.parametrize(("command", "of", "extra"), EXTRAS, ids=[each[0] for each in EXTRAS])
def test_a_missing_extra_is_one_line(
    core: Path, posts: Path, command: str, of: str, extra: str
) -> None:
    code, said, problem = run(core, posts, *command.split())

    assert code == 2
    assert said == ""
    assert problem == (
        f"dedupe: error: {of}: not installed; "
        f"install it with `pip install 'dedupe-paragraphs[{extra}]'`\n"
    )


def test_the_action_installs_what_its_arguments_need(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "posts" / name).write_text(CLEAN, encoding="utf-8")
    (tmp_path / "package").mkdir()
    python = empty(tmp_path / "empty")
    variables = environment(tmp_path) | {
        name: each["default"] for name, each in ACTION["inputs"].items()
    }
    variables |= {
        "ACTION_PATH": str(packaged(tmp_path / "package")), "ARGS": "--across", "PATHS": ".",
        "ANNOTATIONS": "false", "SUMMARY": "false", "FAIL": "true",
        "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }  # fmt: skip
    steps = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    said = []
    for step in steps:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step],
            cwd=tmp_path / "posts", env=variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
        require_network(done.stdout + done.stderr)
        said.append((done.returncode, done.stdout + done.stderr))

    assert [code for code, _ in said] == [0, 1], said
    assert "DUP102" in said[-1][1]
