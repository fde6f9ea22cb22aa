"""The comparison of two revisions over a folder: equal ones, ones that differ, ones that crash."""

import os
import subprocess
from pathlib import Path

import pytest
from benchmarks import corpus_diff
from benchmarks.corpus_diff import Comparison, Outcome

ROOT = Path(__file__).parents[1]
POST = "The harbour wakes early, and the crews carry their nets down to the pier.\n"
FAKE = """
import json, pathlib, sys

if sys.argv[1] == "clean":
    folder = pathlib.Path(sys.argv[sys.argv.index("-o") + 1])
    (folder / "a.md").write_bytes(WRITTEN)
else:
    print(json.dumps(REPORT))
"""
FINDING: dict[str, object] = {
    "rule": "DUP001",
    "path": "a.md",
    "spans": [{"start": {"line": 3}}],
    "fix": None,
}
"""As much of a finding as a comparison asks for."""


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Return a folder with one post that repeats a paragraph."""
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "a.md").write_text(f"{POST}\n{POST}", encoding="utf-8")
    return folder


def fake(folder: Path, written: bytes, findings: list[dict[str, object]], **more: object) -> Path:
    """Write a source tree whose command answers always the same."""
    package = folder / "src" / "dedupe_paragraphs"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    report = {"version": folder.name, "findings": findings, **more}
    program = FAKE.replace("WRITTEN", repr(written)).replace("REPORT", repr(report))
    (package / "__main__.py").write_text(program, encoding="utf-8")
    return folder


def test_a_revision_does_what_it_does_itself(posts: Path, tmp_path: Path) -> None:
    before, after = (corpus_diff.outcome(ROOT, posts, tmp_path / name) for name in "ab")

    compared = corpus_diff.compare(before, after)

    assert compared == Comparison([], {}, {}, {})
    assert [each["rule"] for each in before.report["findings"]] == ["DUP001"]
    assert before.cleaned["safe"].keys() <= {"a.md"}
    assert before.codes["check"] == 1
    assert list(corpus_diff.lines(compared)) == [
        "check: 0 posts differ, safe: 0 posts differ, unsafe: 0 posts differ"
    ]


def test_differences_are_shown_as_diffs_and_counted_by_rule(posts: Path, tmp_path: Path) -> None:
    moved = FINDING | {"spans": [{"start": {"line": 5}}]}
    sentence = FINDING | {"rule": "DUP006", "spans": []}
    old = fake(tmp_path / "old", b"one\r\n", [FINDING])
    new = fake(tmp_path / "new", b"one\n", [moved, sentence, sentence])
    before, after = (corpus_diff.outcome(tree, posts, tmp_path / "out") for tree in (old, new))

    compared = corpus_diff.compare(before, after)

    assert [(each.kind, each.path) for each in compared.differences] == [
        ("check", "a.md"),
        ("safe", "a.md"),
        ("unsafe", "a.md"),
    ]
    report, written, _ = (each.diff.splitlines() for each in compared.differences)
    assert '-    {"start": {"line": 3}}' in report
    assert '+    {"start": {"line": 5}}' in report
    assert {"-one\\r", "+one"} <= set(written)
    assert compared.rules == {"DUP001": (1, 1), "DUP006": (0, 2)}
    assert compared.fields == {}
    assert list(corpus_diff.lines(compared, show=1))[-4:] == [
        "... and 2 more, shown with --show",
        "DUP001: 1 findings only with base, 1 only with head",
        "DUP006: 0 findings only with base, 2 only with head",
        "check: 1 posts differ, safe: 1 posts differ, unsafe: 1 posts differ",
    ]


def test_fields_that_one_revision_has_are_listed_and_not_compared() -> None:
    empty: dict[str, dict[str, bytes]] = {"safe": {}, "unsafe": {}}
    reason = FINDING | {"reason": "slip"}
    kept = [{"path": "a.md", "reason": "refrain"}]
    before = Outcome({"findings": [FINDING]}, empty, {})
    after = Outcome({"findings": [reason], "kept": kept}, empty, {})

    compared = corpus_diff.compare(before, after)

    assert compared == Comparison([], {}, {"kept": "head", "findings[].reason": "head"}, {})
    assert list(corpus_diff.lines(compared))[:2] == [
        "only head has the field kept, which is not compared",
        "only head has the field findings[].reason, which is not compared",
    ]


def test_a_revision_that_finds_nothing_lacks_findings_not_their_fields() -> None:
    empty: dict[str, dict[str, bytes]] = {"safe": {}, "unsafe": {}}
    before = Outcome({"findings": [FINDING]}, empty, {"check": 1})
    after = Outcome({"findings": []}, empty, {"check": 0})

    compared = corpus_diff.compare(before, after)

    assert compared.rules == {"DUP001": (1, 0)}
    assert compared.fields == {}
    assert compared.codes == {"check": (1, 0)}
    assert '-  rule: "DUP001"' in compared.differences[0].diff.splitlines()


def test_a_crash_is_no_difference(posts: Path, tmp_path: Path) -> None:
    tree = fake(tmp_path / "old", b"", [])
    (tree / "src" / "dedupe_paragraphs" / "__main__.py").write_text("1 / 0\n", encoding="utf-8")

    with pytest.raises(RuntimeError, match=r"(?s)check of .* crashed:.*ZeroDivisionError"):
        corpus_diff.outcome(tree, posts, tmp_path / "out")


def test_the_command_compares_the_work_tree_with_a_revision(
    posts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tree = fake(tmp_path / "tree", b"", [FINDING])
    monkeypatch.chdir(tree)
    name = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "."], [*name, "commit", "-q", "-m", "A fake"]):
        subprocess.run(["git", *command], check=True)

    same = corpus_diff.main(["HEAD", str(posts)])
    module = tree / "src" / "dedupe_paragraphs" / "__main__.py"
    written = module.stat().st_mtime
    module.write_text(module.read_text().replace("DUP001", "DUP002"), encoding="utf-8")
    os.utime(module, (written, written))  # as an edit within one second
    other = corpus_diff.main(["HEAD", str(posts)])

    assert (same, other) == (0, 1)
    assert "DUP002: 0 findings only with base, 1 only with head" in capsys.readouterr().out
