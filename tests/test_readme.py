"""The start page in both languages: one structure, the same commands, nothing said twice."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGLISH, JAPANESE = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ja.md")
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCE.sub("", text), re.MULTILINE)]


def fences(text: str) -> list[tuple[str, int]]:
    return [(kind, body.count("\n")) for kind, body in FENCE.findall(text)]


def commands(text: str) -> list[str]:
    typed = (line for _, body in FENCE.findall(text) for line in body.split("\n"))
    return [line.partition(" #")[0].strip() for line in typed if line.startswith("$ ")]


def links(text: str) -> list[str]:
    targets = re.findall(r"\]\(([^)]+)\)", FENCE.sub("", text))
    return [target for target in targets if not target.startswith("README")]


def rules(text: str) -> list[str]:
    return re.findall(r"\b[A-Z]{3}\d{3}\b", text)


def in_english(text: str) -> str:
    """Return a page with the post, the picture and the rules of the English one."""
    for japanese, english in (("minato", "harbour"), ("terminal.ja", "terminal"), (".ja.", ".")):
        text = text.replace(japanese, english)
    return text


@pytest.mark.parametrize("of", [headings, fences, commands, links, rules])
def test_both_say_the_same(of: Callable[[str], list[object]]) -> None:
    assert of(ENGLISH) == of(in_english(JAPANESE)) != []


@pytest.mark.parametrize("text", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_is_short(text: str) -> None:
    assert text.count("\n") <= 120


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (JAPANESE, "ja")])
def test_the_example_is_what_the_command_prints(text: str, lang: str) -> None:
    [(command, expected)] = re.findall(
        r"^\$ dedupe (check --format concise .*)\n((?:fixtures/.*\n)+)", text, re.MULTILINE
    )
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_paragraphs", "--lang", lang, *command.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout == expected


def test_each_links_the_other() -> None:
    assert "(README.ja.md)" in ENGLISH
    assert "(README.md)" in JAPANESE


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = ENGLISH if name == "README.md" else JAPANESE

    assert [each for each in links(text) if "://" not in each and not (ROOT / each).exists()] == []


def test_the_pages_have_no_findings_themselves() -> None:
    pages = ["README.md", "README.ja.md", "CHANGELOG.md", "docs/"]
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_paragraphs", "check", *pages],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout.endswith("posts checked: no findings.\n"), done.stdout
    assert (done.returncode, done.stderr) == (0, "")
