"""Reasons: why a repeat is removed, offered or kept."""

from enum import StrEnum
from typing import Self


class Reason(StrEnum):
    """Why a repeat was decided as it was: the code that reports print, and what it means."""

    meaning: str
    """One sentence in English for an editor."""

    def __new__(cls, code: str, meaning: str) -> Self:
        """Return the member of a code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    # Copies.
    EXACT_COPY = "exact-copy", "The block is in the post once more, word for word."
    CUT_COPY = "cut-copy", "The block is part of a fuller text in the post and is cut off."
    RUN_TOGETHER = "run-together", "One block says what several blocks in a row say elsewhere."
    COPIED_SENTENCES = (
        "copied-sentences",
        "Some sentences of the block are elsewhere in the post; the others are its own.",
    )
    EDITED_COPY = "edited-copy", "The block says in other words what another block says."
    SHORTENED_COPY = (
        "shortened-copy",
        "The block is another block without some of the sentences in its middle.",
    )
    FEW_WORDS = (
        "few-words",
        "The block differs from another one in one or two words, which may be what it is about.",
    )
    EDITED_SENTENCE = (
        "edited-sentence",
        "A sentence of a run-together block is elsewhere in other words.",
    )
    SHARED_TEXT = "shared-text", "The text is in another post too."

    # Evidence that a copy is a slip.
    RUN_MEMBER = (
        "run-member",
        "The blocks around it repeat the blocks around its original, in the same order.",
    )
    COPIED_LIST = "copied-list", "All items of a list are another list, in the same order."
    IMMEDIATE_REPEAT = "immediate-repeat", "The block directly follows or precedes its original."
    BEGUN_SECTION = (
        "begun-section",
        "A heading and a few words are followed elsewhere by the same heading and the full text.",
    )
    STUB = "stub", "A few words stop in mid-sentence, and the next block begins with them."

    # Signs that a copy may be meant: offered, somebody must decide.
    PARALLEL_SECTION = (
        "parallel-section",
        "The copy and its original are in sections named after functions or releases.",
    )
    FULLER_ENTRY = (
        "fuller-entry",
        "The entry of a reference begins as another one does and says more.",
    )
    FAR_REMAINDER = (
        "far-remainder",
        "The end that only the copy has would move into another section.",
    )
    INTRODUCTION = "introduction", "The block introduces code or a list that is kept."

    ONLY_CONTENT = "only-content", "The section would have nothing left below its heading."

    # Repeats on purpose: kept.
    TOO_SHORT = "too-short", "A text this short repeats by chance; only a copied run removes it."
    REPEATED_HEADING = "repeated-heading", "Sections may have equal headings."
    NOT_PROSE = "not-prose", "Code, tables and HTML are removed only inside a copied run."
    LIST_ROW = "list-row", "List items repeat on purpose, as steps, features and values do."
    CAPTION = "caption", "Each picture has its caption, and each term its definition."
    QUOTATION = "quotation", "Quotations and footnotes repeat on purpose."
    OTHER_KIND = "other-kind", "A list or a quotation may repeat what a paragraph says."
    REFRAIN = "refrain", "A single sentence, alone between other texts, is said twice on purpose."
    BOILERPLATE = "boilerplate", "A short text that repeats this often is boilerplate."
    VERSE = "verse", "Lines of verse repeat on purpose."
    CALL_TO_ACTION = "call-to-action", "A block that is little but a link is a call to action."
    SINGLE_SENTENCE = (
        "single-sentence",
        "One copied sentence among others may be said twice on purpose.",
    )
    PARALLEL_CONTAINER = (
        "parallel-container",
        "Boxes, tabs, answers and other containers may say the same.",
    )
    OTHER_NUMBERS = (
        "other-numbers",
        "The texts differ in their numbers, so they are about different things.",
    )

    # Fixes that cannot be made.
    UNPROVEN = (
        "unproven",
        "The fix would lose something, or change how a block reads that is kept.",
    )
    HALF_CONTAINER = (
        "half-container",
        "The fix would leave a container with only its beginning or only its end.",
    )
    EMPTY_CONTAINER = "empty-container", "The fix would leave nothing in a container."
    KEPT_SECTION = "kept-section", "The fix would remove the heading of text that is kept."
    SEPARATE_LISTS = "separate-lists", "The fix would make one list of two."
    NUMBERED_ROW = (
        "numbered-row",
        "The fix would leave a gap in a numbered list; written numbers are never changed.",
    )

    # What is left in the post.
    CUT_PARAGRAPH = "cut-paragraph", "The paragraph stops in mid-sentence, and nothing finishes it."
    SPLIT_SHOWN = "split-shown", "Another copy of the text shows the two halves as one paragraph."
    SPLIT_OVERLAP = "split-overlap", "The second half begins with the words that end the first."
    SPLIT_LIKELY = (
        "split-likely",
        "Only copies are between a paragraph without an end and one without a beginning.",
    )
    EMPTIED_SECTION = "emptied-section", "Nothing is left below the heading."
    UNUSED_IGNORE = "unused-ignore", "The comment silences no finding."
    UNKNOWN_IGNORE = (
        "unknown-ignore",
        "The comment is not understood, so the block after it is left alone.",
    )
    OPEN_IGNORE = (
        "open-ignore",
        "The comment is never closed, so the rest of the post is left alone.",
    )
