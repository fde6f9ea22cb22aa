"""A configuration file: what it may say, and how a mistake is named."""

from pathlib import Path

import pytest

from dedupe_paragraphs.config.file import load
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.model.errors import InputError, SettingsError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report.words.phrases import filled
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.rules.run import selected


def written(folder: Path, text: str, name: str = "dedupe.toml") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


EVERYTHING = """
min-length = 30
similarity = 0.9
keep = "last"
select = ["ALL"]
ignore = ["DUP9", "near-duplicate"]
allow = ["Amazonで詳しく見る", "/^第[0-9]+回/"]
debris = ["== more ==", "/~+ [a-z]+ ~+/"]
boilerplate-posts = 5
exclude = ["drafts"]
extend-exclude = ["*.bak.md"]
force-exclude = true
format = "concise"
color = "never"
lang = "ja"
exit-zero = true

[per-file-ignores]
"songs/*.md" = ["DUP"]
"""


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    settings = DEFAULT.apply(load(written(tmp_path, EVERYTHING)), str(tmp_path))

    assert settings.options(str(tmp_path / "a.md")) == Options(
        min_length=30,
        similarity=0.9,
        keep="last",
        select=frozenset(CATALOGUE),
        ignore=frozenset({"DUP901", "DUP002"}),
        allow=("Amazonで詳しく見る", "/^第[0-9]+回/"),
        debris=("== more ==", "/~+ [a-z]+ ~+/"),
    )
    assert selected(settings.options(str(tmp_path / "songs" / "a.md"))) == {
        "CUT001",
        "CUT002",
        "GEN001",
        "SEC001",
        "SEC002",
    }
    assert settings.excludes(str(tmp_path / "drafts" / "a.md"))
    assert settings.excludes(str(tmp_path / "x" / "a.bak.md"))
    assert not settings.excludes(str(tmp_path / "node_modules" / "a.md"))
    assert (settings.format, settings.color, settings.exit_zero) == ("concise", "never", True)
    assert settings.lang == "ja"


MISTAKES = [
    ("min-lenght = 3", 1, "unknown key min-lenght", "did you mean min-length?"),
    ("\n\nzzz = 3", 3, "unknown key zzz", "known keys: allow, "),
    ("min_length = 3", 1, "unknown key min_length", "did you mean min-length?"),
    ("# x\nmin-length = 'a'", 2, "min-length: must be a whole number from 1 on, not 'a'", ""),
    ("min-length = 0", 1, "min-length: must be a whole number", ""),
    ("min-length = true", 1, "min-length: must be a whole number", ""),
    ("similarity = 1.5", 1, "similarity: must be a number above 0 and up to 1, not 1.5", ""),
    ("keep = 'middle'", 1, "keep: must be first or last, not 'middle'", ""),
    ("select = 'DUP'", 1, "select: must be a list of texts, not 'DUP'", ""),
    ("select = ['DUPP001']", 1, "select: no rule is called 'DUPP001'", "did you mean DUP001?"),
    ("ignore = ['repeated-blok']", 1, "ignore: no rule", "did you mean repeated-block?"),
    ("ignore = ['']", 1, "ignore: no rule is called ''", "`dedupe explain` lists the rules"),
    ("allow = [3]", 1, "allow: must be a list of texts", ""),
    ("allow = ['/(/']", 1, "allow: /(/ is no regular expression", ""),
    ("force-exclude = 1", 1, "force-exclude: must be true or false, not 1", ""),
    ("format = 'xml'", 1, "format: must be full, concise, json, jsonl,", ""),
    ("keep = 'last'\n[per-file-ignores]\n'a' = 3", 2, "per-file-ignores: must be a list", ""),
    ("[per-file-ignore]\n'a' = 3", 1, "unknown key per-file-ignore", "did you mean per-file-ign"),
    ("per-file-ignores = 3", 1, "per-file-ignores: must be a table", ""),
    ("a = ", 1, "not valid TOML: ", ""),
    ("x = 1\nx = 2", 2, "not valid TOML: ", ""),
]


@pytest.mark.parametrize(("text", "line", "problem", "hint"), MISTAKES)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, problem: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))

    assert filled(caught.value.message).startswith(f"line {line}: {problem}")
    assert hint in filled(caught.value.message)


def test_a_mistake_in_a_project_has_the_line_of_the_project(tmp_path: Path) -> None:
    text = "[project]\nkep = 1\n\n[tool.dedupe]\n\nkep = 'last'\n"

    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text, "pyproject.toml"))
    assert filled(caught.value.message) == "line 6: unknown key kep; did you mean keep?"


def test_what_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "dedupe.toml").write_bytes(b"keep = 'last'\n# caf\xe9\n")

    with pytest.raises(SettingsError, match="UTF-8"):
        load(str(tmp_path / "dedupe.toml"))


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load(str(tmp_path / "none.toml"))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"keep = 'x'\r\r# caf\xe9\r", 3),
        (b"jobs = 1\r\n\r\nkeep = \r\n", 3),
        (b"# one\r# two\rjobs = 1\n", 1),
        (b"jobs = 1\n\nkeep = [\n\n", 3),
    ],
)
def test_lines_end_as_in_posts(tmp_path: Path, data: bytes, line: int) -> None:
    file = tmp_path / "dedupe.toml"
    file.write_bytes(data)

    with pytest.raises(SettingsError) as raised:
        load(str(file))
    assert f"line {line}: " in str(raised.value)
