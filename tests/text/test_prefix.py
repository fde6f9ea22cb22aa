"""Common prefixes, beside a slow twin."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.text.prefix import common_prefix

TEXTS = st.text("ab海", max_size=80)


@given(TEXTS, TEXTS, st.data())
def test_it_is_the_slow_one(left: str, right: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(left)))
    b = data.draw(st.integers(0, len(right)))
    limit = data.draw(st.integers(0, min(len(left) - a, len(right) - b)))
    pairs = zip(left[a : a + limit], right[b : b + limit], strict=True)
    expected = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    assert expected == common_prefix(left, a, right, b, limit)


@given(TEXTS, st.integers(0, 80))
def test_it_ends_where_texts_part(text: str, at: int) -> None:
    at = min(at, len(text))
    other = text[:at] + "c" + text[at:]

    assert common_prefix(text, 0, other, 0, len(text)) == at
