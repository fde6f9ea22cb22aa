"""Reasons: one code each, and one sentence that says what it means."""

import pickle
import re

import pytest

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.report.words.rules import meaning, meanings


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_a_code_with_a_meaning(reason: Reason) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", reason.value)
    assert re.fullmatch(r"[A-Z][^.]*\.", meanings()[reason])
    assert reason.name == reason.value.upper().replace("-", "_")


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_has_words_in_both_languages(reason: Reason) -> None:
    said = {}
    for code in ("en", "ja"):
        language.speak(code)
        said[code] = meaning(reason)
    language.speak("en")

    assert said["en"] == meanings()[reason]
    assert re.search("[ぁ-ん]", said["ja"])


def test_a_reason_survives_the_cache() -> None:
    assert pickle.loads(pickle.dumps(Reason.VERSE)) is Reason.VERSE


def test_meanings_differ() -> None:
    assert len(set(meanings().values())) == len(Reason) == len(meanings())
