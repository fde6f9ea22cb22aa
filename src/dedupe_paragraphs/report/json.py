"""`json` and `jsonl`: for other programs, described in `docs/json.md`."""

from collections.abc import Iterable
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.exchange import encoded
from dedupe_paragraphs.report.records import SCHEMA, family_record, post_family_record, records
from dedupe_paragraphs.report.renderer import PLAIN, Array, Look, Renderer, Texts
from dedupe_paragraphs.report.tally import Tally

Document = dict[str, list[str]]
"""What the document has of one post, by kind."""


class Json(Renderer):
    """Writes posts as they come; what the document has after them waits in spools."""

    needs = True

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        head = f'{{\n  "schema": {SCHEMA},\n  "version": {encoded(__version__)},\n  '
        self._posts = Array(f'{head}"posts": [', "  ],\n")
        self._later: list[tuple[str, Array, Texts]] = [
            ("finding", Array('  "findings": [', "  ],\n"), look.spool()),
            ("kept", Array('  "kept": [', "  ],\n"), look.spool()),
            ("loss", Array('  "losses": [', "  ],\n"), look.spool()),
        ]

    def checked(self, report: Report | Cleaned) -> Document:
        document: Document = {}
        for kind, record in records(report):
            document.setdefault(kind, []).append(_indented(record))
        return document

    cleaned = checked

    def write(self, piece: Document) -> str:
        for kind, array, texts in self._later:
            if kind in piece:
                texts.append(array.add(piece[kind]))
        return self._posts.add(piece["post"])

    def finish(self, tally: Tally) -> Iterable[str]:
        yield _ended(self._posts)
        for _kind, array, texts in self._later:
            yield from texts
            yield _ended(array)
        if tally.families is not None:
            families = [_indented(family_record(each)) for each in tally.families]
            yield _ended(Array('  "families": [', "  ],\n"), families)
            posts = [_indented(post_family_record(each)) for each in tally.post_families]
            yield _ended(Array('  "post_families": [', "  ],\n"), posts)
        failures = [_indented(each._asdict()) for each in self.failures]
        yield _ended(Array('  "errors": [', "  ]\n}\n"), failures)


def _ended(array: Array, entries: Iterable[str] = ()) -> str:
    return array.add(entries) + array.end().replace("[  ]", "[]")


def _indented(record: dict[str, Any]) -> str:
    return "    " + encoded(record, indent=2).replace("\n", "\n    ")


class Jsonl(Renderer):
    """Renders records and at last a sum, distinguished by `type`."""

    needs = True

    def checked(self, report: Report | Cleaned) -> str:
        return _lines(records(report))

    cleaned = checked

    def failed(self, path: str, message: str) -> str:
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
        posts = (("post_family", post_family_record(each)) for each in tally.post_families)
        return _lines([*families, *posts, ("summary", total)])


def _lines(kinds: Iterable[tuple[str, dict[str, Any]]]) -> str:
    return "".join(encoded({"type": kind, **record}) + "\n" for kind, record in kinds)
