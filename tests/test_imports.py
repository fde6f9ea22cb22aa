"""What a command imports: half of the time of a check is the start of the interpreter."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import FIXTURES

POST = str(FIXTURES / "first" / "tidal-town.md")
CLEAN = str(FIXTURES / "clean" / "en-faq.md")
HEAVY = ("scipy", "datasketch", "numpy", "markdown_it", "pyspark", "duckdb", "dask")
"""What one post needs none of: the import of the first three alone takes half a second."""
TERMINAL = ("rich.console", "rich.text", "rich.panel", "rich.live", "rich.progress")
PROGRAM = """
import json, sys
from dedupe_paragraphs.cli.main import run
code = run()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def modules(*arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    environment = {key: value for key, value in os.environ.items() if "COLOR" not in key}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        env=environment,
        check=True,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code in (0, 1), done.stderr
    return set(names)


@pytest.mark.parametrize("post", [POST, CLEAN], ids=["damaged", "clean"])
@pytest.mark.parametrize(
    "options",
    [(), ("--format", "concise"), ("--format", "json"), ("--diff",)],
    ids=["full", "concise", "json", "diff"],
)
def test_a_check_imports_neither_heavy_modules_nor_a_terminal(
    post: str, options: tuple[str, ...]
) -> None:
    loaded = modules("check", "--isolated", *options, post)

    assert loaded & {*HEAVY, *TERMINAL} == set()


def test_colour_imports_nothing_heavy() -> None:
    plain = modules("check", "--isolated", POST)
    coloured = modules("check", "--isolated", "--color", "always", POST)

    assert any(name.startswith("rich.") for name in coloured - plain)
    assert coloured & set(HEAVY) == set()


def test_clean_and_verify_import_nothing_heavy() -> None:
    assert modules("clean", "--isolated", "--diff", POST) & set(HEAVY) == set()
    assert modules("verify", POST, POST) & set(HEAVY) == set()


def test_a_post_of_one_paragraph_needs_no_matcher_of_edits(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text("The harbour wakes early, and the crews carry their nets down the pier.\n")

    assert "rapidfuzz" not in modules("check", "--isolated", str(post))
