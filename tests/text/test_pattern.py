"""Patterns that are compiled at their first use."""

import re

import pytest

from dedupe_paragraphs.text.pattern import pattern


def test_a_pattern_is_compiled_once_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def counted(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr(re, "compile", counted)

    word = pattern(r"[a-z]+", re.IGNORECASE)
    before = list(compiled)
    found = [word.search("1 Pier 2"), word.match("Pier"), word.match("2")]

    assert before == []
    assert len(compiled) <= 2  # one for each method that is used
    assert [each and each.group() for each in found] == ["Pier", "Pier", None]
    assert word.pattern == r"[a-z]+"


def test_a_pattern_of_bytes_finds_bytes() -> None:
    assert pattern(rb"\d+").findall(b"1 and 22") == [b"1", b"22"]


def test_an_error_is_raised_at_the_first_use() -> None:
    broken = pattern("(")

    with pytest.raises(re.error, match="missing"):
        broken.search("a")
