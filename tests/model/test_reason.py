"""Reasons: one code each, and one sentence that says what it means."""

import pickle
import re

import pytest

from dedupe_paragraphs.model.reason import Reason


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_a_code_with_a_meaning(reason: Reason) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", reason.value)
    assert re.fullmatch(r"[A-Z][^.]*\.", reason.meaning)
    assert reason.name == reason.value.upper().replace("-", "_")


def test_a_reason_survives_the_cache() -> None:
    assert pickle.loads(pickle.dumps(Reason.VERSE)) is Reason.VERSE


def test_meanings_differ() -> None:
    assert len({reason.meaning for reason in Reason}) == len(Reason)
