"""`full` on a terminal: a folder with many findings is summed up."""

from dataclasses import replace

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.overview import Overview
from dedupe_paragraphs.report.renderer import Look, renderer
from dedupe_paragraphs.report.tally import Tally
from tests.report.examples import FINDINGS, REPORT, post
from tests.report.rendering import finished, written

CLEANED = Cleaned(REPORT, b"", FINDINGS[:1], ())
QUIET = Report(post("静かな朝です。\n", "quiet.md"), ())


def named(path: str, findings: int) -> Report:
    many = (FINDINGS * findings)[:findings]
    return replace(REPORT, post=replace(REPORT.post, path=path), findings=many)


def rendered(*reports: Report, summary: bool = True) -> str:
    overview, tally = Overview(Look(width=80, summary=summary)), Tally(paths=("my posts",))
    for report in reports:
        assert written(overview, report) == ""
        tally.checked(report)
    return finished(overview, tally)


def test_fifty_findings_are_listed() -> None:
    text = rendered(named("a.md", 25), QUIET, named("b.md", 25))

    assert text.count("  Fix: ") == 50
    assert "--top" not in text


def test_of_one_more_the_worst_posts_the_counts_and_two_commands_are_printed() -> None:
    text = rendered(named("a.md", 25), QUIET, named("b.md", 26))

    assert "  Fix: " not in text
    assert " DUP001 repeated-block\n" in text
    assert text.index("  b.md\n") < text.index("  a.md\n")
    assert "3 posts checked, 51 findings in 2 posts; " in text
    assert text.endswith(
        "More posts: dedupe check --top 100 'my posts'\n"
        "All findings: dedupe check --format html -O report.html 'my posts'\n"
    )


def test_of_one_post_all_findings_are_listed() -> None:
    assert rendered(QUIET, named("a.md", 60)).count("  Fix: ") == 60


def test_quiet_prints_the_tables_alone() -> None:
    assert rendered(named("a.md", 40), named("b.md", 40), summary=False).endswith("  b.md\n\n")


def test_a_cleaned_post_is_written_at_once() -> None:
    assert (
        written(Overview(Look(width=80)), CLEANED) == written(Full(Look(width=80)), CLEANED) != ""
    )


def test_only_a_terminal_is_given_an_overview() -> None:
    assert isinstance(renderer("full", Look(width=80)), Overview)
    assert isinstance(renderer("full", Look(colour=True)), Full)
