"""Seeds that both sides choose alike, and keys of whole texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.across.keys import STRONG, WINDOW, keys_of, seeds
from dedupe_paragraphs.match.seeds import K

TEXT = st.text(alphabet="あいうえお漢字abc。 ", max_size=120)


def seeds_by_text(texts: list[str]) -> list[set[int]]:
    hashes, owners, _ = seeds(texts)
    return [set(hashes[owners == at].tolist()) for at in range(len(texts))]


@given(st.lists(TEXT, max_size=6))
def test_the_seeds_of_a_text_do_not_depend_on_its_neighbours(texts: list[str]) -> None:
    assert seeds_by_text(texts) == [seeds_by_text([text])[0] for text in texts]


@given(TEXT, TEXT, st.text(alphabet="港灯台守舟波砂", min_size=K + WINDOW - 1, max_size=90))
def test_a_shared_stretch_gives_a_shared_seed(before: str, behind: str, shared: str) -> None:
    left, right = seeds_by_text([before + shared, shared + behind])

    assert left & right


@pytest.mark.parametrize("length", [0, 1, K - 1])
def test_a_short_text_has_no_seed(length: int) -> None:
    assert seeds_by_text(["あ" * length]) == [set()]


def test_a_cut_copy_shares_the_gram_that_opens_it() -> None:
    text = "島の学校には生徒が七人しかいないが、運動会には二百人が集まる。"
    keys = keys_of([text, text[: K + 1]])
    strong = [set(keys.key[(keys.text == at) & (keys.weight == STRONG)].tolist()) for at in (0, 1)]

    assert strong[0] & strong[1]


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=5))
def test_equal_texts_have_equal_keys(texts: list[str]) -> None:
    keys = keys_of([*texts, *texts])
    by_text = [np.sort(keys.key[keys.text == at]) for at in range(2 * len(texts))]

    for at in range(len(texts)):
        assert np.array_equal(by_text[at], by_text[at + len(texts)])
