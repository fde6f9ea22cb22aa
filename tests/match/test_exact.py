"""Matches and seeds against slow twins that are obviously right."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.match.exact import KeptText, Match
from dedupe_paragraphs.match.layout import Layout, Segment, lay_out
from dedupe_paragraphs.match.seeds import STEP, K, SeedIndex, common_suffix
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.markers import behind_markers
from dedupe_paragraphs.text.prefix import common_prefix

_SURE = K + STEP - 1
"""Code points: a repeat of this length holds a sampled gram wherever it begins."""
_CHUNKS = [
    "the ferry leaves the harbour",
    "before dawn with mail and bread",
    "lamps were lit along the quay",
    "nobody was hurt",
    "夜明け前の港で氷の音がする",
    "坂の上の図書館に海図が残っている",
    "x",
    "。",
    ". ",
    " ",
]
_LINES = st.lists(
    st.tuples(st.sampled_from(_CHUNKS), st.integers(0, 8), st.integers(0, 31)).map(
        lambda each: each[0][each[1] :] if each[2] % 2 else each[0][: each[2]]
    ),
    min_size=1,
    max_size=8,
).map("".join)
_POSTS = st.lists(_LINES, min_size=2, max_size=6)


def materials(lines: list[str]) -> Layout:
    return lay_out(parse("\n\n".join(["a" + line for line in lines]).encode(), "a.txt"))


def longest_repeat(layout: Layout, kept: list[Segment], at: int, end: int) -> int:
    """Return how much from a place on stands in one kept segment: all places, all lengths."""
    text = layout.text
    return max(
        (
            length
            for segment in kept
            for place in range(segment.start, segment.end)
            for length in range(1, min(end - at, segment.end - place) + 1)
            if text[at : at + length] == text[place : place + length]
        ),
        default=0,
    )


def gaps(matches: list[Match], copy: Segment) -> Iterator[tuple[int, int]]:
    at = copy.start
    for match in matches:
        yield at, match.start
        at = match.end
    yield at, copy.end


@settings(max_examples=150)
@given(_POSTS)
def test_tiles(lines: list[str]) -> None:
    layout = materials(lines)
    *originals, copy = layout.segments
    kept = KeptText(layout)
    for segment in originals:
        kept.keep(segment)
    matches = kept.matches(copy)
    text = layout.text

    for match in matches:
        original = layout.segments[match.segment]

        assert len(match) > 0
        assert copy.start <= match.start < match.end <= copy.end
        assert original in originals
        assert original.start <= match.source < match.source_end <= original.end
        assert text[match.start : match.end] == text[match.source : match.source_end]
        ends = match.end == copy.end or match.source_end == original.end
        assert ends or text[match.end] != text[match.source_end]
    assert all(start <= end for start, end in gaps(matches, copy))
    for start, end in gaps(matches, copy):
        for at in range(start, end - _SURE + 1):
            assert longest_repeat(layout, originals, at, end) < _SURE


@given(st.text("ab", max_size=40), st.data())
def test_common_prefix_and_suffix(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(0, len(text)))
    ahead, back = len(text) - max(a, b), min(a, b)
    limit, floor = data.draw(st.integers(0, ahead)), data.draw(st.integers(0, back))
    prefixes = [n for n in range(limit + 1) if text[a : a + n] == text[b : b + n]]
    suffixes = [n for n in range(floor + 1) if text[a - n : a] == text[b - n : b]]

    assert common_prefix(text, a, text, b, limit) == max(prefixes)
    assert common_suffix(text, a, b, floor) == max(suffixes)


@given(st.lists(st.sampled_from(["abcdefgh", "12345678", "x"]), max_size=12).map("".join))
def test_seeds(text: str) -> None:
    half = len(text) // 2
    seeds = SeedIndex(text)
    seeds.add(0, half)
    grams = {text[at : at + K]: at for at in range(0, half - K + 1, STEP)}
    hits = [at for at in range(half, len(text) - K + 1) if text[at : at + K] in grams]

    assert seeds.next_hit(half, len(text)) == min(hits, default=len(text))
    for at in hits:
        assert all(text[place : place + K] == text[at : at + K] for place in seeds.places(at))


def kept_texts(*lines: str) -> tuple[Layout, list[Match]]:
    """Return the matches of the last line, all others kept."""
    layout = lay_out(parse("\n\n".join(lines).encode(), "a.md"))
    kept = KeptText(layout)
    for segment in layout.segments[:-1]:
        kept.keep(segment)
    return layout, kept.matches(layout.segments[-1])


def test_a_short_heading_inside_a_strung_line_is_found_behind_its_text() -> None:
    first, second = "The ferry leaves the harbour before dawn.", "Lamps were lit along the quay."
    layout, matches = kept_texts(
        first, "## Fire", second, f"Not this. {first} ## Fire {second} Nor that."
    )

    assert [layout.text[match.start : match.end] for match in matches] == [first, "Fire", second]


def test_a_short_heading_that_opens_a_line_is_found_before_its_text() -> None:
    first = "The ferry leaves the harbour before dawn."
    layout, matches = kept_texts("# Sea", "## Fire", first, f"# Sea ## Fire {first}")

    assert [layout.text[match.start : match.end] for match in matches] == ["Sea", "Fire", first]


def test_a_word_of_ones_own_is_no_heading() -> None:
    """Before the copied text stands a word that ends as the heading does."""
    _, matches = kept_texts(
        "## 料金",
        "渡し船は夜明け前に港を出て郵便とパンを運ぶ。",
        "月額料金渡し船は夜明け前に港を出て郵便とパンを運ぶ。",
    )

    assert [match.segment for match in matches] == [1]


def test_behind_markers() -> None:
    assert behind_markers("a. - 1. b", 2, 9) == [3, 5, 8]
    assert behind_markers("ab", 1, 2) == [1]
