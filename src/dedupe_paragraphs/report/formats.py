"""The formats by name."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.renderer import Renderer, Spooling


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
    spool: Spooling = list
    """Where a document keeps what it writes at its end."""
    put: Callable[[str, str], None] | None = None
    """Writes a page under a name, where the report is a folder."""
    language: str = "en"
    """The language of the report, in every process that works on it."""


@record
class Format:
    """Where the renderer of a format is; a run imports the one that it needs."""

    module: str
    name: str
    takes: tuple[str, ...] = ()
    """Fields of the look that the renderer is made with."""

    def __call__(self, look: Look) -> Renderer:
        """Return a renderer."""
        make = getattr(import_module(f"dedupe_paragraphs.report.{self.module}"), self.name)
        renderer: Renderer = make(**{field: getattr(look, field) for field in self.takes})
        return renderer


FORMATS = {
    "full": Format("full", "Full", ("colour", "width", "summary")),
    "concise": Format("full", "Concise"),
    "json": Format("json", "Json", ("spool",)),
    "jsonl": Format("json", "Jsonl"),
    "github": Format("github", "Github"),
    "gitlab": Format("gitlab", "Gitlab"),
    "sarif": Format("sarif", "Sarif"),
    "junit": Format("junit", "Junit"),
    "rdjson": Format("rdjson", "Rdjson"),
    "markdown": Format("markdown", "Markdown"),
    "html": Format("html.render", "Html", ("put", "spool")),
}
"""What `--format` takes."""
FOR_PEOPLE = ("full", "concise")
"""Formats that can count findings instead of showing them."""
_STATISTICS = Format(
    "statistics", "Statistics", ("statistics", "top", "colour", "width", "summary")
)


def renderer(name: str, look: Look) -> Renderer:
    """Return the renderer of a format, or what counts instead."""
    return (_STATISTICS if look.statistics or look.top else FORMATS[name])(look)
