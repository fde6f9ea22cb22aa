"""Where a line of text may end a sentence, in any script.

The marks are Unicode's property `Sentence_Terminal` (Unicode 16, PropList.txt) and the ellipsis.
"""

from dedupe_paragraphs.text.pattern import pattern

SURE = (
    "\u3002\u0589\u06d4\u0700\u0701\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u104a\u104b\u1362"
    "\u1367\u1368\u166e\u1735\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1aa8\u1aa9\u1aaa\u1aab\u1b5a"
    "\u1b5b\u1b5e\u1b5f\u1b7d\u1b7e\u1b7f\u1c3b\u1c3c\u1c7e\u1c7f\u2cf9\u2cfa\u2cfb\u2e3c\ua4ff\ua60e"
    "\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\ua9c8\ua9c9\uaa5d\uaa5e\uaa5f\uaaf0\uaaf1\uabeb"
    "\ufe12\uff61"
)
"""Marks that end a sentence whatever follows them."""
QUESTIONS = (
    "!?\uff01\uff1f\u061d\u061e\u061f\u203c\u203d\u2047\u2048\u2049\u2e2e\u2e53\u2e54\ufe15\ufe16\ufe56"
    "\ufe57"
)
TERMINALS = f".\u2024\u2026\ufe52\uff0e{QUESTIONS}{SURE}"
_CLOSERS = "\"'\u2019\u201d\u00bb)]」』）)】〉》］*_~`"
_TERMINALS = frozenset(TERMINALS)
DASHES = "\u2013\u2014\u2015"
_OPENERS = f"\"'\u2018\u201c\u201e\u00ab{DASHES}「『（(【〈《"

_QUOTED_ENDS = ("」", "』", "”", "»")
_INNER = pattern(
    rf"(?<![{TERMINALS}])[{TERMINALS}]+[\]{_CLOSERS.replace(']', '')}]*(?=\s|$|[^\x00-\x7f])"
)
_INNER_ASCII = pattern(r"(?<![.!?])[.!?]+[\"')\]*_~`]*(?=\s|$)")


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a mark that ends a sentence, in whatever script."""
    end = line[-8:].rstrip()
    return end.endswith(_QUOTED_ENDS) or end.rstrip(_CLOSERS)[-1:] in _TERMINALS


def sentence_marks(line: str) -> int:
    """Return how many marks in a line may end a sentence; as quick to count as rough."""
    return len((_INNER_ASCII if line.isascii() else _INNER).findall(line))


def is_spoken(line: str) -> bool:
    """Tell whether a line is a speaker's: it opens with a quotation mark or a dash, and ends."""
    return line[:1] in _OPENERS and ends_sentence(line)
