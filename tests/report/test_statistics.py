"""What a folder comes to: findings by rule, and the worst posts."""

from dataclasses import replace

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.layout import cells
from dedupe_paragraphs.report.renderer import Look, renderer
from dedupe_paragraphs.report.statistics import Statistics
from dedupe_paragraphs.report.tally import Tally
from tests.report.examples import FINDINGS, REPORT, post
from tests.report.rendering import written

QUIET = Report(post("静かな朝です。\n", "quiet.md"), ())


def named(path: str, repeated: int) -> Report:
    return replace(REPORT, post=replace(REPORT.post, path=path), repeated=repeated)


def rendered(statistics: Statistics, *reports: Report) -> str:
    tally = Tally(paths=("posts",))
    text = ""
    for report in reports:
        text += written(statistics, report)
        tally.checked(report)
    assert text == ""
    return statistics.finish(tally)


def test_rules_are_counted_most_frequent_first() -> None:
    twice = replace(REPORT, findings=(*FINDINGS, FINDINGS[2]))
    text = rendered(Statistics(Look(statistics=True)), twice, REPORT, QUIET)

    assert text.startswith(
        "  findings  posts  characters  rule\n"
        "         3      2          45  DUP003 truncated-copy\n"
        "         2      2          40  CUT001 cut-paragraph\n"
    )
    assert "\n\n3 posts checked, 29 findings in 2 posts; " in text
    assert "  3 DUP003" not in text


def test_the_worst_posts_come_first_and_no_more_than_asked() -> None:
    reports = [named(f"日記{at}.md", repeated) for at, repeated in enumerate((20, 100, 30, 100))]
    text = rendered(Statistics(Look(top=3)), *reports, QUIET)

    assert text.startswith(
        "  repeated  share  findings  post\n"
        "       100    35%        14  日記1.md\n"
        "       100    35%        14  日記3.md\n"
        "        30    10%        14  日記2.md\n\n"
    )


def test_the_sum_is_no_wider_than_a_terminal_and_quiet_has_none() -> None:
    text = rendered(Statistics(Look(statistics=True, top=5, width=200)), REPORT)

    assert max(map(cells, text.split("\n"))) <= 80
    assert rendered(Statistics(Look(statistics=True, summary=False)), QUIET) == ""


def test_a_name_cannot_drive_the_terminal() -> None:
    assert "\\x1b]0;x" in rendered(Statistics(Look(top=1)), named("\x1b]0;x.md", 1))


def test_counting_takes_the_place_of_any_format() -> None:
    assert isinstance(renderer("full", Look(top=1)), Statistics)
    assert isinstance(renderer("concise", Look(statistics=True)), Statistics)
    assert not isinstance(renderer("full", Look()), Statistics)
