"""What stands in other posts, in every format."""

import json
from dataclasses import replace

import pytest

from dedupe_paragraphs.model.cross_post import Family, Relation
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.finding import Fix
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Place, Span
from dedupe_paragraphs.report.renderer import FORMATS, Look, renderer
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View
from tests.report.examples import FINDINGS, REPORT
from tests.report.rendering import finished, written

OTHER = "古い/港.md"
ORIGINAL = Place(OTHER, Span(100_000, 100_100), (1_234, 5, 1_236, 7))
"""Far behind the end of the post that the finding is in."""
SHARED = replace(
    FINDINGS[0],
    rule="DUP101",
    safety=Safety.UNSAFE,
    originals=(ORIGINAL,) * len(FINDINGS[0].spans),
    evidence=SharedText(Relation.SAME, 4),
    fix=Fix(Safety.UNSAFE, (Edit(FINDINGS[0].spans[0]),)),
)
FAMILIES = (
    Family("00000000000000ff", (OTHER, "b.md"), 2, False, ORIGINAL, "港の朝"),
    Family("00000000000000fe", tuple("abcdefghijkl"), 12, True, ORIGINAL, "お知らせ" * 40),
)


def rendered(name: str) -> str:
    report = Report(REPORT.post, (SHARED,))
    tally = Tally(paths=("posts",), families=FAMILIES, sharing=" --across")
    tally.checked(report)
    made = renderer(name, Look(summary=True))
    return written(made, report) + finished(made, tally)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_names_the_other_post(name: str) -> None:
    assert OTHER in rendered(name) or json.dumps(OTHER)[1:-1] in rendered(name)


def test_a_finding_names_lines_of_the_other_post() -> None:
    said = FindingRow(SHARED, View(REPORT.post)).message

    assert said.startswith(f"also in another post: {OTHER}:1234-1236 and 2 more posts")


def test_json_has_the_places_of_the_other_post_and_the_families() -> None:
    document = json.loads(rendered("json"))

    (finding,) = document["findings"]
    assert finding["originals"][0] == {
        "path": OTHER,
        "start": {"line": 1234, "column": 5, "byte": 100_000},
        "end": {"line": 1236, "column": 7, "byte": 100_100},
    }
    assert [family["boilerplate"] for family in document["families"]] == [False, True]
    assert document["families"][0]["posts"] == [OTHER, "b.md"]


def test_boilerplate_is_listed_once_and_counted_apart() -> None:
    text = rendered("full")

    assert "1 text is in several posts; 1 other is in so many" in text
    assert "12 posts: お知らせ" in text
    assert "`dedupe clean --unsafe` with the same options does it" in text
    assert "Next: dedupe clean --unsafe --diff --across posts" in text


def test_a_page_without_repetition_inside_posts_is_headed_by_what_was_found() -> None:
    assert "<h1>1 finding in 1 post</h1>" in rendered("html")
