"""The layout: blocks laid end to end, and every place of it back in the post."""

from hypothesis import given

from dedupe_paragraphs.match.layout import Split, lay_out
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.markers import run_together_key
from dedupe_paragraphs.text.source import byte_span
from tests.match.posts import JA_A, A, B, post_of
from tests.planted import damaged


def test_blocks_stand_as_a_strung_line_has_them() -> None:
    assert lay_out(post_of(A, "## Fire", B)).text == f"{A} Fire {B}"
    assert lay_out(post_of(JA_A, "## 火", JA_A)).text == f"{JA_A}火{JA_A}"


def test_bridges_are_no_text() -> None:
    layout = lay_out(post_of(A, "---", "---END---", B))

    assert layout.text == f"{A} {B}"
    assert [segment.blocks[0].index for segment in layout.segments] == [0, 3]


def test_code_that_is_nothing_but_a_fence_is_no_text() -> None:
    layout = lay_out(post_of(A, "```\n```", B, "```"))

    assert layout.text == f"{A} {B}"
    assert [segment.blocks[0].index for segment in layout.segments] == [0, 2]


def test_halves_are_one_passage() -> None:
    post = post_of("It carries the", B, "mail. It leaks.")
    layout = lay_out(post, [Split(0, 2)])
    halves = layout.segments[0]

    assert halves.key == "It carries the mail. It leaks."
    assert [layout.text[a:b] for a, b in halves.sentences] == [
        "It carries the mail.",
        "It leaks.",
    ]
    assert [(block.index, a, b) for block, a, b in layout.ranges(halves.start, halves.end)] == [
        (0, 0, 14),
        (2, 0, 15),
    ]


def test_an_overlap_is_said_once() -> None:
    layout = lay_out(post_of("A. It carries", "It carries the mail."), [Split(0, 1, overlap=10)])

    assert layout.text == "A. It carries the mail."


@given(damaged())
def test_every_sentence_leads_back_to_its_bytes(planted: tuple[str, str]) -> None:
    post = parse(planted[0].encode(), "a.md")
    layout = lay_out(post)
    blocks = [each for each in post.blocks if each.key and each.kind not in BRIDGES]

    assert [segment.blocks for segment in layout.segments] == [(each,) for each in blocks]
    for segment in layout.segments:
        (block,) = segment.blocks
        assert segment.key == run_together_key(block)
        assert layout.segment_at(segment.start) is segment
        assert layout.segment_at(segment.end - 1) is segment
        for start, end in segment.sentences:
            inside = byte_span(block, start - segment.start, end - segment.start)
            assert layout.span(start, end) == inside
