"""Asking: which editor is opened."""

import sys

import pytest

from dedupe_paragraphs.cli import ask


@pytest.mark.parametrize(
    ("platform", "named", "editor"),
    [
        ("darwin", "", "open -W -n -t"),
        ("darwin", "vim", None),
        ("linux", "", None),
        ("win32", "", None),
    ],
)
def test_the_editor_of_the_platform(
    platform: str, named: str, editor: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Click knows what the environment names, and the editors of Windows and Linux."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", named)

    assert ask._editor() == editor
