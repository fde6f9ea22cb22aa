"""`html`: the renderer; it sets each post, and all of them as one page, or a page a post."""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import NamedTuple

from dedupe_paragraphs.languages.recognise import language_of
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.exchange import link, relative
from dedupe_paragraphs.report.html.labels import Names, labels
from dedupe_paragraphs.report.html.minimap import Minimap, bars, minimap
from dedupe_paragraphs.report.html.page import page, streamed
from dedupe_paragraphs.report.html.reading import Reading
from dedupe_paragraphs.report.renderer import PLAIN, Look, Renderer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import sums
from dedupe_paragraphs.report.words.families import NOTES

_ONE_PAGE = 5_000_000
"""Bytes up to which all posts are set on one page where a folder may hold several."""
_WORST = 12
"""Posts that the first screen names, with their minimaps."""


@record
class PageEntry:
    """What the index says of a post."""

    anchor: str
    path: str
    title: str
    tally: Tally
    removable: int
    """Characters that the safe fixes remove."""
    minimap: Minimap
    page: str
    """Its own page as it would be named."""


class Section(NamedTuple):
    """A post, counted and set; without an entry where nothing was found in it."""

    tally: Tally
    entry: PageEntry | None = None
    text: str = ""


class Html(Renderer):
    """Renders one page; given a folder, an index and a page a post once they grow large."""

    def __init__(
        self,
        look: Look = PLAIN,
        template: str = "index.html",
        names: dict[str, Names] | None = None,
    ) -> None:
        """Begin a page; `review.html` is the template of one on which findings are decided.

        `names` keeps the letters of each post for the next page.
        """
        super().__init__(look)
        self._template = template
        self._names = names
        self._tally = Tally()
        """Of what is shown: after `clean`, what is left."""
        self._entries: list[PageEntry] = []
        self._texts = look.spool()
        """The posts as they are set, for one page."""
        self._waiting: list[tuple[PageEntry, str]] = []
        """The posts that may still be on one page, where they may have pages of their own."""
        self._size = 0
        self._apart = False

    def checked(self, report: Report) -> Section:
        tally = Tally()
        tally.checked(report)
        if not report.findings:
            return Section(tally)
        names = None if self._names is None else self._names.setdefault(report.post.path, {})
        return _section(report, tally, names)

    def write(self, piece: Section) -> str:
        self._tally.add(piece.tally)
        if piece.entry is None:
            return ""
        self._entries.append(piece.entry)
        if self.look.put is None:
            self._texts.append(piece.text)
        else:
            self._keep(piece.entry, piece.text, self.look.put)
        return ""

    def finish(self, tally: Tally) -> Iterable[str]:
        """Set the first screen, and all posts below it where they have no pages of their own."""
        texts = [text for _, text in self._waiting] or self._texts
        worst = sorted(self._entries, key=lambda each: (-each.tally.repeated, -each.tally.total))
        text = streamed(
            self._template,
            tally=self._tally,
            safe_findings=self._tally.safeties[Safety.SAFE],
            removable=sum(entry.removable for entry in self._entries),
            worst=worst[:_WORST],
            entries=self._entries,
            sections=map(_opened, texts) if len(self._entries) == 1 else texts,
            apart=self._apart,
            families=tally.post_families,
            beside={each.right.path: each for each in tally.beside},
            pages={
                each.anchor: link(each.page) if self._apart else f"#{each.anchor}"
                for each in self._entries
            },
            anchor=anchor,
            notes=NOTES,
            errors=self.failures,
            outlook=sums.summary(tally, rules=False)[1:],
            rules=[(code, sums.rule(code), n) for code, n in sorted(tally.findings.items())],
        )
        if self.look.put is None:
            return text
        self.look.put("index.html", "".join(text))
        return ()

    def _keep(self, entry: PageEntry, text: str, put: Callable[[str, str], None]) -> None:
        self._waiting.append((entry, text))
        self._size += len(text.encode("utf-8", "replace"))
        if self._apart or self._size > _ONE_PAGE:
            self._apart = True
            for each, section in self._waiting:
                index = "../" * each.page.count("/") + "index.html"
                own = page("single.html", entry=each, section=_opened(section), index=index)
                put(each.page, own)
            self._waiting.clear()


def anchor(path: str) -> str:
    """Return the name of a post on the page."""
    name = relative(path).encode("utf-8", "surrogateescape")
    return "p" + blake2b(name, digest_size=5).hexdigest()


def _section(report: Report, tally: Tally, names: Names | None) -> Section:
    view, path = View(report.post), relative(report.post.path)
    named, own = labels(report, view, names), anchor(report.post.path)
    fixes = [each.fix for each in report.findings if each.fix]
    edits = [edit for fix in fixes if fix.safety is Safety.SAFE for edit in fix.edits]
    written = sum(len(edit.text.decode("utf-8", "replace")) for edit in edits)
    removable = max(0, view.characters(*(edit.span for edit in edits)) - written)
    drawn, title = minimap(bars(report, named, view)), report.post.metadata.title
    # In the same tree, never outside of it.
    parts = [part for part in path.replace(":", "_").split("/") if part not in ("", ".", "..")]
    file = f"posts/{'/'.join(parts)}.html"
    entry = PageEntry(own, visible(path), title, tally, removable, drawn, file)
    items, language = Reading(report, view, named, own).items(), language_of(report.post.data)
    text = page("post.html", entry=entry, items=items, prefix=own, language=language)
    return Section(tally, entry, text)


def _opened(section: str) -> str:
    """Unfold a post that is alone on its page."""
    return section.replace("<details ", "<details open ", 1)
