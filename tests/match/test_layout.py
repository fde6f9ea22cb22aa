"""The material: blocks laid end to end, and every place of it back in the post."""

from hypothesis import given

from dedupe_paragraphs.match.layout import Joint, lay_out
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fences import strung_key
from dedupe_paragraphs.text.source import byte_span
from tests.match.posts import JA_A, A, B, post_of
from tests.planted import damaged


def test_blocks_stand_as_a_strung_line_has_them() -> None:
    assert lay_out(post_of(A, "## Fire", B)).text == f"{A} Fire {B}"
    assert lay_out(post_of(JA_A, "## 火", JA_A)).text == f"{JA_A}火{JA_A}"


def test_bridges_are_no_text() -> None:
    material = lay_out(post_of(A, "---", "---END---", B))

    assert material.text == f"{A} {B}"
    assert [passage.blocks[0].index for passage in material.passages] == [0, 3]


def test_code_that_is_nothing_but_a_fence_is_no_text() -> None:
    material = lay_out(post_of(A, "```\n```", B, "```"))

    assert material.text == f"{A} {B}"
    assert [passage.blocks[0].index for passage in material.passages] == [0, 2]


def test_halves_are_one_passage() -> None:
    post = post_of("It carries the", B, "mail. It leaks.")
    material = lay_out(post, [Joint(0, 2)])
    halves = material.passages[0]

    assert material.key(halves) == "It carries the mail. It leaks."
    assert [material.text[a:b] for a, b in halves.sentences] == [
        "It carries the mail.",
        "It leaks.",
    ]
    assert [(block.index, a, b) for block, a, b in material.ranges(halves.start, halves.end)] == [
        (0, 0, 14),
        (2, 0, 15),
    ]


def test_an_overlap_is_said_once() -> None:
    material = lay_out(post_of("A. It carries", "It carries the mail."), [Joint(0, 1, overlap=10)])

    assert material.text == "A. It carries the mail."


@given(damaged())
def test_every_sentence_leads_back_to_its_bytes(planted: tuple[str, str]) -> None:
    post = parse(planted[0].encode(), "a.md")
    material = lay_out(post)
    blocks = [each for each in post.blocks if each.key and each.kind not in BRIDGES]

    assert [passage.blocks for passage in material.passages] == [(each,) for each in blocks]
    for passage in material.passages:
        (block,) = passage.blocks
        assert material.key(passage) == strung_key(block)
        assert material.passage_at(passage.start) is passage
        assert material.passage_at(passage.end - 1) is passage
        for start, end in passage.sentences:
            inside = byte_span(block, start - passage.start, end - passage.start)
            assert material.span(start, end) == inside
