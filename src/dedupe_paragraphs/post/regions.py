"""Regions that are no Markdown: templates, mathematics, imports, attribute lines.

They are cut out before the parse, as blanks of the same length, and come back as blocks of their
own. Without it thousands of lines of templated code are read as prose.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.front_matter import second_front_matter
from dedupe_paragraphs.text.debris import DEBRIS_STARTS, is_debris_line
from dedupe_paragraphs.text.pattern import pattern


@record
class Region:
    """Whole lines to be cut out, without the last line end."""

    kind: BlockKind | None
    """What they are: protected lines are never looked into; between two lines of tags (templates)
    is ordinary text; debris often touches the paragraph above. An attribute line of kramdown is
    nothing by itself: it belongs to the block that it touches."""
    span: Span
    box: int = -1
    """Where the mark of a box begins (`!!! note`), whose text is indented below this line."""


ADMONITION = b"+   #"
"""What the parser sees of the first line of a box: an item, so that it reads the indented text
below as text; the empty heading keeps the item open over a blank line."""
_BLANKS = bytes(byte if byte in b"\r\n" else ord(" ") for byte in range(256))
_LINE = pattern(rb"([^\r\n]*)(\r\n|\n|\r|\Z)")
_ANY_START = pattern(rb"(?:\r\n|\n|\r)()")
_FIRSTS = (
    b"`",
    b"~",
    b"{",
    b"%%",
    b"% ",
    b"$$",
    b":::",
    b"///",
    b"!!!",
    b"???",
    b"===",
    b"+++",
    b">>>",
    *DEBRIS_STARTS,
)
_MAY_START = rb"([ \t\x0b\x0c>]*(?:" + b"|".join(map(re.escape, _FIRSTS)) + rb"))"
_START = pattern(rb"\n" + _MAY_START)
"""The beginnings of lines that are a fence or may be a region: in most posts there are a few."""
_START_AFTER_RETURN = pattern(rb"[\r\n]" + _MAY_START)
"""The same where `\r` ends lines; a pattern that begins with one sure byte is ten times as fast."""
_FENCE = pattern(rb"[ \t>]*(`{3,}|~{3,})([^\r\n]*)")
_ATTRIBUTES = pattern(rb"[ \t]{0,3}\{:(?![:/])[^}]*\}[ \t]*")
_TAGS = pattern(
    rb"[ \t]*(?:(?>\{%.*?%\}|\{\{.*?\}\}|\{:[:/][^{}]*\}|\{#\s.*?#\}|%%[^%]+%%)[ \t]*)+"
)
_DIRECTIVE = pattern(rb"[ \t]*(?::{3,}|/{3,}).*")
_JSX = pattern(rb"[ \t]*(?:</?[A-Z][\w.]*(?:\s[^<>]*)?/?>[ \t]*)+")
_JSX_COMMENT = pattern(rb"[ \t]*\{/\*.*\*/\}[ \t]*")
_LINE_TAGS = {
    b"{": (_TAGS, _JSX_COMMENT),
    b"%": (_TAGS,),
    b":": (_DIRECTIVE,),
    b"/": (_DIRECTIVE,),
}
"""What lines of tags are, by their first bytes."""
_LINE_ENDS = rb"(?=[ \t]*(?:[\r\n]|\Z))"
_CLOSED = {
    b"{": (
        (
            pattern(rb"[ \t]*\{%-?[ \t]*(raw|highlight|comment|verbatim|katexmm|mermaid)\b"),
            pattern(rb"\{%-?[ \t]*end(\w+)[ \t]*-?%\}"),
        ),
        (
            pattern(rb"[ \t]*\{\{<[ \t]*([\w/.-]+)[^>]*>\}\}[ \t]*\Z"),
            pattern(rb"\{\{<[ \t]*/[ \t]*([\w/.-]+)[ \t]*>\}\}"),
        ),
        (
            pattern(rb"[ \t]*\{\{%[ \t]*(comment)\b[^%]*%\}\}"),
            pattern(rb"\{\{%[ \t]*/[ \t]*(comment)[ \t]*%\}\}"),
        ),
        (pattern(rb"[ \t]*\{::comment\}()"), pattern(rb"()\{:/(?:comment)?\}")),
        (pattern(rb"[ \t]*\{/\*()"), pattern(rb"()\*/\}" + _LINE_ENDS)),
        (pattern(rb"[ \t]*\{\{-?[ \t]*/\*()"), pattern(rb"()\*/\s*-?\}\}" + _LINE_ENDS)),
        (pattern(rb"[ \t]*\{#(?!\S)()"), pattern(rb"()#\}" + _LINE_ENDS)),
    ),
    b"$": ((pattern(rb"[ \t]*(\$\$)"), pattern(rb"(\$\$)")),),
    b"%": ((pattern(rb"[ \t]*%%()"), pattern(rb"()%%" + _LINE_ENDS)),),
}
"""How templates, mathematics and the comments of MDX, Hugo, kramdown, Jinja and Obsidian begin and
end, by their first bytes; with the name that both have."""
_ADMONITION = pattern(rb"[ \t]*(?:!!!|\?\?\?\+?|===)[ \t]+[\w\"'].*")
_INDENTED = pattern(rb"(?:[ \t]*(?:\r\n|\n|\r))*(?P<indent> {4,}|\t+)\S")
QUOTE_FENCE = b">>>"
"""The line before and after a quotation of several paragraphs."""
_QUOTE_FENCES = pattern(rb"(?<![^\r\n])>>>(?=[ \t]*(?:[\r\n]|\Z))")
_ESM = pattern(rb"(?:import|export)\s")


def find_regions(data: bytes, body: int, *, mdx: bool, limit: int | None = None) -> list[Region]:
    """Return the regions of a body, in order, none overlapping another, at most `limit`."""
    return list(islice(_Scan(data, body, mdx).regions(), limit))


def blank(data: bytes, body: int, regions: list[Region]) -> bytes:
    """Return the body with its regions blanked; every line end and every offset is kept."""
    if not regions:
        return data[body:]
    blanked = bytearray(data[body:])
    for region in regions:
        start, end = region.span.start - body, region.span.end - body
        line = blanked[start:end]
        blanked[start:end] = line.translate(_BLANKS)
        if region.box >= 0:
            at = region.box - body
            blanked[at : at + len(ADMONITION)] = ADMONITION
    return bytes(blanked)


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" \t"))


class _Scan:
    """One walk over the lines of a body."""

    def __init__(self, data: bytes, body: int, mdx: bool) -> None:
        self.data = data
        self.mdx = mdx
        self.at = self.body = body
        self.fence = b""
        self.after_blank = True
        self.closings: dict[re.Pattern[bytes], dict[bytes, list[int]]] = {}

    def regions(self) -> Iterator[Region]:
        following = self.at
        for start in self._starts():
            if start < following:  # inside the last region
                continue
            self.at = start
            line, end, following = self._line(start)
            region = self._region(line, end)
            if region is not None:
                yield region
                following = self._line(region.span.end)[2]
            self.after_blank = not line.strip()

    def _starts(self) -> Iterator[int]:
        """Yield where the lines begin that may open a region: in MDX all, else a few."""
        line_start = _START_AFTER_RETURN if b"\r" in self.data else _START
        first = self.data[self.at : self.data.find(b"\n", self.at) + 1 or None]
        if first and (self.mdx or first.lstrip(b" \t\x0b\x0c>").startswith(_FIRSTS)):
            yield self.at
        for match in (_ANY_START if self.mdx else line_start).finditer(self.data, self.at):
            if self.at < match.start(1) < len(self.data):
                yield match.start(1)

    def _line(self, at: int) -> tuple[bytes, int, int]:
        match = _LINE.match(self.data, at)
        assert match is not None
        return match[1], match.end(1), max(match.end(), at + 1)

    def _region(self, line: bytes, end: int) -> Region | None:
        if self._in_fence(line):
            return None
        closed = self._closed_region(line, end)
        if closed is not None:
            return Region(BlockKind.PROTECTED, Span(self.at, closed))
        first = line.lstrip(b" \t")[:1]
        if first == b"{" and _ATTRIBUTES.fullmatch(line):
            return Region(None, Span(self.at, end))
        if line.startswith(b"% ") and not self._goes_on():  # a comment of MyST
            return Region(BlockKind.PROTECTED, Span(self.at, end))
        if is_debris_line(line):
            return Region(BlockKind.DEBRIS, Span(self.at, end))
        if line.startswith((b"---", b"+++")) and self.body:
            found = second_front_matter(self.data, self.body, self.at)
            if found is not None:
                kind = BlockKind.DEBRIS if found[1] else BlockKind.PROTECTED
                return Region(kind, Span(self.at, found[0]))
        if line.rstrip() == QUOTE_FENCE and self._is_fence(end):
            return Region(BlockKind.TEMPLATE, Span(self.at, end))
        if first in (b"!", b"?", b"=") and self._opens_box(line):
            return Region(BlockKind.TEMPLATE, Span(self.at, end), self.at + _indent(line))
        tags = _LINE_TAGS.get(first, ())
        if any(tag.fullmatch(line) for tag in tags) or (self.mdx and _JSX.fullmatch(line)):
            return Region(BlockKind.TEMPLATE, Span(self.at, end))
        return None

    def _goes_on(self) -> bool:
        """Tell whether the line before this one is text, and no such comment."""
        start = self.data.rfind(b"\n", self.body, max(self.at - 1, self.body)) + 1 or self.body
        return bool(self.data[start : self.at].strip()) and not self.data.startswith(b"% ", start)

    def _is_fence(self, end: int) -> bool:
        """Tell whether a line of `>>>` is one of several, and no empty line of a quotation."""
        before = self.data.rfind(b"\n", self.body, max(self.at - 1, self.body)) + 1 or self.body
        behind = self._line(end)[2]
        is_inside = any(
            self._line(at)[0].lstrip().startswith(b">")
            for at in (before, behind)
            if self.body <= at != self.at
        )
        return not is_inside and self.has_fences

    @cached_property
    def has_fences(self) -> bool:
        """Whether a line of `>>>` is there more than once."""
        return len(_QUOTE_FENCES.findall(self.data, self.body)) > 1

    def _opens_box(self, line: bytes) -> bool:
        """Tell whether a line opens a box: what follows is indented by four more than it."""
        if not _ADMONITION.fullmatch(line):
            return False
        following = _INDENTED.match(self.data, self._line(self.at)[2])
        return following is not None and len(following["indent"].expandtabs(4)) >= _indent(line) + 4

    def _in_fence(self, line: bytes) -> bool:
        match = _FENCE.match(line) if b"``" in line or b"~~" in line else None
        if self.fence:
            closes = match is not None and match[1].startswith(self.fence) and not match[2].strip()
            if closes:
                self.fence = b""
            return True
        if match is not None and not (match[1][:1] == b"`" and b"`" in match[2]):
            self.fence = match[1]
            return True
        return False

    def _closed_region(self, line: bytes, end: int) -> int | None:
        """Return the end of the region that opens on this line and is closed later."""
        first = line.lstrip(b" \t")[:1]
        for opening, closing in _CLOSED.get(first, ()):
            if (match := opening.match(line)) and (closed := self._through(closing, match)):
                is_tag = not match[1] and closed == end  # a comment on one line
                return None if is_tag else closed
        if self.mdx and self.after_blank and _ESM.match(line):
            blank_line = pattern(rb"(?:\r\n|\n|\r)[ \t]*(?=\r|\n|\Z)").search(self.data, self.at)
            return blank_line.start() if blank_line else len(self.data.rstrip())
        return None

    def _through(self, closing: re.Pattern[bytes], opening: re.Match[bytes]) -> int | None:
        """Return the end of the line with the first closing tag of an opening tag's name.

        The closing tags of a kind are all found at once: a search from each of a million opening
        tags is quadratic when none is closed.
        """
        if closing not in self.closings:
            self.closings[closing] = {}
            for match in closing.finditer(self.data):
                self.closings[closing].setdefault(match[1], []).append(match.start())
        places = self.closings[closing].get(opening[1], [])
        at = bisect_left(places, self.at + opening.end())
        return self._line(places[at])[1] if at < len(places) else None
