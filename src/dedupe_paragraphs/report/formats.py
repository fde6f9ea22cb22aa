"""The formats by name."""

from collections.abc import Callable
from typing import NamedTuple

from dedupe_paragraphs.report.renderer import Renderer, Shelves


class Look(NamedTuple):
    """What the place that a report is written to can show."""

    colour: bool = False
    width: int | None = None
    """Cells of a line; None where nothing is wrapped."""
    summary: bool = True
    statistics: bool = False
    """Whether findings are counted by rule instead of shown."""
    top: int = 0
    """How many of the worst posts are named instead of showing findings."""
    shelves: Shelves = list
    """Where a document keeps what it writes at its end."""
    put: Callable[[str, str], None] | None = None
    """Writes a page under a name, where the report goes to a folder."""
    language: str = "en"
    """What the report says is said in it, by every process that works on it."""


FOR_PEOPLE = ("full", "concise")
"""Formats that can be told to count."""


def renderer(name: str, look: Look) -> Renderer:
    """Return the renderer of a format."""
    if not (look.statistics or look.top):
        return FORMATS[name](look)
    from dedupe_paragraphs.report.statistics import Statistics

    return Statistics(
        rules=look.statistics,
        top=look.top,
        colour=look.colour,
        width=look.width,
        summary=look.summary,
    )


# Each imports its renderer itself: a run needs one of them.
def _full(look: Look) -> Renderer:
    from dedupe_paragraphs.report.full import Full

    return Full(colour=look.colour, width=look.width, summary=look.summary)


def _concise(look: Look) -> Renderer:
    from dedupe_paragraphs.report.concise import Concise

    return Concise()


def _json(look: Look) -> Renderer:
    from dedupe_paragraphs.report.json import Json

    return Json(look.shelves)


def _jsonl(look: Look) -> Renderer:
    from dedupe_paragraphs.report.jsonl import Jsonl

    return Jsonl()


def _github(look: Look) -> Renderer:
    from dedupe_paragraphs.report.github import Github

    return Github()


def _gitlab(look: Look) -> Renderer:
    from dedupe_paragraphs.report.gitlab import Gitlab

    return Gitlab()


def _sarif(look: Look) -> Renderer:
    from dedupe_paragraphs.report.sarif import Sarif

    return Sarif()


def _junit(look: Look) -> Renderer:
    from dedupe_paragraphs.report.junit import Junit

    return Junit()


def _rdjson(look: Look) -> Renderer:
    from dedupe_paragraphs.report.rdjson import Rdjson

    return Rdjson()


def _markdown(look: Look) -> Renderer:
    from dedupe_paragraphs.report.markdown import Markdown

    return Markdown()


def _html(look: Look) -> Renderer:
    from dedupe_paragraphs.report.html.render import Html

    return Html(look.put, look.shelves)


FORMATS: dict[str, Callable[[Look], Renderer]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "rdjson": _rdjson,
    "markdown": _markdown,
    "html": _html,
}
"""What `--format` takes."""
