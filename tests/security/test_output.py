"""A post is data: nothing in it, its name or a message about it drives what reads a report."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dedupe_paragraphs.config.settings import FORMATS
from tests.security.poison import ACTIVE, OUR_COLOURS, POISON, called, poisoned


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Said:
    """What a command wrote."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode(), err.decode()

    def assert_harmless(self) -> None:
        for text in (self.out, self.err):
            found = ACTIVE.search(OUR_COLOURS.sub("", text))
            assert found is None, text[max(0, found.start() - 80) : found.end() + 80]


class Command:
    """The command, in this process."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        self._monkeypatch, self._capture = monkeypatch, capsysbinary

    def __call__(self, *arguments: str) -> Said:
        code = called(arguments, self._monkeypatch)
        streams = self._capture.readouterr()
        return Said(code, streams.out, streams.err)


@pytest.fixture
def dedupe(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    return Command(monkeypatch, capsysbinary)


def write(text: str, name: str = "a.md") -> str:
    Path(name).write_bytes(text.encode())
    return name


def file_name(text: str) -> str:
    """Return a name of a file that holds a text as far as a name can."""
    return f"{text.replace('/', '')[:60]}.md"


@pytest.mark.parametrize("poison", POISON)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_report(format_: str, poison: str, dedupe: Command) -> None:
    name = write(poisoned(POISON[poison]), file_name(POISON[poison]))
    said = dedupe("check", "--select", "ALL", "--format", format_, "--color", "always", ".", "none")

    said.assert_harmless()
    assert said.code == 2
    assert "DUP001" in said.out
    assert "none: no such file" in said.err
    if format_ in PARSED:
        PARSED[format_](said.out, name)


def of_json(text: str, name: str) -> None:
    paths = re.findall(r'"(?:path|file)": ("(?:[^"\\]|\\.)*")', text)

    assert json.loads(text)
    assert name in {json.loads(path) for path in paths}


def of_jsonl(text: str, name: str) -> None:
    records = [json.loads(line) for line in text.split("\n")[:-1]]

    assert {record["path"] for record in records if record["type"] == "finding"} == {name}


def of_sarif(text: str, name: str) -> None:
    assert json.loads(text)["runs"][0]["results"]


def of_junit(text: str, name: str) -> None:
    root = ET.fromstring(text)

    assert {element.tag for element in root.iter()} == {
        *("testsuites", "testsuite", "testcase", "failure", "error")
    }


def of_github(text: str, name: str) -> None:
    """One command a line, ours: `%0A` of a post comes with its sign escaped."""
    for line in text.splitlines():
        assert re.match(r"::(error|warning|notice) file=", line)
        assert "##[" not in line[:4]
    assert "%0A::" not in text


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}


def of_html(text: str, name: str) -> None:
    read = _Elements()
    read.feed(text)

    assert read.found.count("script") == 1
    assert "img" not in read.found
    assert not {each for each in read.attributes if each.startswith("on")}
    assert "http://evil.example" not in re.findall(r'(?:href|src)="([^"]*)"', text)


PARSED = {
    "json": of_json,
    "jsonl": of_jsonl,
    "gitlab": of_json,
    "sarif": of_sarif,
    "rdjson": of_json,
    "junit": of_junit,
    "github": of_github,
    "html": of_html,
}


@pytest.mark.parametrize("poison", POISON)
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--statistics", "."),
        ("check", "--top", "3", "."),
        ("check", "--across", "."),
        ("check", "-v", "."),
        ("check", "--diff", "--color", "always", "."),
        ("clean", "--diff", "--color", "always", "."),
        ("clean", "."),
        ("clean", "--unsafe", "--format", "json", "."),
        ("clean", "-o", "out", "."),
        ("verify", ".", "out"),
        ("baseline", "-o", "accepted.jsonl", "."),
        ("index", "-o", "published.index", "."),
    ],
    ids=" ".join,
)
def test_a_command(arguments: tuple[str, ...], poison: str, dedupe: Command) -> None:
    text = poisoned(POISON[poison])
    write(text, file_name(POISON[poison]))
    write("---\ntitle: [\n" + POISON[poison].replace("---", "") + "\n---\n" + text, "b.md")
    if arguments[0] == "verify":
        os.mkdir("out")
        write("Nothing of it.\n", f"out/{file_name(POISON[poison])}")
    said = dedupe(*arguments)

    said.assert_harmless()
    assert said.code in (0, 1), said.err
    assert said.out


@pytest.mark.parametrize("poison", POISON)
def test_a_message(poison: str, dedupe: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """About an option, a name, a file and a fault that hold the text."""
    text = POISON[poison].replace("/", "")
    bad = file_name(text)
    Path(bad).write_bytes(b"\xff\xfe\x00")
    Path("dedupe.toml").write_bytes(f"{json.dumps(text)} = 1\n".encode("utf-8", "replace"))
    for arguments in (
        ("check", f"-{text}"),
        ("check", f"--{text}"),
        (text,),
        ("check", "--format", text, "."),
        ("check", "--select", text, "."),
        ("check", "--config", text, "."),
        ("check", "--memory", text, "."),
        ("check", "--isolated", "--baseline", text, "."),
        ("check", "--isolated", "-O", f"none/{text}", "."),
        ("check", "--isolated", "-O", f"none/{text}/", "."),
        ("check", "--isolated", "--against", text, "."),
        ("check", "--isolated", "--since", text, "."),
        ("check", "--isolated", bad, f"{text}.none"),
        ("check", "."),
        ("verify", bad, text),
        ("explain", text),
        ("clean", "--isolated", bad),
    ):
        said = dedupe(*arguments)

        said.assert_harmless()
        assert said.code == 2, arguments
        assert len([line for line in said.err.split("\n") if "rror" in line]) >= 1, said.err


def test_a_fault_of_ours(dedupe: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its trace, which -v shows, may quote what it stumbled over."""
    from dedupe_paragraphs.files import atomic as files

    def stumble(path: str) -> bytes:
        raise ValueError("".join(POISON.values()))

    monkeypatch.setattr(files, "read", stumble)
    said = dedupe("check", "-v", write("x"))

    said.assert_harmless()
    assert "Traceback" in said.err
    assert "internal error, ValueError" in said.err


@pytest.mark.parametrize("poison", ["rich", "commands", "template"])
def test_text_is_shown_as_it_stands(poison: str, dedupe: Command) -> None:
    """What is no escape sequence needs no escape: brackets come out as brackets."""
    text = POISON[poison]
    paragraph = f"They wrote {text} on the wall. Nobody in the village knows what it is to mean."
    write(f"{paragraph}\n\nNothing else.\n\n{paragraph}\n", "a.txt")
    plain = dedupe("check", "a.txt").out
    coloured = dedupe("check", "--color", "always", "a.txt").out

    assert " ".join(text.split()) in plain
    assert OUR_COLOURS.sub("", coloured).replace(" \n", "\n") == plain


def test_a_diff_in_a_pipe_is_bytes(dedupe: Command) -> None:
    """It is for `patch`, which must find the very bytes."""
    paragraph = (
        "港の灯台は百年前に建てられた。\x1b[31mいまも毎晩沖を照らしている。灯台守はもういない。"
    )
    write(f"{paragraph}\n\nNothing else.\n\n{paragraph}\n")

    assert f"-{paragraph}\n" in dedupe("check", "--diff", "a.md").out


def test_names_in_a_baseline_are_read_back(dedupe: Command) -> None:
    for number, text in enumerate(POISON.values()):
        write(f"{poisoned(text)}\n", f"{number} {file_name(text)}")
    first = dedupe("baseline", "-o", "accepted.jsonl", ".")
    again = dedupe("check", "--baseline", "accepted.jsonl", ".")

    assert first.code == again.code == 0
    assert "no findings" in again.out
