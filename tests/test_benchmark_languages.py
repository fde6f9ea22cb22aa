"""Copies and cuts are found in every language of the benchmark."""

import pytest
from benchmarks.restore.languages import FAULTS, LANGUAGES, missed, paragraphs

COUNT = 4
UNKNOWN = {("th", "cut ends")}
"""Thai has no stops, and between words no spaces: only a word list would tell most cuts."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_twenty_paragraphs_of_several_sentences(language: str) -> None:
    text = paragraphs(language)

    assert len(text) == 20
    assert all(len(paragraph) >= 3 for paragraph in text)
    assert len({sentence for paragraph in text for sentence in paragraph}) == 60


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        (language, fault)
        for language in LANGUAGES
        for fault in FAULTS
        if (language, fault) not in UNKNOWN
    ],
)
def test_faults_are_found(language: str, fault: str) -> None:
    posts = [planted.post.decode() for planted in missed(language, fault, 1, COUNT)]

    assert len(posts) <= 1, posts
