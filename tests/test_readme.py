"""The start page in both languages: one structure, the same commands, nothing said twice."""

import re
import subprocess
import sys
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


@pytest.mark.parametrize("told", [headings, fences, commands, links])
def test_both_say_the_same(told: object) -> None:
    assert callable(told)
    assert told(ENGLISH) == told(JAPANESE) != []


def test_both_name_the_same_rules() -> None:
    named = re.compile(r"^\| ([A-Z]{3}\d{3}) \| ([a-z-]+) \|", re.MULTILINE)

    assert named.findall(ENGLISH) == named.findall(JAPANESE) != []


def test_each_links_the_other() -> None:
    assert "(README.ja.md)" in ENGLISH
    assert "(README.md)" in JAPANESE


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = ENGLISH if name == "README.md" else JAPANESE

    assert [each for each in links(text) if "://" not in each and not (ROOT / each).exists()] == []


def test_what_tells_of_repetition_repeats_nothing() -> None:
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
