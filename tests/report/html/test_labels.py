"""Labels and minimaps: A where text is kept, A′ and A″ where it is repeated."""

from dataclasses import replace
from itertools import pairwise

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.html.labels import Label, Labels, labels
from dedupe_paragraphs.report.html.minimap import Band, MinimapBar, bars, minimap
from dedupe_paragraphs.report.view import View
from tests.report.examples import REPORT

LIGHT = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰る。"
BRIDGE = "橋は三度流され、そのたびに村の人が総出で架け直したという。いまの橋は四代目にあたる。"
STAIRS = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
OWN = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる。"


def checked(*blocks: str) -> Report:
    return check("\n\n".join(blocks).encode() + b"\n", "post.md", Options())


def labelled(report: Report) -> Labels:
    return labels(report, View(report.post))


def drawn_bars(report: Report) -> list[MinimapBar]:
    return bars(report, labelled(report), View(report.post))


def named(*blocks: str) -> list[str]:
    report = checked(*blocks)
    given = labelled(report).blocks
    return [given[at].text if at in given else "-" for at in range(len(report.post.blocks))]


def test_what_stands_once_has_no_letter() -> None:
    assert named(LIGHT, BRIDGE, OWN) == ["-", "-", "-"]


def test_copies_have_primes() -> None:
    assert named(LIGHT, OWN, BRIDGE, LIGHT, STAIRS, LIGHT, BRIDGE) == [
        *("A", "-", "B", "A′", "-", "A″", "B′")
    ]


def test_a_run_has_one_letter() -> None:
    assert named(LIGHT, BRIDGE, OWN, LIGHT, BRIDGE) == ["A", "A", "-", "A′", "A′"]


@pytest.mark.parametrize(
    ("number", "copy", "text"),
    [(0, 0, "A"), (25, 1, "Z′"), (26, 2, "AA″"), (27, 3, "AB‴"), (0, 4, "A⁴"), (702, 12, "AAA¹²")],
)
def test_letters_go_on(number: int, copy: int, text: str) -> None:
    assert Label(number, copy).text == text


def test_what_stands_in_another_post_has_a_prime_and_a_colour_of_its_own() -> None:
    report = checked(LIGHT, BRIDGE, OWN, LIGHT)
    block = report.post.blocks[1].span
    shared = replace(
        report.findings[0],
        rule="DUP101",
        spans=(block,),
        originals=(Place("other.md", Span(0, 10), (1, 1, 1, 11)),),
        evidence=SharedText(Relation.SAME, 2),
    )
    both = replace(report, findings=(*report.findings, shared))
    given = labelled(both)

    assert given.of(1, shared) == [Label(1, 1)]
    assert [bar.style for bar in drawn_bars(both)] == ["o c0", "k c1", "own", "k c0"]


def test_a_run_together_line_is_striped_in_the_colours_of_its_sources() -> None:
    report = checked(LIGHT, BRIDGE, STAIRS, LIGHT + BRIDGE + "ここだけの話がひとつある。" + STAIRS)
    drawn = drawn_bars(report)

    assert [bar.label is not None for bar in drawn] == [True] * 4
    bands = drawn[3].bands
    assert [band.colour is None for band in bands].count(True) == 1
    assert sum(band.share for band in bands) == pytest.approx(1, abs=0.02)
    assert drawn[3].style == "own"


def test_a_cut_copy_is_torn_and_an_edited_one_is_told() -> None:
    cut = checked(LIGHT + OWN, BRIDGE, LIGHT + "朝の市場では、まず氷の")
    assert [bar.torn for bar in drawn_bars(cut)] == [False, False, True]
    edited = checked(LIGHT, BRIDGE, LIGHT.replace("毎晩", "毎晩静かに"))
    assert [bar.style.split(" ")[0] for bar in drawn_bars(edited)] == ["o", "own", "e"]


def test_heights_follow_lengths_and_the_shortest_still_shows() -> None:
    drawn = minimap([MinimapBar(1), MinimapBar(100), MinimapBar(10_000)])
    outline = dict(drawn.paths)["own"]
    tops = [float(part.split("V")[1].split("H")[0]) for part in outline.split("M")[1:]]

    assert tops == sorted(tops, reverse=True)
    assert len(set(tops)) == 3
    assert all(top < 64 for top in tops)


def test_a_long_post_is_still_a_strip() -> None:
    drawn = minimap([MinimapBar(100, Label(at % 50, at // 50)) for at in range(5000)])

    assert drawn.width <= 7500
    assert len(drawn.paths) <= 20
    ends = [(mark.x, len(mark.text)) for mark in drawn.marks]
    assert all(a[0] < b[0] for a, b in pairwise(ends))


def test_any_findings_have_letters() -> None:
    given = labelled(REPORT)

    assert given.blocks[0].text == "A"
    assert [label.text for label in given.of(0, REPORT.findings[0])] == ["A′"]
    assert all(isinstance(band, Band) for bar in drawn_bars(REPORT) for band in bar.bands)
