"""The text of an output and its places."""

from tests.fix.prove.posts import output

POST = "# Tides\n\nOne two. Three four.\n\n---\n\n```\nx = 1\n```\n"


def test_nothing() -> None:
    said = output("")

    assert (said.text, said.ends) == ("", [])
    assert list(said.places("a")) == []
    assert list(said.starts("One two", 0)) == []


def test_blocks_follow_one_another_without_rules_and_fences() -> None:
    said = output(POST)

    assert said.text == "Tides One two. Three four. x = 1"
    assert said.block_starts == {0, 6, 27}
    assert said.ends == [5, 14, 26, 32]


def test_no_space_between_blocks_in_japanese() -> None:
    assert output("潮が満ちる。\n\n船が出る。\n").text == "潮が満ちる。船が出る。"


def test_where_sentences_begin() -> None:
    said = output(POST)

    assert list(said.starts("Three fishermen", 0)) == [15]
    assert list(said.starts("hree four.", 0)) == []
    assert list(said.starts("Thr", 0)) == [15]  # a cut end, shorter than what is looked up


def test_where_sentences_end() -> None:
    said = output(POST)

    assert [place for place in range(40) if said.ends_at(place)] == said.ends
    assert said.ends_within(5, 26) == [14, 26]


def test_where_a_text_occurs() -> None:
    assert list(output("aXbXc\n").places("X")) == [1, 3]
