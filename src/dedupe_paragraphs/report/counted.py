"""`--statistics` and `--top` for programs and for pull requests."""

from collections.abc import Sequence
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.exchange import encoded
from dedupe_paragraphs.report.markdown import cell, head
from dedupe_paragraphs.report.records import SCHEMA
from dedupe_paragraphs.report.statistics import Counting
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import sums
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.rules.catalogue import CATALOGUE

Record = dict[str, Any]


class CountedJson(Counting):
    """Renders one document of counts."""

    def finish(self, tally: Tally) -> str:
        head = {"schema": SCHEMA, "version": __version__}
        body = {"statistics": self.rules(), "posts": self.posts(), "summary": summed(tally)}
        errors = [each._asdict() for each in self.failures]
        return encoded(head | body | {"errors": errors}, indent=2) + "\n"

    def rules(self) -> list[Record]:
        """Return a record for each rule that has findings."""
        return [
            {"rule": each.rule, "name": CATALOGUE[each.rule].name} | each._asdict()
            for each in self.by_rule()
        ]

    def posts(self) -> list[Record]:
        """Return a record for each of the worst posts."""
        return [
            {"path": each.path, "characters": each.size, "repeated_characters": each.repeated}
            | {"findings": each.findings.total()}
            for each in self.worst
        ]


class CountedJsonl(CountedJson):
    """Renders a line for each rule and post, and one for their sum."""

    def finish(self, tally: Tally) -> str:
        head = {"schema": SCHEMA, "version": __version__}
        kinds = [
            *(("statistics", each) for each in self.rules()),
            *(("post", each) for each in self.posts()),
            *(("error", each._asdict()) for each in self.failures),
            ("summary", head | summed(tally)),
        ]
        return "".join(encoded({"type": kind, **record}) + "\n" for kind, record in kinds)


class CountedMarkdown(Counting):
    """Renders tables for a comment on a pull request."""

    def finish(self, tally: Tally) -> str:
        lines = head(tally, self.failures)
        if counts := self.by_rule():
            names = [_("rule"), _("findings"), _("posts"), _("characters")]
            lines += _table(names, [(sums.rule(each[0]), *each[1:]) for each in counts])
        if self.worst:
            names = [_("post"), _("findings"), _("repeated"), _("share")]
            rows = [
                (cell(each.path), each.findings.total(), each.repeated, each.share)
                for each in self.worst
            ]
            lines += _table(names, rows)
        return "".join(f"{line}\n" for line in lines)


def summed(tally: Tally) -> Record:
    """Return the counts of a run."""
    safeties = {each.word: tally.safeties[each] for each in sorted(Safety, reverse=True)}
    return {
        "posts": tally.posts,
        "posts_with_findings": tally.affected,
        "findings": tally.total,
        **safeties,
        "known": tally.known,
        "errors": tally.errors,
        "characters": tally.characters,
        "repeated_characters": tally.repeated,
    }


def _table(head: list[str], rows: Sequence[tuple[object, ...]]) -> list[str]:
    texts = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in rows]
    rules = [":--", *["--:"] * (len(head) - 1)]
    return [*(f"| {' | '.join(row)} |" for row in (head, rules, *texts)), ""]
