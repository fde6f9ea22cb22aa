"""The archives that speed is measured on: posts are distinct, and repeat themselves as before."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from benchmarks.archive import grow

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options

POST = """---
title: 港の日記
---

# 港の日記

港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。

The ferry leaves when the bell has rung twice, [whatever](https://example.org/fog) the fog says.

港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。
"""
KANJI = sorted(set("港日記灯台百年前建毎晩沖照船乗光頼帰海鳥風雨"))


def test_a_post_with_other_words_repeats_itself_as_before() -> None:
    other = grow.other_words(POST, KANJI, Random(1))
    before, after = (check(text.encode(), "a.md", Options()) for text in (POST, other))

    assert other != POST
    assert other.startswith("---\ntitle: 港の日記\n---\n")
    assert "](https://example.org/fog)" in other
    assert [each.rule for each in after.findings] == [each.rule for each in before.findings]
    assert before.findings
    assert len(other) == len(POST)


def test_no_two_posts_are_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(grow, "SAMPLE", tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(POST, encoding="utf-8")

    assert len(set(islice(grow.posts(1), 20))) == 20


def test_an_archive_grows_to_its_size_and_is_the_same_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(grow, "SAMPLE", tmp_path / "missing")
    counts = [grow.grow(tmp_path / name, 200_000) for name in ("a", "b", "a")]
    a, b = (
        [path.read_bytes() for path in sorted((tmp_path / name).rglob("*.md"))] for name in "ab"
    )

    assert a == b
    assert counts == [len(a)] * 3
    assert 200_000 <= sum(map(len, a)) < 300_000
    assert any(check(data, "a.md", Options()).findings for data in a)
