"""Recognising a language: what must stay unknown, then what is told."""

import pytest

from dedupe_paragraphs.languages.recognise import language_of, recognise

UNKNOWN = [
    pytest.param("", id="nothing"),
    pytest.param("42 %, 3.5 kg", id="numbers"),
    pytest.param("Amazon Prime", id="names"),
    pytest.param("The harbour at dawn", id="a title"),
    pytest.param("the end of the day", id="two function words"),
    pytest.param("Die Fischer waren schon am Morgen an der alten Mole.", id="German, no table"),
    pytest.param("Os barcos saem cedo e os pescadores cantam no porto.", id="Portuguese, no table"),
    pytest.param("I pescatori sono al porto con una barca del nonno.", id="Italian, no table"),
    pytest.param("Рыбаки вышли в море рано утром.", id="Russian, no table"),
    pytest.param(
        "los barcos, the boats; las redes, the nets; el muelle, the pier", id="half and half"
    ),
]

TOLD = [
    pytest.param("ja", "港の朝は早い。", id="kana"),
    pytest.param("ja", "The Beatlesの曲を聴いた。", id="kana among Latin"),
    pytest.param("zh", "港口的早晨很安静。", id="Han without kana"),
    pytest.param("ko", "항구의 아침은 조용하다.", id="Hangul"),
    pytest.param("en", "The crews and the gulls were there.", id="English"),
    pytest.param("es", "Las barcas salen y los pescadores cantan.", id="Spanish"),
    pytest.param("en", "The song that they sing is El Mar y los Vientos, and it is the old one.",
                 id="English that names a Spanish song"),
]  # fmt: skip


@pytest.mark.parametrize("text", UNKNOWN)
def test_it_is_not_sure(text: str) -> None:
    assert recognise(text) == ""


@pytest.mark.parametrize(("expected", "text"), TOLD)
def test_it_tells(expected: str, text: str) -> None:
    assert expected == recognise(text)


def test_case_counts_for_nothing() -> None:
    assert recognise("THE CREWS AND THE GULLS") == recognise("the crews and the gulls") == "en"


def test_the_front_matter_helps() -> None:
    assert recognise("The harbour at dawn", "en-GB") == "en"
    assert recognise("The harbour at dawn", "EN") == "en"
    assert recognise("The harbour at dawn", "es") == ""


def test_the_front_matter_decides_nothing_alone() -> None:
    assert recognise("Amazon Prime", "en") == ""
    assert recognise("港の朝は早い。", "en") == "ja"
    assert recognise("Las barcas salen y los pescadores cantan.", "en") == "es"


def test_a_post_says_its_script_early() -> None:
    assert language_of("港口".encode()) == "zh"
    assert language_of("# Dawn\n\n港の朝".encode()) == "ja"
    assert language_of(b"The crews and the gulls were there.") == ""
    assert language_of(b"a" * 20_000 + "港の朝".encode()) == ""
