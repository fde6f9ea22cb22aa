"""Pictures of the reports, made by the tool from posts of the fixtures."""

import re
from collections.abc import Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.html.render import Html
from dedupe_paragraphs.report.layout import WIDTH
from dedupe_paragraphs.report.renderer import Look, Renderer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words.language import spoken
from tools.docs.screen import screen

FIXTURES = Path(__file__).parents[2] / "fixtures"
_OUTPUT = b"<!-- output -->"
_POSTS = ("truncated-copy-after", "edited-copy-stays", "run-together-own-start")
_FIRST = "first/tidal-town.md"
_VERSION = re.compile(r"(?<=dedupe )(<span>)?\d[\w.+-]*")

_COLOURED = re.compile(r"\x1b\[([\d;]+)m([^\x1b]*)\x1b\[0m|([^\x1b]+)")
_CLASSES = {"1": "bold", "2": "dim", "31": "red", "32": "green", "36": "cyan"}


def terminal(code: str) -> str:
    """Return the report of three posts as a terminal shows it, as an SVG."""
    names = [f"{code}-{name}" for name in _POSTS]
    sources = [(FIXTURES / "faults" / f"{name}.md").read_bytes() for name in names]
    given = [source.partition(_OUTPUT)[0] for source in sources]
    paths = [f"posts/{name}.md" for name in names]
    text = _spoken(code, Full(Look(colour=True, width=WIDTH)), zip(paths, given, strict=True))
    lines = [list(_styled(line)) for line in text.splitlines()]
    return screen("dedupe check", [[("$ dedupe check posts/", "dim")], *lines])


def _styled(line: str) -> Iterator[tuple[str, str]]:
    """Read the colours of a line."""
    for codes, coloured, plain in _COLOURED.findall(line):
        if coloured or plain:
            yield coloured or plain, " ".join(_CLASSES[each] for each in codes.split(";") if each)


def report_page(code: str) -> str:
    """Return the HTML report of the damaged post; it tells no version, which changes often."""
    post = (_FIRST.rpartition("/")[2], (FIXTURES / _FIRST).read_bytes())
    return _VERSION.sub("", _spoken(code, Html(), [post]))


def _spoken(code: str, renderer: Renderer, posts: Iterable[tuple[str, bytes]]) -> str:
    before = spoken()
    language.speak(code)
    try:
        return _rendered(renderer, [check(data, path, Options()) for path, data in posts])
    finally:
        language.speak(before)


def _rendered(renderer: Renderer, reports: list[Report]) -> str:
    tally = Tally(paths=("posts",))
    text = ""
    # Paths are told as the current folder sees them; it is not to be seen in a picture.
    with TemporaryDirectory() as folder, chdir(folder):
        for report in reports:
            tally.checked(report)
            text += renderer.write(renderer.checked(report))
        return text + "".join(renderer.finish(tally))
