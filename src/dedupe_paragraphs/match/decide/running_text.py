"""What kind of text is it: a paragraph, a sentence, a label?"""

import unicodedata

from dedupe_paragraphs.languages.registry import codes_of
from dedupe_paragraphs.languages.scripts import HAN_DIGITS, ORDINAL
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.sentence_matches import MIN_SHOWN
from dedupe_paragraphs.model.post import BOLD_LEVEL
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

MIN_SENTENCES = 3
"""Sentences from which a text in a container is a paragraph; steps, features, parameters and what
is quoted for discussion have one or two."""
_MIN_LENGTH = 100
"""Cells that such a text has at least."""


def is_running_text(segment: Segment) -> bool:
    """Tell whether a text is a paragraph wherever it is."""
    if not segment.has_width(_MIN_LENGTH):
        return False
    from dedupe_paragraphs.text.stops import ends_sentence, sentence_marks  # noqa: PLC0415 - start-up

    marks = sentence_marks(segment.key) + (not ends_sentence(segment.key))
    return max(len(segment.sentences), marks) >= MIN_SENTENCES


def has_sentence(segment: Segment) -> bool:
    """Tell whether a text is read in sentences: no label, list of fields, formula or address."""
    if not segment.sentences or segment.is_heading or not segment.has_width(MIN_SHOWN):
        return False
    from dedupe_paragraphs.text.stops import ends_sentence  # noqa: PLC0415 - start-up

    is_text = is_running_text(segment) or not label_of(segment.key)
    return is_text and (ends_sentence(segment.key) or _is_thai(segment))


def _is_thai(segment: Segment) -> bool:
    """Tell whether a text is several sentences of a language that writes no stops."""
    return len(segment.sentences) > 1 and codes_of(segment.key[-1]) == "th"


MAX_LABEL = 40
"""Cells of a label."""
_TURN = pattern(r"([^\W\d_a-z]{2}[^:.]{0,30})\. ?[—–-]")
"""`LE ROI. —`, as plays have it."""
_NAME = pattern(r"([^\W\d_]{3,}(?: [^\W\d_]{2,})?)\.(?=\s|[^\x00-\x7f])")
"""`OTTO. What is it?`, which plays have, too, in capitals."""
_TIMED = pattern(r"[^:.()]{1,30} ?\(\d\d?:\d\d(?::\d\d)?\)")
"""`Host (10:05)`, as transcripts have it."""
_NO_LABEL = frozenset(".。!?,、")


def label_of(key: str) -> str:
    """Return the label of a text (`Anna:`, `[Speaker 2]`, `Anna (9:41)`, `回答:`), or nothing."""
    if key[:1] == "[":
        return key[: key.find("]", 0, MAX_LABEL) + 1]
    at = key.find(":", 1, MAX_LABEL)
    if at < 0 and "." in key[2:MAX_LABEL]:
        if turn := _TURN.match(key):
            return turn[1]
        if (turn := _NAME.match(key)) and turn[1].isupper():
            return turn[1]
    if key[at - 1 : at].isdecimal() and (turn := _TIMED.match(key)):
        return turn[0]
    label, after = key[:at], key[at + 1 : at + 2]
    if at < 0 or (after.isascii() and after not in ("", " ")) or has_width(label, MAX_LABEL):
        return ""
    is_name = _NO_LABEL.isdisjoint(label)
    return label if is_name and not label[-1].isdecimal() else ""


_LABELS = frozenset({"Ps", "So"})
"""Categories of the characters that a label begins with: `【`, `■`."""


def is_label(segment: Segment) -> bool:
    """Tell whether a text is a label of what is below it: a short line in bold, or one that asks
    for an answer."""
    key = segment.key
    if not key or has_width(key, MAX_LABEL + 1) or 0 < segment.blocks[0].level < BOLD_LEVEL:
        return False
    return segment.is_heading or asks(segment)


def asks(segment: Segment) -> bool:
    """Tell whether a text is a question, ends in a colon or begins with a mark."""
    from dedupe_paragraphs.text.stops import QUESTIONS, ends_sentence  # noqa: PLC0415 - start-up

    key = segment.key
    if key[-1] == ":" or key[-1] in QUESTIONS:
        return True
    return unicodedata.category(key[0]) in _LABELS and not ends_sentence(key)


def is_definition(segment: Segment) -> bool:
    """Tell whether a text defines a term, which is in the line before or in a text before it."""
    return any("\n: " in f"\n{each.text}" for each in segment.blocks)


_NUMBER = pattern(
    rf"\(?(?:\d{{1,3}}[a-z]?|[a-zA-Z]|[ivxIVX]{{1,5}}|[{HAN_DIGITS}]{{1,3}})[).）、](?=\D)"
    rf"|[\u2460-\u249b]|(?:§|Art\.|{ORDINAL}) ?[\d{HAN_DIGITS}]+|\d+(?:\.\d+)+\.? "
)
"""`(2)`, `2.`, `b)`, `IV.`, `②`, `§ 2`, `第二条`, `3.1`."""


def is_numbered(key: str) -> bool:
    """Tell whether a text begins with a number or a letter of a row."""
    first, head = key[:1], key[:7]
    if first.isascii() or first.isdecimal() or first in HAN_DIGITS:
        is_marked = any(map(head.__contains__, ").）、")) or (first.isdecimal() and "." in key)
        may_be = is_marked or key.startswith("Art.")
    else:
        may_be = first in f"§{ORDINAL}" or "①" <= first <= "⒛"
    return may_be and _NUMBER.match(key) is not None
