"""The page as text: whole, escaped, alone in the world."""

import base64
import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.html.render import Html
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.tally import Tally
from tests.report.examples import REPORT, post
from tests.report.html.pages import ALL, EVIL, evil, many, page, real

VOID = {"meta", "input", "br", "path", "img", "link"}


class Reader(HTMLParser):
    """Reads a page, and minds that every element ends where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, attribute: str) -> Iterator[str]:
        return (each[attribute] or "" for _, each in self.elements if attribute in each)


@pytest.mark.parametrize("reports", [(), ALL[:1], ALL[1:2], ALL[2:], ALL], ids=len)
def test_elements_end_and_names_are_given_once(reports: tuple[Report, ...]) -> None:
    reader = Reader(page(*reports))
    names = list(reader.all("id"))

    assert len(names) == len(set(names))
    inside = {link[1:] for link in reader.all("href") if link.startswith("#")}
    assert inside <= set(names)


def test_nothing_comes_from_elsewhere() -> None:
    reader = Reader(page(*ALL))

    assert list(reader.all("src")) == []
    assert not any(re.match(r"[a-z]+:|//", link) for link in reader.all("href"))
    assert not {"link", "img", "iframe", "object"} & {tag for tag, _ in reader.elements}
    assert "@import" not in page()
    assert "url(" not in page()


def test_text_of_a_post_is_text() -> None:
    reader = Reader(page(evil()))
    shown = "".join(reader.text)

    assert shown.count("window.evil = 1") >= 3
    assert EVIL in shown
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert "{{ 7 * 7 }}" in shown


def test_only_the_script_of_the_page_may_run() -> None:
    text = page(*ALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert policy
    assert script
    digest = base64.b64encode(sha256(script[1].encode()).digest()).decode()

    assert "default-src 'none'" in policy[1]
    assert f"script-src 'sha256-{digest}'" in policy[1]


def test_languages_are_told() -> None:
    text = page(*ALL)

    assert '<html lang="en">' in text
    assert '<article lang="ja">' in text


def test_the_first_screen_counts() -> None:
    text = page(REPORT, Report(post("静かな朝です。\n"), ()))

    assert "<h1>34% of the text is repeated</h1>" in text
    assert "100 of 293 characters" in text
    assert ">2<small>1 with findings" in text
    assert "7 findings" in text


def test_a_page_is_the_same_each_time() -> None:
    """No word of it is the name of a method, which tells where in memory it lies."""
    assert " object at 0x" not in page(REPORT)
    assert "<h2>Keys</h2>" in page(REPORT)


def test_nothing_found_is_said() -> None:
    assert "<h1>Nothing repeats here.</h1>" in page(Report(post("静かな朝です。\n"), ()))


def test_an_edit_stands_side_by_side() -> None:
    text = page(REPORT)

    assert "いまも毎晩<del>静かに</del>沖を照らしている<del>のです</del>。" in text
    assert "line 11</th><th>line 1</th>" in text


def test_what_a_run_together_line_has_of_its_own_is_marked() -> None:
    assert "<mark>砥石は水に浸しておくこと。</mark>" in page(REPORT)


def test_both_ends_of_a_cut() -> None:
    assert re.search("岩の間に小さな池が</span>.*<ins>いくつもできる。", page(REPORT))


def test_every_finding_is_a_card_and_every_paragraph_is_shown() -> None:
    report = real()
    text = page(report)
    shown = "".join(Reader(text).text)

    assert text.count('<section class="card ') == len(report.findings)
    for block in report.post.blocks:
        if block.is_prose and len(block.sentences) == 1:
            assert block.text.split("\n")[0] in shown


def test_pieces_go_between_processes_and_say_the_same_in_any_order() -> None:
    reports = [real(), REPORT]
    pieces = [pickle.loads(pickle.dumps(Html().checked(report))) for report in reports]
    renderer, tally = Html(), Tally(paths=("posts",))
    for report, piece in zip(reports, pieces, strict=True):
        tally.checked(report)
        renderer.write(piece)

    assert "".join(renderer.finish(tally)) == page(*reports)


def pages(reports: list[Report]) -> dict[str, str]:
    written: dict[str, str] = {}
    renderer, tally = Html(Look(put=written.__setitem__)), Tally(paths=("posts",))
    for report in reports:
        tally.checked(report)
        renderer.write(renderer.checked(report))
    assert list(renderer.finish(tally)) == []
    return written


def test_a_small_folder_is_one_page() -> None:
    written = pages([real(), REPORT])

    assert list(written) == ["index.html"]
    assert written["index.html"] == page(real(), REPORT)


def test_a_large_folder_is_an_index_and_a_page_a_post() -> None:
    reports = [*many(70, 70), *ALL]
    written = pages(reports)
    index = Reader(written["index.html"])
    links = {link.partition("#")[0] for link in index.all("href")}

    assert len(written) == len(reports) + 1
    assert len(written["index.html"]) < 500_000
    assert len(links - {""}) == len(reports)
    assert "posts/posts/%E7%81%AF%E5%8F%B0.md.html" in links
    one = Reader(written["posts/posts/灯台.md.html"])
    assert "../../index.html" in set(one.all("href"))
    assert sum(len(text) for text in written.values()) > 5_000_000


@pytest.mark.parametrize("path", ["../../etc/x.md", "/abs/日 本.md", "C:/x.md"])
def test_pages_stay_inside_the_folder(path: str) -> None:
    piece = Html().checked(replace(REPORT, post=replace(REPORT.post, path=path)))
    assert piece.entry is not None

    assert piece.entry.page.startswith("posts/")
    assert ".." not in piece.entry.page.split("/")
    assert ":" not in piece.entry.page


def test_lines_end_where_they_do_in_messages() -> None:
    """A lone carriage return ends one; U+2028 and a form feed, which would hide there, do not."""
    source = "朝の港。\r船が並ぶ。\u2028鐘が鳴る。\x0c声がする。\r\n終わり。\r"
    where = Span(0, len(source.encode()))
    block = replace(REPORT.post.blocks[0], kind=BlockKind.CODE, span=where, text="")
    [cut] = [each for each in REPORT.findings if each.rule == "CUT001"]
    found = replace(cut, spans=(where,), originals=(), fix=None)
    text = page(Report(Post("post.md", source.encode(), 0, (block,)), (found,)))

    assert "<p>朝の港。\n船が並ぶ。\\u2028鐘が鳴る。\\x0c声がする。\n終わり。</p>" in text
