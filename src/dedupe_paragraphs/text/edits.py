"""Edits: what two texts differ in, word by word."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from dedupe_paragraphs.languages.scripts import (
    APOSTROPHES,
    CYRILLIC,
    FIRST_CJK,
    LAST_CJK,
    MARKS,
    is_unspaced,
)
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import width

_RUN = pattern(r"[^\W_]+")
_SIGNED = bytes(range(0xCC, 0xE2))
"""First bytes of UTF-8 of U+0300 to U+1FFF, of which are the signs and Thai, Burmese and Khmer; a
range in a pattern would take a millisecond to compile."""
_SIGNED_RUN = pattern(rf"(?:[^\W_]|[{MARKS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])+")
"""Letters, digits and their signs; with the ranges of CJK it would take 2 ms to compile."""
_INNER_APOSTROPHE = pattern(rf"(?<=[{CYRILLIC}])[{APOSTROPHES}](?=[{CYRILLIC}])")
_CELLS = 4
"""Cells of a content word in scripts without spaces, where no words are distinguished."""


def changed_words(ours: str, theirs: str) -> int:
    """Return how many content words two texts differ in; one that replaces another counts once.

    A content word is a run of letters or digits, in lower case; in scripts without spaces each four
    cells begun of a difference. Punctuation and white space are none.
    """
    return sum(max(_weight(one), _weight(other)) for one, other in edits(ours, theirs))


def edits(ours: str, theirs: str) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the words that are in the first text alone, each time with those in their place."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - start-up

    mine, other = words(ours), words(theirs)
    opcodes = Levenshtein.opcodes(mine, other)
    for is_equal, codes in groupby(opcodes, lambda code: code.tag == "equal"):
        changed = list(codes)
        if not is_equal:
            first, last = changed[0], changed[-1]
            yield mine[first.src_start : last.src_end], other[first.dest_start : last.dest_end]


@lru_cache(maxsize=256)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case; in scripts without spaces its letters.

    Apostrophes inside of Cyrillic words are left out, as in the tables of `languages/`.
    """
    found: list[str] = []
    small = text.lower()
    if not small.isascii() and any(map(small.__contains__, APOSTROPHES)):
        small = _INNER_APOSTROPHE.sub("", small)
    encoded = small.encode("utf-8", "surrogatepass")
    is_signed = len(encoded.translate(None, _SIGNED)) < len(encoded)
    for run in (_SIGNED_RUN if is_signed else _RUN).findall(small):
        found += (run,) if run.isascii() else letters_apart(run, is_unspaced)
    return tuple(found)


def letters_apart(run: str, unspaced: Callable[[str], bool]) -> Sequence[str]:
    """Return the words of a run of letters, in scripts without spaces its letters."""
    if run[0] >= FIRST_CJK and min(run) >= FIRST_CJK and max(run) <= LAST_CJK:  # as of nearly all
        return run
    found: list[str] = []
    for is_apart, letters in groupby(run, unspaced):
        word = "".join(letters)
        found += word if is_apart else (word,)
    return found


def _weight(tokens: Sequence[str]) -> int:
    unspaced = "".join(token for token in tokens if is_unspaced(token[0]))
    return len(tokens) - len(unspaced) - (-width(unspaced) // _CELLS)
