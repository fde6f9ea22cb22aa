"""Is it a paragraph that only happens to be in a list, a quotation or a footnote?"""

from dedupe_paragraphs.match.layout import Segment

_MIN_SENTENCES = 3
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
    return max(len(segment.sentences), marks) >= _MIN_SENTENCES
