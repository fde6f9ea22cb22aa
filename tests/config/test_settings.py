"""Settings: one declaration each, and how layers of them are put together."""

from dataclasses import fields

import click
import pytest

from dedupe_paragraphs.cli.check import command as check
from dedupe_paragraphs.config.settings import DECLARED, DEFAULT, FORMATS, KEYS, Settings
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report.renderer import FORMATS as RENDERERS
from dedupe_paragraphs.rules.run import selected


def test_defaults_are_those_of_the_options() -> None:
    options = DEFAULT.options("a.md")

    assert selected(options) == selected(Options())
    for each in fields(Options):
        if each.name != "select":
            assert getattr(options, each.name) == getattr(Options(), each.name)
    assert tuple(RENDERERS) == FORMATS


def test_every_field_is_declared() -> None:
    assert {each.name for each in fields(Settings)} == {*DECLARED, "roots"}
    assert {key.replace("-", "_") for key in KEYS} <= DECLARED.keys()


@pytest.mark.parametrize("name", DECLARED)
def test_every_setting_has_an_option_that_says_its_default(name: str) -> None:
    setting, default = DECLARED[name], getattr(DEFAULT, name)
    options = {each.name: each for each in check.params if isinstance(each, click.Option)}

    if not setting.help:
        assert name not in options
        return
    if name != "lang":  # which every command has, and is read before all others
        assert options[name].help == setting.help
    if "[default:" in setting.help and name not in ("jobs", "lang"):
        assert f"[default: {default}]" in setting.help


def test_the_command_line_has_the_last_word() -> None:
    settings = DEFAULT.apply({"keep": "last", "min_length": 30}, "x").apply({"min_length": 40})

    assert (settings.keep, settings.min_length) == ("last", 40)


def test_a_selection_ends_what_was_ignored_before() -> None:
    file = DEFAULT.apply({"ignore": ("DUP002",)})

    assert "DUP002" not in selected(file.options("a.md"))
    assert selected(file.apply({"select": ("DUP002",)}).options("a.md")) == {"DUP002"}


def test_patterns_are_relative_to_where_they_were_written() -> None:
    file = DEFAULT.apply({"extend_exclude": ("drafts/*.md",)}, "/project/posts")
    both = file.apply({"exclude": ("old/*.md",)}, "/project")

    assert both.excludes("/project/posts/drafts/a.md")
    assert both.excludes("/project/old/a.md")
    assert not both.excludes("/project/drafts/a.md")
    assert not both.excludes("/project/posts/old/a.md")


def test_rules_of_some_posts_are_ignored() -> None:
    songs = DEFAULT.apply({"per_file_ignores": {"songs/*.md": ("DUP",)}, "select": ("DUP001",)})
    nothing = songs.apply({"ignore": ("ALL",)})

    assert selected(songs.options("a.md")) == {"DUP001"}
    assert selected(songs.options("songs/a.md")) == frozenset()
    assert selected(nothing.options("a.md")) == selected(nothing.options("songs/a.md")) == set()


def test_layers_that_say_nothing_change_nothing() -> None:
    assert DEFAULT.apply({}, "x") is DEFAULT
