"""What others wrote into a project runs nothing, opens nothing outside of it, and never hangs."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dedupe_paragraphs.config.file import load
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files.patterns import Patterns, is_knotty
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import InputError, SettingsError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report.words.phrases import filled
from dedupe_paragraphs.rules.allow import LIMIT_SECONDS
from tests.cli.test_process import A, B, C

POST = f"{A}\n\n{B}\n\n{C}\n\n{A}\n\n{B}\n"
MARK = "open to nobody"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file beside the project, which nothing in the project may show or change."""
    path = tmp_path / "outside.jsonl"
    path.write_text(f'{{"dedupe-baseline": 1}}\n{MARK}\n', encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.md").write_text(POST, encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str, seconds: int = 60) -> tuple[int, str, str]:
    """Run the command; one that hangs fails here."""
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_paragraphs", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=seconds,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# Regular expressions.

PATTERNS = {
    "alternatives": ("/^(a|a)*$/", "a" * 5000 + "b"),
    "alternatives of different length": ("/^(a|b|ab)*c|^(ab|a|b)*d/", "ab" * 8000 + "e"),
    "many stars": ("/(.*a){12}$/", "a" * 15000 + "b"),
    "ends": (r"/(\w|x|\s)+$/", "x " * 9000 + "!"),
    "Japanese": ("/^(あ|ああ)+$/", "あ" * 9000 + "い"),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_cannot_hang_the_run(name: str) -> None:
    """It is tried for its time, on all blocks together, and then named with the block."""
    pattern, text = PATTERNS[name]
    data = "\n\n".join(["A first line.", *[text] * 5, ""]).encode()
    start = time.process_time()
    with pytest.raises(SettingsError) as caught:
        check(data, "a.md", Options(allow=(pattern,)))

    assert (caught.value.path, caught.value.message.values["pattern"]) == ("a.md", pattern)
    assert caught.value.message.values["line"] in (3, 5, 7, 9, 11)
    assert time.process_time() - start < LIMIT_SECONDS + 3


def test_the_post_is_named_and_the_others_are_done(project: Path) -> None:
    (project / "dedupe.toml").write_text("allow = ['/^(a|a)*$/']\n")
    (project / "b.md").write_text("\n" + "a" * 5000 + "b\n")
    code, out, err = run(project, "check", "--format", "concise", ".")

    assert code == 2
    assert err == (
        "dedupe: error: b.md: line 2: /^(a|a)*$/ of `allow` takes too long on this block; "
        "make it simpler\n"
    )
    assert out.startswith("a.md:7:1: DUP001 ")


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(" * 5000 + ")" * 5000, "is nested too deeply"),
        ("((((a{100}){100}){100}){100}){100}", "is too long, or repeats too much"),
        ("(ab){1000000}", "is too long, or repeats too much"),
        ("a|" * 50_000 + "a", "is too long, or repeats too much"),
        ("a{99999999999999999999}", "is too long, or repeats too much"),
        ("(?<=a+)b", "is no regular expression"),
        ("(?R)", "is no regular expression"),
    ],
)
def test_a_pattern_that_cannot_even_be_made(project: Path, pattern: str, problem: str) -> None:
    (project / "dedupe.toml").write_text(f"allow = [{json.dumps(f'/{pattern}/')}]\n")
    start = time.process_time()

    with pytest.raises(SettingsError) as caught:
        Nearest().of(str(project / "a.md"))
    assert problem in filled(caught.value.message)
    assert time.process_time() - start < 2


def test_patterns_of_files_cannot_hang(project: Path) -> None:
    """Those that would are refused; the worst of the others is quick."""
    assert is_knotty("*a*a*a*b")
    assert is_knotty("a/**/a/**/a/**/b")
    assert is_knotty("x/**/*a*a*a*b")
    assert not is_knotty("# * any * number * of * stars")
    assert not is_knotty("**/_drafts/**/*.md")
    for worst, path in (("*a*a*b", "a" * 250 + ".md"), ("a/**/a/**/b", "a/" * 500 + "a.md")):
        start = time.process_time()
        assert not is_knotty(worst)
        assert not Patterns([worst], str(project)).match(str(project / path))
        assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    ["exclude = ['{}']", "extend-exclude = ['a', '{}']", "[per-file-ignores]\n'{}' = ['DUP001']"],
)
def test_a_knotty_pattern_is_a_mistake(project: Path, text: str) -> None:
    (project / "dedupe.toml").write_text(text.format("*a*a*a*a*a*b"))

    with pytest.raises(SettingsError, match=r"\*a\*a") as caught:
        Nearest().of(str(project / "a.md"))
    assert "has too many stars" in filled(caught.value.message)


def test_a_knotty_line_of_an_ignore_file_is_named(project: Path) -> None:
    (project / ".gitignore").write_text("drafts\n\n" + "*a" * 20 + "b\n")
    (project / ("a" * 200 + ".md")).write_text("Short.\n")
    code, out, err = run(project, "check", "--format", "concise", ".")

    assert code == 2
    assert err.startswith("dedupe: error: ./.gitignore: line 3: '*a*a*a")
    assert out.startswith("a.md:7:1: DUP001 ")


def test_an_ignore_file_larger_than_any(project: Path) -> None:
    (project / ".gitignore").write_text("a\n" * 6_000_000)
    code, out, err = run(project, "check", "--format", "concise", ".")

    assert code == 2
    assert err.startswith("dedupe: error: ./.gitignore: too large: 12,000,000 bytes, the limit is")
    assert out.startswith("a.md:7:1: DUP001 ")


# Files that are none, or lead elsewhere.


def test_an_ignore_file_that_is_a_pipe_is_passed_over(project: Path) -> None:
    os.mkfifo(project / ".gitignore")

    assert run(project, "check", "--format", "concise", ".")[0] == 1


def test_an_ignore_file_that_is_a_link_is_passed_over(project: Path, tmp_path: Path) -> None:
    """As git does it."""
    (tmp_path / "patterns").write_text("*.md\n")
    (project / ".gitignore").symlink_to(tmp_path / "patterns")

    assert run(project, "check", "--format", "concise", ".")[0] == 1


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/stdin"])
def test_a_configuration_that_never_ends(project: Path, device: str) -> None:
    code, _, err = run(project, "check", "--config", device, ".")

    assert code == 2
    assert "cannot be read" in err or "no regular file" in err


@pytest.mark.parametrize("name", ["dedupe.toml", "pyproject.toml"])
def test_a_configuration_that_is_a_pipe_is_none(project: Path, name: str) -> None:
    os.mkfifo(project / name)

    assert Nearest().of(str(project / "a.md")) == DEFAULT


@pytest.mark.parametrize("name", ["{outside}", "../outside.jsonl", "link.jsonl", "folder/x.jsonl"])
def test_a_baseline_lies_inside_its_project(project: Path, outside: Path, name: str) -> None:
    """Whoever checks out a project opens no other file by that, and writes none."""
    (project / "link.jsonl").symlink_to(outside)
    (project / "folder").symlink_to(outside.parent)
    name = name.format(outside=outside)
    (project / "dedupe.toml").write_text(f"baseline = '{name}'\n")
    before = sorted(os.listdir(outside.parent)), outside.read_bytes()
    for command in ("check", "baseline", "clean"):
        code, out, err = run(project, command, ".")

        assert code == 2
        assert "is not below the folder of this file" in err
        assert MARK not in out + err
    assert (sorted(os.listdir(outside.parent)), outside.read_bytes()) == before


def test_a_baseline_that_the_user_names_may_lie_anywhere(project: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "accepted.jsonl")

    assert run(project, "baseline", "-o", elsewhere, ".")[0] == 0
    assert run(project, "check", "--baseline", elsewhere, ".")[0] == 0


def test_nothing_is_written_through_a_link_that_leads_nowhere(project: Path) -> None:
    (project / "dedupe-baseline.jsonl").symlink_to("../planted")
    code, _, err = run(project, "baseline", ".")

    assert code == 2
    assert "a link that leads nowhere" in err
    assert not os.path.lexists(project.parent / "planted")


def test_patterns_open_no_files(project: Path, outside: Path) -> None:
    """They may look like paths to anywhere: names are compared with them, and that is all."""
    for pattern in ("../outside.jsonl", str(outside), "/etc/passwd", "..", "~/.ssh", "\\\\host\\x"):
        (project / ".gitignore").write_text(f"{pattern}\n")
        (project / "dedupe.toml").write_text(f"extend-exclude = [{json.dumps(pattern)}]\n")
        code, out, err = run(project, "check", "--format", "concise", ".")

        assert (code, err) == (1, "")
        assert out.startswith("a.md:7:1: DUP001 ")


# Nothing is run.

CODE = "__import__('os').system('touch planted')"


@pytest.mark.parametrize(
    "text",
    [
        f"allow = ['/(?{{{CODE}}})/']",
        f"allow = ['{{{{{CODE.replace(chr(39), '')}}}}}']",
        f'exclude = ["!{CODE}"]',
        f'baseline = "| {CODE}"',
        f'extend = "{CODE}"',
        "format = '!!python/object/apply:os.system [touch planted]'",
    ],
)
def test_configuration_is_no_code(project: Path, text: str) -> None:
    (project / "dedupe.toml").write_text(f"{text}\n")
    (project / "b.md").write_text(
        f"---\n!!python/object/apply:os.system ['touch planted']\n---\n\n{{{{ {CODE} }}}}\n"
    )
    for name in ("sitecustomize.py", "click.py", "json.py", "numpy.py", "conftest.py"):
        (project / name).write_text(f"{CODE}\n")
    command = Path(sys.executable).with_name("dedupe")
    subprocess.run([command, "check", "--format", "html", "."], cwd=project, check=False)

    assert not (project / "planted").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "arguments", [("check", "."), ("check", "--since", "HEAD", "."), ("clean", ".")], ids=" ".join
)
def test_the_configuration_of_a_work_tree_runs_nothing(
    project: Path, arguments: tuple[str, ...]
) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)

    git("init", "-q")
    git("add", "a.md")
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a")
    script = project / "evil.sh"
    script.write_text("#!/bin/sh\ntouch planted\n")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "core.editor",
        "diff.evil.textconv",
    ):
        git("config", key, str(script))
    (project / ".gitattributes").write_text("*.md diff=evil\n")
    (project / "a.md").write_text(f"More.\n\n{POST}", encoding="utf-8")
    code, _, err = run(project, *arguments)

    assert code in (0, 1), err
    assert not (project / "planted").exists()


# Files that are made to be large or deep.


@pytest.mark.parametrize(
    "text",
    [
        "allow = " + "[" * 50_000,
        "a." * 5000 + "b = 1",
        "allow = [" + "'a', " * 100_000 + "]",
        "\n" * 1_000_000 + "keep = 3",
        "keep = '" + "a" * 1_000_000 + "'",
    ],
    ids=["deep", "dotted", "many", "blank lines", "long"],
)
def test_a_hostile_configuration_is_read_or_refused_in_time(project: Path, text: str) -> None:
    for name in ("dedupe.toml", "pyproject.toml"):
        path = project / name
        path.write_text(text if name == "dedupe.toml" else f"{text}\n[tool.dedupe]\n")
        start = time.process_time()
        with suppress(SettingsError):
            load(str(path))

        assert time.process_time() - start < 5


def test_blank_lines_before_no_table_of_ours(project: Path) -> None:
    (project / "pyproject.toml").write_text("\n" * 1_000_000 + "[tool.other]\n")
    start = time.process_time()

    assert Nearest().of(str(project / "a.md")) == DEFAULT
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, "9" * 100_000, '{"path": ' * 50_000, '"' + "a" * 1_000_000, "{}"],
    ids=lambda line: line[:9],  # a whole one is too long for the environment of a process
)
def test_a_hostile_baseline_is_refused(project: Path, line: str) -> None:
    (project / "accepted.jsonl").write_text(f'{{"dedupe-baseline": 1}}\n{line}\n')
    code, out, err = run(project, "check", "--baseline", "accepted.jsonl", ".")

    assert (code, out) == (2, "")
    assert err.startswith("dedupe: error: accepted.jsonl: line 2: ")
    assert err.count("\n") == 1


def test_a_configuration_larger_than_any(project: Path) -> None:
    with (project / "dedupe.toml").open("wb") as file:
        file.truncate(300 * 1024 * 1024)

    code, _, err = run(project, "check", ".")

    assert code == 2
    assert "dedupe.toml: too large" in err


def test_what_is_not_readable_is_named() -> None:
    with pytest.raises(InputError, match="no such file"):
        load("none/dedupe.toml")
