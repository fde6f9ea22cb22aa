"""A stanza."""

import pytest

from tests.match.posts import JA_LONG, LONG, A, B, C, decided

STANZA = "The bell is in the river,\nthe river is in the bell,\nand both will ring for ever."
JA_STANZA = "鐘は川の底に眠り\n川は鐘の音に眠り\nふたつはいつまでも鳴る。"


@pytest.mark.parametrize("stanza", [STANZA, JA_STANZA])
def test_a_chorus_is_kept(stanza: str) -> None:
    assert decided(A, stanza, B, stanza, C) == {3: "kept verse"}


def test_a_stanza_is_kept_when_it_directly_follows_itself() -> None:
    assert decided(A, STANZA, STANZA, B) == {2: "kept verse"}


@pytest.mark.parametrize("text", [LONG, JA_LONG])
def test_prose_is_not(text: str) -> None:
    assert decided(text, B, C, text) == {3: "removed exact-copy"}
