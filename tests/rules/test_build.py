"""Places of findings: fingerprints, and what of a block is copied."""

from itertools import pairwise

from dedupe_paragraphs.model.evidence import Mixed
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.build import fingerprint
from tests.match.posts import JA_A, JA_B, A, B
from tests.rules.broken import findings


def test_a_fingerprint_is_that_of_the_rule_and_the_text() -> None:
    post = parse(b"one two\n\none two\n\nthree\n", "a.md")
    first, second, third = (block.span for block in post.blocks)

    assert fingerprint("DUP001", post, [first]) == fingerprint("DUP001", post, [second])
    assert fingerprint("DUP001", post, [first]) != fingerprint("DUP002", post, [first])
    assert fingerprint("DUP001", post, [first]) != fingerprint("DUP001", post, [third])
    assert fingerprint("DUP001", post, [first, third]) != fingerprint("DUP001", post, [first])
    assert len(fingerprint("DUP001", post, [Span(0, 0)])) == 16


def test_equal_findings_are_told_apart_by_their_ordinal() -> None:
    one, two = findings("DUP001", A, B, A, JA_B, A)

    assert two.fingerprint == f"{one.fingerprint}-2"


def test_originals_of_copies_are_followed_to_the_text_that_is_kept() -> None:
    found = findings("DUP001", A, B, A, JA_B, A)

    assert [each.originals[0].span.start for each in found] == [0, 0]


def test_parts_cover_the_block_in_order() -> None:
    own, more = "日曜日には楽隊も乗せる。", "その日は魚も安い。"
    (finding,) = findings("DUP005", JA_A, JA_B, f"{own}{JA_A}{more}")

    assert isinstance(finding.evidence, Mixed)
    parts = finding.evidence.parts
    assert [part.copied for part in parts] == [False, True, False]
    sizes = [len(text.encode()) for text in (own, JA_A, more)]
    assert [part.span.size for part in parts] == sizes
    assert all(one.span.end == two.span.start for one, two in pairwise(parts))
