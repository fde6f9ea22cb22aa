"""Links: the same words that lead elsewhere are another text."""

from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.links import leads_alike
from tests.match.posts import LONG, B, C, post_of, removed

LINKED = "See [the timetable](a.html) first. It carries the mail and the bread. People wave."


def test_links_that_lead_elsewhere() -> None:
    segments = lay_out(post_of(LINKED, LINKED.replace("a.html", "b.html"), LONG)).segments

    assert leads_alike(segments[0], segments[:1])
    assert not leads_alike(segments[0], segments[1:])
    assert leads_alike(segments[2], [])
    assert removed(LINKED, B, LINKED.replace("a.html", "b.html")) == []
    assert removed(LINKED, B, LINKED) == [2]
    assert removed(LONG, LINKED, C, B, LONG, LINKED.replace("a.html", "b.html"), C) == [4, 6]


def test_images_of_the_same_words() -> None:
    assert removed(f"![Sea](a.png) {LONG}", B, f"![Sea](b.png) {LONG}") == []
    assert removed(f"![Sea](a.png) {LONG}", B, f"![Sea](a.png) {LONG}") == [2]


def test_a_japanese_link_that_leads_elsewhere() -> None:
    text = "出かける前に[時刻表](a.html)を見るとよい。郵便とパンも積んでいく船だ。人々が手を振る。"

    assert removed(text, B, text.replace("a.html", "b.html")) == []
    assert removed(text, B, text) == [2]
