"""`full` on a terminal: of a folder with many findings what it comes to, and how to see more."""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.renderer import PLAIN, Look, Renderer
from dedupe_paragraphs.report.statistics import Counts, Statistics
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import sums

_MOST = 50
"""Findings of several posts that are listed: some ten screens."""
_WORST = 10
"""Posts that are named instead."""
_MORE = 100
"""Posts that the next command names: all of them, in most folders."""


class Overview(Renderer):
    """Holds the findings back until it is known how many there are."""

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        self._full = Full(look)
        self._counts = Statistics(look._replace(statistics=True, top=_WORST))
        self._held: list[str] = []

    def checked(self, report: Report) -> tuple[str, Counts]:
        return self._full.checked(report), self._counts.checked(report)

    def cleaned(self, cleaned: Cleaned) -> str:
        return self._full.cleaned(cleaned)

    def write(self, piece: str | tuple[str, Counts]) -> str:
        """Hold back findings; of a cleaned post one line is written."""
        if isinstance(piece, str):
            return piece
        text, counts = piece
        self._counts.write(counts)
        self._held = [] if self._are_many() else [*self._held, text]
        return ""

    def finish(self, tally: Tally) -> str:
        if not self._are_many():
            return "".join(self._held) + self._full.finish(tally)
        # Not wrapped: a command is to be copied.
        more = sums.overview(tally, _MORE) if self.look.summary else []
        return self._counts.finish(tally) + "".join(f"{line}\n" for line in more)

    def _are_many(self) -> bool:
        counts = self._counts
        return len(counts.worst) > 1 and sum(each.findings for each in counts.by_rule()) > _MOST
