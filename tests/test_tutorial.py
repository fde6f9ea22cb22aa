"""The tutorial on archives: each command prints what the page says."""

import shutil

import pytest
from tools.docs.tutorial import PAGE, filled

pytest.importorskip("duckdb", reason="the extra `archive` is not installed")


@pytest.mark.skipif(shutil.which("bash") is None, reason="its commands are those of a shell")
def test_each_command_prints_what_the_page_says() -> None:
    text = PAGE.read_text("utf-8")

    assert filled(text) == text
