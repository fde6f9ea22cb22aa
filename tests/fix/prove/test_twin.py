"""The proof beside the one that it replaced, on real posts and on posts damaged at random."""

import random
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.plan import apply
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.model.span import Edit
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.cuts import after_dots
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.positions import Positions
from dedupe_paragraphs.text.settles import says_all
from dedupe_paragraphs.text.source import byte_span
from tests.fix.prove import old_proof
from tests.fixtures import SHARED
from tests.planted import damaged_bytes

SAMPLE = sorted((SHARED / "archive-sample").glob("*.md"))


def shortened(post: Post, rng: random.Random) -> Iterator[bytes]:
    """Yield a post without a sentence, without half of one, and without a block."""
    spans = [byte_span(block, *each) for block in post.blocks for each in block.sentences]
    if spans:
        dropped, halved = rng.choice(spans), rng.choice(spans)
        text = post.quote(halved)
        yield apply(post.data, [Edit(dropped)])
        yield apply(post.data, [Edit(halved, text[: len(text) // 2].encode())])
        yield apply(post.data, [Edit(rng.choice(post.blocks).lines)])


def assert_as_strict(before: Post, after: Post, dotted: Collection[int] = ()) -> None:
    """The new proof misses all that the old one misses, but for lines that dots begin.

    It misses more where 20 to 40 cells of a sentence were enough for the old one, or 12 to 24 of a
    neighbour: it took code points for cells. It misses less where another sentence says all of one.
    """
    new, old = prove_posts(before, after), old_proof.prove_posts(before, after)

    said = [each.key[start:end] for each in after.blocks for start, end in each.sentences]
    old = Proof(
        tuple(
            loss
            for loss in old.losses
            if loss.line not in dotted
            and not any(says_all(each, fold(loss.text), before.data.decode()) for each in said)
        )
    )

    assert old_proof.misses_all(new, old)


@settings(max_examples=150)
@given(damaged_bytes())
def test_damaged_posts(data: bytes) -> None:
    rng = random.Random(len(data))
    before, after = parse(data), parse(clean(data, "a.md", Options(), unsafe=True).data)
    for other in (after, *map(parse, shortened(after, rng)), *map(parse, shortened(before, rng))):
        assert_as_strict(before, other)


@pytest.mark.skipif(not SAMPLE, reason="the posts of ../shared/archive-sample are not here")
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_real_posts(path: Path) -> None:
    """The old proof does not know the end of a whole sentence behind dots."""
    data = path.read_bytes()
    before, after = parse(data), parse(clean(data, path.name, Options()).data)
    lines = Positions(data)
    dotted = {lines.line(each.span.start) for each in before.blocks if after_dots(each.key)}
    old = old_proof.prove_posts(before, after)

    assert prove_posts(before, after).losses == tuple(
        loss for loss in old.losses if loss.line not in dotted
    )
    for other in shortened(after, random.Random(path.name)):
        assert_as_strict(before, parse(other), dotted)
