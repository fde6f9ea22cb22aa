"""The tables of languages: each pattern can be compiled, each word is in its own script."""

import re
from itertools import combinations

import pytest

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.registry import LANGUAGES, codes_of, either, every, tables
from dedupe_paragraphs.text.fold import fold

PATTERNS = [
    field
    for field in Language._fields
    if field
    not in (
        *("code", "script", "function_words", "cut_ends", "clause_marks", "free", "joining"),
        *("numbers", "negations", "negating", "modals", "calendar", "units", "opposites"),
    )
]
CODES = (
    *("en", "ja", "zh", "ko", "de", "fr", "es", "pt", "it", "nl", "sv", "ru", "uk", "pl"),
    *("cs", "el", "tr", "vi", "id", "ar", "fa", "he", "hi", "bn", "th", "am"),
)


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
    pattern = either(lambda language: language.releases)

    assert re.findall(pattern, "unreleased") == ["unreleased"]


@pytest.mark.parametrize("code", CODES)
def test_a_table_is_loaded_by_its_code(code: str) -> None:
    (table,) = tables(code)

    assert (table.code, bool(table.opposites), bool(table.cut_ends or code == "zh")) == (
        code,
        True,
        True,
    )


@pytest.mark.parametrize("code", CODES)
def test_words_are_in_the_script_and_composed(code: str) -> None:
    (table,) = tables(code)
    fields = (table.numbers, table.negations, table.modals, table.calendar, table.units)
    found = " ".join((*fields, table.opposites.replace(",", ""))).split()

    assert [word for word in found if code not in (*codes_of(word[0]).split(), "ja")] == []
    assert [word for word in found if word != fold(word).lower()] == []


@pytest.mark.parametrize("code", CODES)
def test_opposites_are_pairs(code: str) -> None:
    (table,) = tables(code)

    assert [pair for pair in table.opposites.split(",") if len(pair.split()) != 2] == []


def test_the_languages_of_a_letter() -> None:
    assert [codes_of(letter)[:2] for letter in "aéЖλאبहবกአ한あ漢"] == [
        *("en", "en", "ru", "el", "he", "ar", "hi", "bn", "th", "am", "ko", "ja", "zh")
    ]
    assert codes_of("\U0001f600") == ""
