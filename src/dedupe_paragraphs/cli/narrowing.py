"""`--baseline` and `--since`: only some of the posts, and only some of their findings."""

from typing import Any

import click

from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.words.language import _


class Sieve:
    """What a user wants to see of what there is; everything, if nothing is said."""

    def __init__(self, job: Job, given: dict[str, Any]) -> None:
        self._baseline = self._since = None
        # Each is imported only where it is asked for: git and JSON cost a check some milliseconds.
        if job.settings.baseline:
            from dedupe_paragraphs.api.baseline import load

            self._baseline = load(job.settings.baseline)
        if given["since"] is not None:
            from dedupe_paragraphs.api.since import Since

            if STDIN in job.paths:
                raise click.UsageError(_("--since knows files; what stdin brings has no history."))
            self._since = Since(given["since"], job.paths)

    @property
    def narrows(self) -> bool:
        """Tell whether anything may be left out."""
        return self._baseline is not None or self._since is not None

    def __repr__(self) -> str:
        """Tell what outcomes depend on; of a sieve that narrows none is kept."""
        return f"Sieve(narrows={self.narrows})"

    def posts(self, items: list[Item]) -> list[Item]:
        """Leave out posts that were not changed; nothing would be reported of them."""
        if self._since is None:
            return items
        since = self._since
        return [
            item for item in items if not isinstance(item, FoundPost) or since.touches(item.path)
        ]

    def report(self, report: Report) -> Report:
        """Leave out findings that were accepted, or that touch no changed line."""
        if self._since is not None:
            report = self._since.narrow(report)
        return report if self._baseline is None else self._baseline.new(report)
