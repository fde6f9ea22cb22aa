"""The benchmark of the join: what it measures with, and the recall that it is held to."""

from pathlib import Path
from random import Random

import pytest
from benchmarks.across import planted, watch
from benchmarks.across.collection import HOT, grow, hot
from benchmarks.across.recall import LEAST, alike, generated, measured

from dedupe_paragraphs.match.signatures import grams


def test_a_collection_is_grown_once_and_shares_passages(tmp_path: Path) -> None:
    count = grow(tmp_path / "posts", 300_000)
    first = {path.name: path.read_bytes() for path in (tmp_path / "posts").rglob("*.md")}

    assert count == len(first)
    assert sum(map(len, first.values())) >= 300_000
    assert grow(tmp_path / "posts", 300_000) == count


def test_paragraphs_of_a_hot_collection_begin_alike_and_go_on_differently(tmp_path: Path) -> None:
    posts = hot(tmp_path / "hot", 300)
    paragraphs = [
        paragraph
        for path in (tmp_path / "hot").rglob("*.md")
        for paragraph in path.read_text("utf-8").strip().split("\n\n")
    ]

    assert (posts, len(paragraphs)) == (3, 300)
    assert len(set(paragraphs)) == 300
    assert all(paragraph.startswith(HOT) for paragraph in paragraphs)


def test_all_pairs_are_those_that_a_comparison_one_by_one_finds() -> None:
    texts = generated(Random(3), 40)
    slow = {
        (a, b): len(grams(left) & grams(right)) / len(grams(left) | grams(right))
        for a, left in enumerate(texts)
        for b, right in enumerate(texts)
        if a < b
    }

    found = alike(texts)

    assert found.keys() == {pair for pair, value in slow.items() if value >= LEAST}
    assert all(abs(found[pair] - slow[pair]) < 1e-6 for pair in found)


def test_of_pairs_alike_at_least_99_of_a_hundred_are_found() -> None:
    whole, *bins = measured("generated", generated(Random(5), 600))

    assert whole["pairs"] > 1_000
    assert all(row["pairs"] > 0 for row in bins)
    assert float(whole["compared"]) >= 0.99


def test_a_watched_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text("短い記事。\n", encoding="utf-8")
    seen: list[int] = []

    def look(process: int) -> bool:
        seen.append(process)
        return False

    took = watch.dedupe("check", "--isolated", "--no-cache", str(post), at=look)

    assert took.code == 0
    assert took.seconds > 0
    assert took.peak > 1_000_000
    assert seen


@pytest.mark.parametrize("kind", planted.KINDS)
def test_what_is_planted_between_posts_is_found(kind: str) -> None:
    (row,) = planted.measure(1, (kind,))

    missed = [language for language in planted.LANGUAGES if not row[language]]
    assert (len(missed) <= (kind == "a fifth edited"), row["false"]) == (True, 0), missed
