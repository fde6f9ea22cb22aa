"""Few words: whether all that two texts differ in may be what they are about."""

from functools import lru_cache
from unicodedata import category

from dedupe_paragraphs.text.contrasts import negates, same_numbers
from dedupe_paragraphs.text.edits import changed_words, edits
from dedupe_paragraphs.text.settles import without_free

_MAX_WORDS = 2
"""Words of content that may make another text of a block: a name, a value, an opposite."""


@lru_cache(maxsize=256)  # the matcher and a rule ask, and the next round of a cleaning
def few_words(ours: str, theirs: str) -> bool:
    """Tell whether two texts differ in one or two content words, all edits together, or in no more
    than a sign (law 9)."""
    count = changed_words(ours, theirs)
    if not count:
        return not same_numbers(ours, theirs) or _operators(ours) != _operators(theirs)
    if count > _MAX_WORDS and any(
        negates("".join(one)) != negates("".join(other)) for one, other in edits(ours, theirs)
    ):  # a polite negation is long, and no word of content
        count = changed_words(without_free(ours, ours), without_free(theirs, ours))
    return 1 <= count <= _MAX_WORDS


def _operators(text: str) -> list[str]:
    """Return the signs of mathematics in a text; `~` and `|` are other marks, too."""
    return [each for each in text if category(each) == "Sm" and each not in "~|"]
