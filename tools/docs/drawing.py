"""The drawing of the architecture: the way of a post, and the layers it goes through."""

from html import escape
from typing import NamedTuple

_WIDTH, _ROW, _BOX = 760, 74, 46
_LEFT, _RIGHT = 20, 300
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1f2328}.m{font-family:ui-monospace,monospace}"
    ".s{fill:#57606a;font-size:13px}.n{fill:#ddf4ff;stroke:#0969da}.o{fill:#f6f8fa;stroke:#8c959f}"
    "path{stroke:#57606a;fill:none}"
)


class Stage(NamedTuple):
    """What there is at one point of the way, and what makes the next of it."""

    noun: str
    layer: str
    does: str


STAGES = (
    Stage("bytes", "post/, text/", "front matter, regions, Markdown blocks, sentences, keys"),
    Stage("Post", "match/", "MinHash bands and seeds propose; match disposes, in order"),
    Stage("Found", "rules/", "one rule a file names what each passage is"),
    Stage("Draft", "fix/", "plan, edits, read again, proof on the bytes"),
    Stage("Report, Cleaned", "report/", "one renderer a file, in the language of the reader"),
    Stage("text", "cli/, lsp/, review/", "a terminal, an editor, a browser; files/ writes"),
)


def drawing() -> str:
    """Return the drawing as an SVG."""
    height = len(STAGES) * _ROW + 10
    parts = [part for number, stage in enumerate(STAGES) for part in _stage(number, stage)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">\n'
        f"<title>The way of a post from bytes to bytes</title>\n<style>{_STYLE}</style>\n"
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _stage(number: int, stage: Stage) -> list[str]:
    top = 10 + number * _ROW
    middle = top + _BOX // 2 + 5
    drawn = [
        f'<rect class="n" x="{_LEFT}" y="{top}" width="180" height="{_BOX}" rx="8"/>',
        f'<text x="{_LEFT + 90}" y="{middle}" text-anchor="middle">{escape(stage.noun)}</text>',
        f'<path d="M{_LEFT + 180} {top + _BOX // 2}H{_RIGHT - 20}"/>',
        f'<rect class="o" x="{_RIGHT - 20}" y="{top}" width="470" height="{_BOX}" rx="3"/>',
        f'<text class="m" x="{_RIGHT - 8}" y="{top + 19}">{escape(stage.layer)}</text>',
        f'<text class="s" x="{_RIGHT - 8}" y="{top + 37}">{escape(stage.does)}</text>',
    ]
    if number + 1 < len(STAGES):
        x, low = _LEFT + 90, top + _BOX
        drawn.append(f'<path d="M{x} {low}V{top + _ROW}m-5 -7l5 7l5 -7"/>')
    return drawn
