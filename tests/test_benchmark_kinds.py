"""The documents by genre: what an editor would want is found, and nothing else."""

import pytest
from benchmarks.alarms.genres import FOLDER, KindDocument, documents, table

DOCUMENTS = documents()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_what_an_editor_wants_is_found_and_nothing_else(document: KindDocument) -> None:
    assert sorted(document.found()) == sorted([*document.wanted, *document.known])


def test_no_known_alarm_is_safe() -> None:
    assert [each for doc in DOCUMENTS for each in doc.known if " safe " in each] == []


def test_each_genre_is_in_japanese_or_english_and_another_language() -> None:
    genres = {each.genre for each in DOCUMENTS}
    assert len(genres) >= 20
    for genre in genres:
        languages = {each.name.split(".")[1] for each in DOCUMENTS if each.genre == genre}
        assert languages & {"en", "ja"}
        assert len(languages) > 1


def test_named_documents_exist() -> None:
    names = {each.name for each in DOCUMENTS}
    for each in ("wanted.toml", "known.toml"):
        lines = (FOLDER / each).read_text(encoding="utf-8").splitlines()
        assert {line.split('"')[1] for line in lines if line.startswith('"')} <= names


def test_the_table_has_a_line_for_each_genre() -> None:
    lines = list(table())

    assert len(lines) == len({each.genre for each in DOCUMENTS}) + 3
    assert lines[-1].startswith(f"| all | {len(DOCUMENTS)} |")
