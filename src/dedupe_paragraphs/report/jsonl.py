"""`jsonl`: one JSON object a line, written as soon as a post is done."""

from collections.abc import Iterable
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.exchange import encoded
from dedupe_paragraphs.report.records import SCHEMA, family_record, records
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.tally import Tally


class Jsonl(Renderer):
    """Renders posts, findings, kept repeats, errors and at last a sum, told apart by `type`."""

    def checked(self, report: Report) -> str:
        """Render a post and what was found in it."""
        return _lines(records(report))

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render a cleaned post and what remains in it."""
        return _lines(records(cleaned))

    def failed(self, path: str, message: str) -> str:
        """Render an error."""
        return _lines([("error", {"path": path, "message": message})])

    def finish(self, tally: Tally) -> str:
        """Render the sum; who does not see it knows that the run was broken off."""
        total = {
            "schema": SCHEMA,
            "version": __version__,
            "posts": tally.posts,
            "findings": tally.total,
            "errors": tally.errors,
            "characters": tally.characters,
            "repeated_characters": tally.repeated,
        }
        families = (("family", family_record(each)) for each in tally.families or ())
        return _lines([*families, ("summary", total)])


def _lines(kinds: Iterable[tuple[str, dict[str, Any]]]) -> str:
    return "".join(encoded({"type": kind, **record}) + "\n" for kind, record in kinds)
