"""The documentation: what is made is fresh, the site is built without a warning."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.docs.made import DOCS, PAGES, made
from tools.docs.photograph import is_of

from dedupe_paragraphs.config.settings import KEYS

MEND = "run `make docs`"
MADE = made()


@pytest.mark.parametrize("name", MADE)
def test_what_is_made_is_fresh(name: str) -> None:
    assert (DOCS / name).read_bytes() == MADE[name], MEND


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_photographs_show_the_pages_as_they_are(page: Path) -> None:
    assert is_of(page, page.with_suffix(".png")), MEND


def test_there_is_no_other_picture() -> None:
    names = {path.relative_to(DOCS).as_posix() for path in (DOCS / "pictures").iterdir()}
    photographs = {page.with_suffix(".png").relative_to(DOCS).as_posix() for page in PAGES}

    assert names == {name for name in MADE if name.startswith("pictures/")} | photographs


@pytest.mark.parametrize("page", ["configuration.md", "configuration.ja.md"])
def test_every_key_is_documented(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")

    assert [key for key in KEYS if f"`{key}`" not in text] == []


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=DOCS.parent,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "rules.ja.html").exists()
    assert "WARNING" not in done.stderr
