"""`--lang`: what is said in Japanese, and who decides that it is."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.cli.main import COMMANDS
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.report.layout import cells
from dedupe_paragraphs.report.renderer import FORMATS
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import spoken
from dedupe_paragraphs.rules.catalogue import RULES
from tests.fixtures import FIXTURES

POST = str(FIXTURES / "first" / "tidal-town.md")
KANA = re.compile("[\u3040-\u30ff]")
ENGLISH = re.compile(r"(?<![\w./`'\[{<&#-])[a-z]{3,}(?![\w./`'\]=}-])")
"""A lower-case word that is no name of a file, of an option or of a command between backticks."""
TYPED = {
    *("dedupe", "check", "clean", "first", "last", "auto", "git", "redis", "keep", "strip"),
    *COMMANDS,
    *(word for rule in RULES for word in rule.name.split("-")),
    *(reason.value for reason in Reason),
    *FORMATS,
    *("local", "spark", "yarn"),
}
"""English that is typed as it is."""


def run(
    *arguments: str, folder: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "FORCE_COLOR")
    }
    return subprocess.run(
        [sys.executable, "-m", "dedupe_paragraphs", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=clean | environment,
        input=stdin,
        check=False,
    )


def foreign(text: str) -> set[str]:
    """Return English words that are said and not quoted."""
    without_code = re.sub(r"`[^`]*`|dedupe [a-z].*|\[.*?\]", "", text)
    return set(ENGLISH.findall(without_code)) - TYPED


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:ja"}, "ja"),
        ({"LANG": "C", "LANGUAGE": "ja"}, "en"),  # as gettext has it
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "C", "LC_MESSAGES": "ja_JP.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ja_JP.eucJP"}, "ja"),
    ],
    ids=str,
)
def test_auto_follows_the_locale(
    environment: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    language.speak("auto")

    assert spoken() == code


def test_an_editor_knows_its_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    language.speak("auto", "ja-JP")

    assert spoken() == "ja"


def test_without_a_catalogue_everything_is_said_in_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "_FOLDER", str(tmp_path))
    language._catalogue.cache_clear()

    language.speak("ja")
    language._catalogue.cache_clear()

    assert (spoken(), phrases.blocks(2)) == ("en", "2 blocks")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "ja", "check", POST),
        ("check", "--lang", "ja", POST),
        ("check", POST, "--lang=ja"),
    ],
)
def test_the_option_stands_anywhere(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert "一字一句同じコピー" in done.stdout
    assert (done.returncode, done.stderr) == (1, "")


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "dedupe.toml").write_text('lang = "ja"\n')
    (tmp_path / "a.md").write_text("The ferry leaves at dawn and carries the mail.\n")

    assert "指摘なし" in run("check", folder=tmp_path).stdout
    assert "no findings" in run("check", "--lang", "en", folder=tmp_path).stdout
    assert "no findings" in run("--lang", "en", "check", folder=tmp_path).stdout
    assert "no findings" in run("check", "--isolated", folder=tmp_path).stdout
    assert "指摘なし" in run("check", "--isolated", folder=tmp_path, LANG="ja_JP.UTF-8").stdout


def test_a_wrong_language_is_named() -> None:
    done = run("check", "--lang", "xx", LANG="ja_JP.UTF-8")

    assert done.returncode == 2
    assert "'xx' は使えません" in done.stderr


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_help(command: tuple[str, ...]) -> None:
    done = run(*command, "-h", LC_ALL="ja_JP.UTF-8")

    assert done.returncode == 0
    assert foreign(done.stdout) == set()
    assert "--lang" in done.stdout
    assert done.stdout.startswith("使い方: dedupe")
    assert "ヘルプを表示" in done.stdout
    assert max(map(cells, done.stdout.split("\n"))) <= 80


@pytest.mark.parametrize("rule", ["", *(rule.code for rule in RULES)])
def test_explain(rule: str) -> None:
    done = run("explain", "--lang", "ja", *filter(None, [rule]))

    assert KANA.search(done.stdout)
    assert foreign(done.stdout) <= {"mail"}
    assert max(map(cells, done.stdout.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.md"), "dedupe: エラー: none.md: ファイルまたはフォルダーが見つかりません"),
        (("check", "--formatt"), "というオプションはありません。"),
        (("chek",), "エラー: 'chek' というコマンドはありません。"),
        (("check", "--min-length", "0"), "エラー: '--min-length' の値が正しくありません: "),
        (
            ("check", "--select", "DUPP001"),
            "'DUPP001' というルールはありません。DUP001 のことですか？",
        ),
        (("check", "--diff", "--watch"), "エラー: --diff の表示は一度きりです。"),
        (("check", "--config", "none.toml"), "'none.toml' が見つかりません。"),
        (("clean", "--diff", "-o", "x", "a.md"), "エラー: --diff は何も書き込みません。"),
        (("verify", "a.md"), "エラー: 引数がありません 'AFTER'"),
        (("review", "a.md"), "エラー: `review` は対話形式ですが"),
        (("explain", "X"), "というルールも理由もありません"),
    ],
    ids=str,
)
def test_errors(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x\n")
    done = run("--lang", "ja", *arguments, folder=tmp_path)

    assert said in done.stderr
    assert done.returncode == 2
    assert foreign(re.sub(r"'[^']*'", "", done.stderr)) <= {"none"}


def test_a_configuration_says_what_is_wrong_in_japanese(tmp_path: Path) -> None:
    (tmp_path / "dedupe.toml").write_text("min-lenght = 3\n")
    done = run("check", "--lang", "ja", folder=tmp_path)

    assert done.stderr == (
        "dedupe: エラー: "
        f"{tmp_path}/dedupe.toml: 1行目: 未知のキー min-lenght。min-length のことですか？\n"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_speaks_japanese(name: str) -> None:
    done = run("check", "--isolated", "--lang", "ja", "--format", name, POST)

    assert (done.returncode, done.stderr) == (1, "")
    assert not any(said in done.stdout for said in ("copy of", "copied", "Fix:", "word for word"))
    assert "コピー" in done.stdout or "\\u30b3\\u30d4\\u30fc" in done.stdout


def test_machine_formats_keep_their_keys() -> None:
    english = json.loads(run("check", "--isolated", "--format", "json", POST).stdout)
    japanese = json.loads(
        run("check", "--lang", "ja", "--isolated", "--format", "json", POST).stdout
    )
    messages = [finding.pop("message") for finding in japanese["findings"]]
    for finding in english["findings"]:
        finding.pop("message")

    assert english == japanese
    assert all(KANA.search(message) for message in messages)


def test_the_html_report_names_its_language() -> None:
    japanese = run("check", "--isolated", "--lang", "ja", "--format", "html", POST).stdout

    assert '<html lang="ja">' in japanese
    assert "帯グラフの見方" in japanese


LONG = """
from dedupe_paragraphs.batch import work as batch
batch._LONG = 1
from dedupe_paragraphs.cli.main import main
main()
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_workers_and_cache_speak_the_language_of_the_run(tmp_path: Path, jobs: str) -> None:
    posts = tmp_path / "posts"
    posts.mkdir()
    text = Path(POST).read_bytes()
    for number in range(4):
        (posts / f"{number}.md").write_bytes(text)
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LC_ALL": "C.UTF-8"}

    def said(lang: str) -> str:
        arguments = ["check", "--isolated", "-j", jobs, "--format", "concise", "--lang", lang]
        return subprocess.run(
            [sys.executable, "-c", LONG, *arguments, str(posts)],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=False,
        ).stdout

    english, japanese = said("en"), said("ja")

    assert "copy of" in english
    assert "コピー" not in english
    assert "一字一句同じコピー" in japanese
    assert "copy of" not in japanese
    assert (said("en"), said("ja")) == (english, japanese)


def test_english_loads_no_catalogue() -> None:
    program = (
        "import sys; from dedupe_paragraphs.cli.main import run; run(); "
        "from dedupe_paragraphs.cli import language; "
        "sys.exit(language._catalogue.cache_info().misses)"
    )
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", program, "check", POST], env=environment, check=False
    )

    assert done.returncode == 0
