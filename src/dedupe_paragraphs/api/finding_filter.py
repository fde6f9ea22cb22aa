"""Which findings somebody wants to see: `--baseline` and `--since`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dedupe_paragraphs.files.discover import FoundPost, Item
from dedupe_paragraphs.fix.check import repeated_characters
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.report import Report

if TYPE_CHECKING:
    from dedupe_paragraphs.api.baseline import Baseline
    from dedupe_paragraphs.api.since import Since


class FindingFilter:
    """Leaves out what was accepted, or was there before a revision; nothing, if neither is given.

    Raises `InputError` and `SettingsError`.
    """

    def __init__(self, baseline: str, since: str | None, paths: Iterable[str]) -> None:
        self._baseline: Baseline | None = None
        self._since: Since | None = None
        # Git and JSON cost a check some milliseconds.
        if baseline:
            from dedupe_paragraphs.api.baseline import load  # noqa: PLC0415

            self._baseline = load(baseline)
        if since is not None:
            from dedupe_paragraphs.api import since as history  # noqa: PLC0415

            self._since = history.Since(since, tuple(paths))

    def __bool__(self) -> bool:
        """Tell whether anything may be left out."""
        return self._baseline is not None or self._since is not None

    def posts(self, items: list[Item]) -> list[Item]:
        """Leave out posts that were not changed; nothing would be reported of them."""
        since = self._since
        if since is None:
            return items
        return [x for x in items if not isinstance(x, FoundPost) or since.touches(x.path)]

    def known(self, report: Report) -> int:
        """Return how many findings were accepted."""
        if self._baseline is None:
            return 0
        wanted = self._baseline.wanted(report)
        return sum(not wanted(each) for each in report.findings)

    def report(self, report: Report) -> Report:
        """Leave out findings that were accepted, or that touch no changed line."""
        tests = [each.wanted(report) for each in (self._since, self._baseline) if each is not None]
        findings = tuple(each for each in report.findings if all(test(each) for test in tests))
        if len(findings) == len(report.findings):
            return report
        repeated = repeated_characters(report.post, findings)
        return replace(report, findings=findings, repeated=repeated)
