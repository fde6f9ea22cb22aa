"""Analyse: silence, selection, and both roads of the index."""

from dataclasses import replace

import pytest

from dedupe_paragraphs.match.candidates import LIMIT_ALL_PAIRS, Road
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.rules.run import analyse
from tests.fixtures import FIXTURES, SHARED
from tests.match.posts import A, B, C, D, brief, post_of, told
from tests.match.texts import pairs_of_copies

EVERY_RULE = replace(Options(), select=frozenset(CATALOGUE))


def codes(*blocks: str, options: Options | None = None) -> list[str]:
    return [code for code, _, _ in brief(post_of(*blocks), options)]


# Nothing is said of …


def test_a_post_that_says_everything_once() -> None:
    assert told(post_of(A, B, C, D), EVERY_RULE) == []
    assert told(post_of(""), EVERY_RULE) == []


def test_a_post_that_is_switched_off() -> None:
    assert told(parse(f"---\ndedupe: false\n---\n{A}\n\n{B}\n\n{A}\n".encode())) == []


def test_a_rule_that_the_front_matter_ignores() -> None:
    text = f"---\ndedupe: {{ignore: [DUP001]}}\n---\n{A}\n\n{B}\n\n{A}\n"

    assert told(parse(text.encode())) == []


def test_a_rule_that_is_not_selected() -> None:
    assert codes(A, B, A, options=replace(Options(), select=frozenset({"DUP003"}))) == []


@pytest.mark.parametrize("comment", ["<!-- dedupe-ignore -->", "<!-- dedupe-ignore: DUP001 -->"])
def test_an_ignored_block(comment: str) -> None:
    assert codes(A, B, comment, A, C) == []


def test_an_ignored_stretch() -> None:
    assert codes(A, B, "<!-- dedupe-ignore-start -->", A, B, "<!-- dedupe-ignore-end -->", C) == []


# … but of what stands beside it.


def test_only_the_next_block_is_ignored() -> None:
    assert brief(post_of(A, B, "<!-- dedupe-ignore -->", A, C, A)) == [("DUP001", 11, 1)]


def test_a_comment_for_another_rule_is_unused() -> None:
    assert codes(A, B, "<!-- dedupe-ignore: DUP002 -->", A) == ["DUP901", "DUP001"]


def test_an_ignored_block_is_a_legal_original() -> None:
    assert brief(post_of("<!-- dedupe-ignore -->", A, B, A)) == [("DUP901", 1, 1), ("DUP001", 7, 3)]


# The index is a road and decides nothing.

FIRST = FIXTURES / "first" / "tidal-town.md"
REAL = SHARED / "posts" / "shanghai-600.md"


@pytest.mark.parametrize("path", [FIRST, REAL], ids=["fixture", "first document"])
@pytest.mark.parametrize("similarity", [0.8, 0.9])
def test_both_roads_lead_to_the_same_findings(path: object, similarity: float) -> None:
    assert path in (FIRST, REAL)
    source = FIRST if path is FIRST else REAL
    if not source.is_file():
        pytest.skip("the real posts are not at hand (../shared)")
    post = parse(source.read_bytes(), "a.md")
    options = replace(EVERY_RULE, similarity=similarity)
    proposals = analyse(post, options, Road.ALL_PAIRS).proposals

    assert len(proposals) > 10
    assert any(proposal.finding.rule == "DUP002" for proposal in proposals)
    assert analyse(post, options, Road.LSH).proposals == proposals


def test_both_roads_lead_to_the_same_findings_in_a_long_post() -> None:
    """More texts than are compared pair by pair, so that LSH is what a user gets."""
    keys = [key for key in pairs_of_copies(41, 240) if len(key) >= EVERY_RULE.min_length]
    post = parse("\n\n".join(f"{key}。" for key in keys).encode(), "a.md")
    proposals = analyse(post, EVERY_RULE).proposals

    assert len(keys) > LIMIT_ALL_PAIRS
    assert sum(proposal.finding.rule == "DUP002" for proposal in proposals) > 150
    assert analyse(post, EVERY_RULE, Road.ALL_PAIRS).proposals == proposals
