"""Reasons: one code each, and one sentence that says what it means."""

import pickle
import re

import pytest

from dedupe_paragraphs.cli import language
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.report.words.language import _


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_a_code_with_a_meaning(reason: Reason) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", reason.value)
    assert re.fullmatch(r"[A-Z][^.]*\.", reason.meaning)
    assert reason.name == reason.value.upper().replace("-", "_")


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_has_words_in_both_languages(reason: Reason) -> None:
    said = {}
    for code in ("en", "ja"):
        language.speak(code)
        said[code] = _(reason.meaning)
    language.speak("en")

    assert said["en"] == reason.meaning
    assert re.search("[ぁ-ん]", said["ja"])


def test_a_reason_survives_the_cache() -> None:
    assert pickle.loads(pickle.dumps(Reason.VERSE)) is Reason.VERSE


def test_meanings_differ() -> None:
    assert len({reason.meaning for reason in Reason}) == len(Reason)
