"""Each format over one finding of each rule, against what a person once read and found good."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dedupe_paragraphs import __version__
from dedupe_paragraphs.cli import language
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.full import Concise, Full
from dedupe_paragraphs.report.github import Github
from dedupe_paragraphs.report.gitlab import Gitlab
from dedupe_paragraphs.report.json import Json, Jsonl
from dedupe_paragraphs.report.junit import Junit
from dedupe_paragraphs.report.layout import cells
from dedupe_paragraphs.report.markdown import Markdown
from dedupe_paragraphs.report.rdjson import Rdjson
from dedupe_paragraphs.report.renderer import FORMATS, Look, Renderer
from dedupe_paragraphs.report.renderer import renderer as made
from dedupe_paragraphs.report.sarif import Sarif
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from tests.report.examples import (
    FINDINGS,
    KEPT,
    LIGHTHOUSE,
    PATH,
    REPORT,
    TEXT,
    bare,
    finding,
    post,
    span,
)
from tests.report.rendering import finished, written

SNAPSHOTS = Path(__file__).parent / "snapshots"


TERMINAL = Look(width=80)


def rendered(renderer: Renderer, report: Report = REPORT) -> str:
    tally = Tally(paths=("posts",))
    tally.checked(report)
    return written(renderer, report) + finished(renderer, tally)


@pytest.mark.parametrize(
    ("name", "renderer"),
    [
        ("full-80.txt", Full(TERMINAL)),
        ("full-pipe.txt", Full()),
        ("concise.txt", Concise()),
        ("report.jsonl", Jsonl()),
        ("github.txt", Github()),
        ("gitlab.json", Gitlab()),
        ("report.sarif", Sarif()),
        ("junit.xml", Junit()),
        ("rdjson.json", Rdjson()),
        ("comment.md", Markdown()),
    ],
)
def test_snapshot(name: str, renderer: Renderer) -> None:
    expected = (SNAPSHOTS / name).read_text(encoding="utf-8")

    assert rendered(renderer) == expected.replace("{version}", __version__)


@pytest.mark.parametrize(
    ("name", "renderer"),
    [
        ("full-80.ja.txt", Full(TERMINAL)),
        ("concise.ja.txt", Concise()),
        ("github.ja.txt", Github()),
        ("comment.ja.md", Markdown()),
    ],
)
def test_snapshot_in_japanese(name: str, renderer: Renderer) -> None:
    language.speak("ja")

    assert rendered(renderer) == (SNAPSHOTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_nothing_is_wider_than_eighty_cells(spoken: str) -> None:
    language.speak(spoken)

    assert max(cells(line) for line in rendered(Full(Look(width=200))).split("\n")) <= 80


def test_colour_changes_no_text() -> None:
    coloured = rendered(Full(Look(colour=True, width=80)))

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace(" \n", "\n") == rendered(Full(TERMINAL))


def test_the_text_of_a_post_is_no_markup() -> None:
    source = TEXT.replace(LIGHTHOUSE, "[bold]太い字[/b] [red")
    where = span("[bold]太い字[/b] [red", 1, source)
    copy = finding("DUP001", (where,), (Place(PATH, Span(0, len(where))),))

    assert "[bold]太い字[/b] [red" in rendered(
        Full(Look(colour=True, width=80)), Report(post(source), (copy,))
    )


def test_control_characters_are_shown_not_sent() -> None:
    evil = "a\x1b[2Jb\x07c\u202ed"
    source = f"{evil}\n\n{evil}\n"
    where = span(evil, 1, source)
    copy = finding("DUP001", (where,), (Place("x", Span(0, len(where))),))
    path = "\x1b]0;x\n.md"
    report = Report(post(source, path), (replace(copy, path=path),))

    for renderer in (Full(TERMINAL), Concise()):
        text = rendered(renderer, report)
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        assert "\\x1b]0;x\\n.md:3:1:" in text
    assert "a\\x1b[2Jb\\x07c\\u202ed" in rendered(Full(TERMINAL), report)


def test_a_run_is_one_entry() -> None:
    source = "".join(f"{n} の段落はここに立っています。\n\n" for n in range(20)) * 2
    whole = post(source)
    spans = tuple(block.span for block in whole.blocks[20:40])
    originals = tuple(Place(PATH, block.span) for block in whole.blocks[:20])
    run = finding("DUP001", spans, originals, blocks=20)
    text = rendered(Full(TERMINAL), Report(whole, (run,)))

    assert "Copy of lines 1-39 (20 blocks), word for word.\n" in text
    assert "    : 18 more blocks\n" in text
    assert text.count("の段落は") == 2


def test_white_space_apart_is_not_word_for_word() -> None:
    source = "one two three four five\n\none  two three four five\n"
    whole = post(source)
    copy = finding("DUP001", (whole.blocks[1].span,), (Place(PATH, whole.blocks[0].span),), None)

    assert "the same but for spacing or markup" in rendered(Concise(), Report(whole, (copy,)))


def test_many_originals_are_counted() -> None:
    source = "".join(f"段落の{n}番目です。\n\n\n\n\n\n\n" for n in range(6))
    places = tuple(Place(PATH, span(f"段落の{n}番目です。", 0, source)) for n in range(5))
    spans = tuple(span("段落の5番目です。", 0, source) for _ in places)
    strung = finding("DUP001", spans, places)

    assert "copy of lines 1, 8, 15 and 2 more places" in rendered(
        Concise(), Report(post(source), (strung,))
    )


def test_json_holds_the_contract() -> None:
    document = json.loads(rendered(Json()))

    assert list(document) == ["schema", "version", "posts", "findings", "kept", "losses", "errors"]
    assert document["schema"] == 1
    assert document["posts"] == [
        {"path": PATH, "blocks": 11, "characters": 286, "repeated_characters": 100}
    ]
    # DUP101 and DUP102 speak of other posts (test_shared.py).
    rules = [rule for rule in CATALOGUE if rule not in ("DUP101", "DUP102")]
    assert [each["rule"] for each in document["findings"]] == rules
    first = document["findings"][0]
    start = len(TEXT[: TEXT.index(LIGHTHOUSE, 5)].encode())
    assert first == {
        "rule": "DUP001",
        "name": "repeated-block",
        "safety": "safe",
        "reason": "exact-copy",
        "path": PATH,
        "message": "copy of line 1, word for word",
        "similarity": 1.0,
        "fingerprint": "f" * 16,
        "spans": [
            {
                "start": {"line": 9, "column": 1, "byte": start},
                "end": {"line": 9, "column": 29, "byte": start + 84},
            }
        ],
        "originals": [
            {
                "path": PATH,
                "start": {"line": 1, "column": 1, "byte": 0},
                "end": {"line": 1, "column": 29, "byte": 84},
            }
        ],
        "fix": {
            "safety": "safe",
            "edits": [{"start_byte": start, "end_byte": start + 86, "text": ""}],
            "needs": [],
        },
    }
    assert document["findings"][5]["fix"] is None
    (kept,) = document["kept"]
    assert list(kept) == ["path", "reason", "spans", "originals"]
    assert (kept["path"], kept["reason"]) == (PATH, "too-short")
    assert [each["start"]["line"] for each in kept["spans"]] == [15]
    assert [(each["path"], each["start"]["line"]) for each in kept["originals"]] == [(PATH, 3)]


def test_json_names_errors_and_survives_undecodable_names() -> None:
    renderer = Json()
    renderer.failed("caf\udce9.md", "no such file or folder")
    text = finished(renderer).encode("utf-8", "backslashreplace")

    assert json.loads(text)["errors"] == [
        {"path": "caf\udce9.md", "message": "no such file or folder"}
    ]


def test_a_cleaned_post_is_one_line() -> None:
    done = Cleaned(REPORT, TEXT.replace(f"{LIGHTHOUSE}\n\n", "", 1).encode(), FINDINGS[:2], ())

    assert Full(TERMINAL).cleaned(done) == f"{PATH}: 2 findings fixed, 30 characters less\n"
    assert Concise().cleaned(done) == f"{PATH}: 2 findings fixed, 30 characters less\n"
    assert Full(TERMINAL).cleaned(replace(done, data=TEXT.encode())) == ""


def test_what_was_given_up_is_named_below_the_post() -> None:
    lost = Loss("sentence", "灯台は[red]古い[/red]。", 3)
    done = Cleaned(REPORT, b"", FINDINGS[:2], (), losses=(lost,))
    full = Full(TERMINAL).cleaned(done).splitlines()
    json_ = Json()
    document = json.loads(written(json_, done) + finished(json_))

    assert full[1:] == [f"  line 3: sentence lost: {lost.text}"]
    assert Concise().cleaned(done).splitlines()[1:] == [f"{PATH}:3: sentence lost: {lost.text}"]
    assert [each["text"] for each in document["losses"]] == [lost.text]


def test_json_of_a_cleaned_post_holds_what_remains() -> None:
    [left] = [each for each in FINDINGS if each.rule == "CUT001"]
    renderer = Json()
    text = written(renderer, Cleaned(REPORT, TEXT.encode(), FINDINGS[:2], (left,)))
    document = json.loads(text + finished(renderer))

    assert document["posts"][0]["fixed"] == 2
    assert document["posts"][0]["changed"] is False
    assert [each["rule"] for each in document["findings"]] == ["CUT001"]
    assert [each["reason"] for each in document["kept"]] == ["too-short"]


def test_json_of_a_cleaned_post_lists_what_is_kept_in_its_new_text() -> None:
    data = TEXT.replace(f"{LIGHTHOUSE}\n\n", "", 1).encode()
    after = Report(post(data.decode()), (), 0, (KEPT[0]._replace(reason=Reason.VERSE),))
    known = Cleaned(REPORT, data, FINDINGS[:1], (), after=after)
    unknown = Cleaned(REPORT, data, FINDINGS[:1], ())

    for cleaned, reasons in ((known, ["verse"]), (unknown, [])):
        renderer = Json()
        document = json.loads(written(renderer, cleaned) + finished(renderer))
        assert [each["reason"] for each in document["kept"]] == reasons


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str) -> None:
    report = Report(post("静かな朝です。\n"), ())
    text = rendered(made(name), report)

    assert (text == "") == (name in ("concise", "github"))


@pytest.mark.parametrize("each", FINDINGS, ids=lambda each: str(each.rule))
def test_a_finding_without_its_extras_is_still_told(each: Finding) -> None:
    assert rendered(Full(TERMINAL), Report(post(), (bare(each),)))


def test_an_edited_copy_that_differs_in_spacing_alone_is_still_shown() -> None:
    source = "one two three four five\n\none  two three four five\n"
    whole = post(source)
    copy = finding("DUP002", (whole.blocks[1].span,), (Place(PATH, whole.blocks[0].span),))

    assert "    3 | one two three four five\n" in rendered(Full(TERMINAL), Report(whole, (copy,)))
