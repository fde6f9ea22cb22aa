"""Tiles and seeds against slow twins that are obviously right."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.match.exact import KeptText, Tile
from dedupe_paragraphs.match.layout import Material, Passage, lay_out
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


def materials(lines: list[str]) -> Material:
    return lay_out(parse("\n\n".join(["a" + line for line in lines]).encode(), "a.txt"))


def longest_repeat(material: Material, kept: list[Passage], at: int, end: int) -> int:
    """Return how much from a place on stands in one kept passage: all places, all lengths."""
    text = material.text
    return max(
        (
            length
            for passage in kept
            for place in range(passage.start, passage.end)
            for length in range(1, min(end - at, passage.end - place) + 1)
            if text[at : at + length] == text[place : place + length]
        ),
        default=0,
    )


def gaps(tiles: list[Tile], copy: Passage) -> Iterator[tuple[int, int]]:
    at = copy.start
    for tile in tiles:
        yield at, tile.start
        at = tile.end
    yield at, copy.end


@settings(max_examples=150)
@given(_POSTS)
def test_tiles(lines: list[str]) -> None:
    material = materials(lines)
    *originals, copy = material.passages
    kept = KeptText(material)
    for passage in originals:
        kept.keep(passage)
    tiles = kept.tiles(copy)
    text = material.text

    for tile in tiles:
        original = material.passages[tile.passage]

        assert len(tile) > 0
        assert copy.start <= tile.start < tile.end <= copy.end
        assert original in originals
        assert original.start <= tile.source < tile.source_end <= original.end
        assert text[tile.start : tile.end] == text[tile.source : tile.source_end]
        ends = tile.end == copy.end or tile.source_end == original.end
        assert ends or text[tile.end] != text[tile.source_end]
    assert all(start <= end for start, end in gaps(tiles, copy))
    for start, end in gaps(tiles, copy):
        for at in range(start, end - _SURE + 1):
            assert longest_repeat(material, originals, at, end) < _SURE


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


def kept_texts(*lines: str) -> tuple[Material, list[Tile]]:
    """Return the tiles of the last line, all others kept."""
    material = lay_out(parse("\n\n".join(lines).encode(), "a.md"))
    kept = KeptText(material)
    for passage in material.passages[:-1]:
        kept.keep(passage)
    return material, kept.tiles(material.passages[-1])


def test_a_short_heading_inside_a_strung_line_is_found_behind_its_text() -> None:
    first, second = "The ferry leaves the harbour before dawn.", "Lamps were lit along the quay."
    material, tiles = kept_texts(
        first, "## Fire", second, f"Not this. {first} ## Fire {second} Nor that."
    )

    assert [material.text[tile.start : tile.end] for tile in tiles] == [first, "Fire", second]


def test_a_short_heading_that_opens_a_line_is_found_before_its_text() -> None:
    first = "The ferry leaves the harbour before dawn."
    material, tiles = kept_texts("# Sea", "## Fire", first, f"# Sea ## Fire {first}")

    assert [material.text[tile.start : tile.end] for tile in tiles] == ["Sea", "Fire", first]


def test_a_word_of_ones_own_is_no_heading() -> None:
    """Before the copied text stands a word that ends as the heading does."""
    _, tiles = kept_texts(
        "## 料金",
        "渡し船は夜明け前に港を出て郵便とパンを運ぶ。",
        "月額料金渡し船は夜明け前に港を出て郵便とパンを運ぶ。",
    )

    assert [tile.passage for tile in tiles] == [1]


def test_behind_markers() -> None:
    assert behind_markers("a. - 1. b", 2, 9) == [3, 5, 8]
    assert behind_markers("ab", 1, 2) == [1]
