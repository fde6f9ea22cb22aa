"""The baseline: what was accepted stays silent wherever it moves; what is new is reported."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dedupe_paragraphs.api.baseline import Baseline, load
from dedupe_paragraphs.api.finding_filter import FindingFilter
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import MissingPathError, SettingsError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.rules.build import fingerprint
from dedupe_paragraphs.rules.catalogue import CATALOGUE

FERRY = "The ferry to the outer island leaves at six, and in winter only when the wind is low."
HARBOUR = (
    "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
)
LIBRARY = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
POST = f"{HARBOUR}\n\n{LIBRARY}\n\n{HARBOUR}\n"


def checked(path: Path, text: str) -> Report:
    path.write_text(text, encoding="utf-8")
    return check(path.read_bytes(), str(path), Options())


def accepting(folder: Path, *reports: Report) -> Baseline:
    empty = Baseline(str(folder / "baseline.jsonl"))
    return empty.updated(dict(empty.accepted(report) for report in reports))


def new(accepted: Baseline, report: Report) -> Report:
    """Return what a run that is given the baseline reports."""
    Path(accepted.file).write_bytes(accepted.data())
    return FindingFilter(accepted.file, None, ()).report(report)


def test_what_moved_is_still_accepted(tmp_path: Path) -> None:
    accepted = accepting(tmp_path, checked(tmp_path / "灯台.md", POST))
    moved = checked(tmp_path / "灯台.md", f"# 港\n\n{FERRY}\n\n{POST}")

    assert len(moved.findings) == 1
    assert new(accepted, moved).findings == ()
    assert new(accepted, moved).repeated == 0


def test_one_more_copy_is_new(tmp_path: Path) -> None:
    accepted = accepting(tmp_path, checked(tmp_path / "a.md", POST))
    more = checked(tmp_path / "a.md", f"{POST}\n{FERRY}\n\n{HARBOUR}\n")

    left = new(accepted, more)

    assert [finding.fingerprint for finding in left.findings] == [
        more.findings[0].fingerprint + "-2"
    ]
    assert left.repeated == len(HARBOUR)


def test_a_finding_that_another_rule_reported_before_is_still_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{POST}\n{FERRY}\n\n{HARBOUR}\n"
    before = checked(tmp_path / "a.md", text)
    accepted = accepting(tmp_path, before)
    rule = CATALOGUE["DUP001"]
    monkeypatch.setitem(CATALOGUE, "NEW001", replace(rule, code="NEW001", formerly=("DUP001",)))
    monkeypatch.setitem(CATALOGUE, "NEW002", replace(rule, code="NEW002"))

    def reported_by(code: str) -> Report:
        """Return the report of a version in which a rule has taken over all findings."""
        first, second = (
            replace(each, rule=code, fingerprint=fingerprint(code, before.post, each.spans))
            for each in before.findings
        )
        second = replace(second, fingerprint=f"{second.fingerprint}-2")
        return replace(before, findings=(first, second))

    assert new(accepted, reported_by("NEW001")).findings == ()
    assert len(new(accepted, reported_by("NEW002")).findings) == 2


def test_the_same_copy_in_another_post_is_new(tmp_path: Path) -> None:
    accepted = accepting(tmp_path, checked(tmp_path / "a.md", POST))

    assert len(new(accepted, checked(tmp_path / "b.md", POST)).findings) == 1


def test_the_file_is_sorted_and_the_same_for_any_order_of_posts(tmp_path: Path) -> None:
    reports = [checked(tmp_path / name, POST) for name in ("c.md", "a.md", "b.md")]

    data = accepting(tmp_path, *reports).data()

    assert data == accepting(tmp_path, *reversed(reports)).data()
    assert [json.loads(line).get("path") for line in data.splitlines()] == [
        None,
        "a.md",
        "b.md",
        "c.md",
    ]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    accepted = accepting(tmp_path, checked(tmp_path / "caf\udce9 港.md", POST))
    file = Path(accepted.file)
    file.write_bytes(accepted.data())

    assert load(str(file)) == accepted
    assert "港の灯台" in file.read_text(encoding="utf-8")


def test_posts_that_are_not_checked_keep_their_entries_while_they_exist(tmp_path: Path) -> None:
    accepted = accepting(
        tmp_path, *(checked(tmp_path / name, POST) for name in ("a.md", "b.md", "gone.md"))
    )
    (tmp_path / "gone.md").unlink()

    mended = accepted.updated({"a.md": []})

    assert [entry.path for entry in mended.entries] == ["b.md"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("[]\n", 1),
        ('{"schema": 1}\n', 1),
        ('{"dedupe-baseline": 2}\n', 1),
        ('{"dedupe-baseline": 1}\n<<<<<<< HEAD\n', 2),
        ('{"dedupe-baseline": 1}\n\n{"path": "a.md", "rule": "DUP001"}\n', 3),
        ('{"dedupe-baseline": 1}\n{"path": 1, "rule": "", "fingerprint": "", "text": ""}\n', 2),
    ],
)
def test_a_file_that_is_no_baseline_is_named_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    file = tmp_path / "baseline.jsonl"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as refused:
        load(str(file))

    assert refused.value.message.values["line"] == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        load(str(tmp_path / "none.jsonl"))
