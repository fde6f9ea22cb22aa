"""What a stream can show, and pages in a folder."""

import io
import os
from pathlib import Path

import pytest

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.output import PageFolder
from dedupe_paragraphs.report.html.page import page
from dedupe_paragraphs.report.layout import WIDTH


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.mark.parametrize(("columns", "width"), [(0, WIDTH), (20, 40), (60, 60), (200, WIDTH)])
def test_width(columns: int, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that does not know its width has the usual one."""
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))

    assert streams.look(Terminal(), "never").width == width


def test_pages_of_an_earlier_run_go_and_no_others(tmp_path: Path) -> None:
    before = PageFolder(str(tmp_path))
    entry = {"path": "a.md"}
    ours = page("single.html", entry=entry, section="", index="../index.html")
    for name in ("index.html", "posts/old.md.html", "posts/deep/old.md.html", "posts/new.md.html"):
        before(name, ours)
    (tmp_path / "posts" / "mine.html").write_text("<!doctype html><p>dedupe")
    (tmp_path / "posts" / "notes.txt").write_text("mine")
    (tmp_path / "aside.html").write_text(ours)

    after = PageFolder(str(tmp_path))
    after("posts/new.md.html", ours)
    after("index.html", ours)
    after.close()

    left = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()}
    assert left == {
        *("index.html", "aside.html"),
        *("posts/new.md.html", "posts/mine.html", "posts/notes.txt"),
    }
