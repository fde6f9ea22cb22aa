"""The tables of languages: each pattern can be compiled, each word is in its own script."""

import re
from itertools import combinations

import pytest

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.registry import LANGUAGES, either, every

PATTERNS = [
    field
    for field in Language._fields
    if field not in ("code", "script", "function_words", "stops", "clause_marks", "free", "joining")
]


def by_code(language: Language) -> str:
    return language.code


@pytest.mark.parametrize("language", every(), ids=by_code)
def test_every_field_is_a_pattern_without_groups(language: Language) -> None:
    compiled = [re.compile(getattr(language, field)) for field in PATTERNS]

    assert [pattern.groups for pattern in compiled] == [0] * len(compiled)


@pytest.mark.parametrize("language", every(), ids=by_code)
def test_a_field_matches_no_empty_text(language: Language) -> None:
    filled = [getattr(language, field) for field in PATTERNS if getattr(language, field)]

    assert [each for each in filled if re.fullmatch(each, "")] == []


@pytest.mark.parametrize("language", every(), ids=by_code)
def test_what_is_free_or_joined_is_made_of_patterns_without_groups(language: Language) -> None:
    joining = [each for pair in language.joining for each in pair]
    compiled = [re.compile(each) for each in (*(each for each, _ in language.free), *joining)]

    assert [pattern.groups for pattern in compiled] == [0] * len(compiled)


@pytest.mark.parametrize("language", every(), ids=by_code)
def test_function_words_are_of_the_script(language: Language) -> None:
    word = re.compile(f"[{language.script}]+")

    assert [each for each in language.function_words.split() if not word.fullmatch(each)] == []
    assert language.function_words == language.function_words.lower()


def test_codes_and_function_words_belong_to_one_language() -> None:
    assert len({language.code for language in every()}) == len(every())
    for one, other in combinations(LANGUAGES, 2):
        assert set(one.function_words.split()).isdisjoint(other.function_words.split())


def test_alternatives_of_all_languages() -> None:
    pattern = either(lambda language: language.negations)

    assert re.findall(pattern, "no lo sé, it is not here, 不可能") == ["no", "not", "不"]
    assert either(lambda language: language.stops) == "。"
