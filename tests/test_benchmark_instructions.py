"""The instructions of a check of one post stay within their budgets, counted by valgrind."""

import compileall
import shutil
import sys
from pathlib import Path

import pytest
from benchmarks import instructions

import dedupe_paragraphs
from tests.fixtures import FIXTURES

PROGRAM = """
import sys
from dedupe_paragraphs.cli.main import main

sys.argv[0] = "dedupe"
main()
"""
TINY = """\
# The pier

The harbour wakes early, and the crews carry their nets down the pier before the sun is up.

Gulls follow the boats out.

The harbour wakes early, and the crews carry their nets down the pier before the sun is up.
"""
LONG = (FIXTURES / "first" / "tidal-town.md").read_text(encoding="utf-8")
ALLOWANCE = 1.05
"""An environment for tests has more in it than a command needs, which each start passes over."""


@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not installed")
@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the budgets are those of Python 3.11")
@pytest.mark.parametrize("text", [TINY, LONG], ids=["tiny", "long"])
def test_a_check_stays_within_its_budget(text: str, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(text, encoding="utf-8")
    program = tmp_path / "command.py"
    program.write_text(PROGRAM, encoding="utf-8")
    package = shutil.copytree(
        Path(dedupe_paragraphs.__file__).parent,
        tmp_path / "dedupe_paragraphs",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    compileall.compile_dir(package, quiet=1)

    counted = instructions.instructions(path, program)

    assert counted <= instructions.budget(path) * ALLOWANCE


def test_a_budget_goes_by_the_size_of_a_post(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(TINY, encoding="utf-8")

    assert instructions.budget(path) == instructions.TINY
    assert instructions.budget(FIXTURES / "first" / "tidal-town.md") == instructions.LONG
