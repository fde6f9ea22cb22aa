"""What every format is: text for each post as it comes, and text at the end."""

from typing import Protocol

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.tally import Tally


class Renderer(Protocol):
    """One format.

    A method returns what is to be written now, which may be nothing; posts come in order, each
    once, and may be forgotten as soon as the method has returned.
    """

    def checked(self, report: Report) -> str:
        """Render a checked post."""

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render a post after `clean`."""

    def failed(self, path: str, message: str) -> str:
        """Render that the job could not be done for a path; stderr hears of it anyway."""

    def finish(self, tally: Tally) -> str:
        """Render the end of the report."""
