"""Reasons: why a repeat is removed, offered or kept."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a repeat was decided as it was: the code that reports print.

    What each means is in `report/words/reasons.toml`.
    """

    # Copies.
    EXACT_COPY = "exact-copy"
    CUT_COPY = "cut-copy"
    RUN_TOGETHER = "run-together"
    COPIED_SENTENCES = "copied-sentences"
    EDITED_COPY = "edited-copy"
    SHORTENED_COPY = "shortened-copy"
    SETTLES_NOTHING = "settles-nothing"
    FULLER_COPY = "fuller-copy"
    FEW_WORDS = "few-words"
    EDITED_SENTENCE = "edited-sentence"
    SHARED_TEXT = "shared-text"
    REPEATED_POST = "repeated-post"

    # Evidence that a copy is a slip.
    RUN_MEMBER = "run-member"
    COPIED_LIST = "copied-list"
    IMMEDIATE_REPEAT = "immediate-repeat"
    BEGUN_SECTION = "begun-section"
    STUB = "stub"

    # Signs that a copy may be meant: offered, somebody must decide.
    FULLER_ENTRY = "fuller-entry"
    FAR_REMAINDER = "far-remainder"
    OWN_REMAINDER = "own-remainder"
    INTRODUCTION = "introduction"

    # Repeats on purpose: kept; many are offered in a post that has slips as well.
    PARALLEL_SECTION = "parallel-section"
    ONLY_CONTENT = "only-content"
    ANSWER = "answer"
    ROW_MEMBER = "row-member"
    TOO_SHORT = "too-short"
    REPEATED_HEADING = "repeated-heading"
    NOT_PROSE = "not-prose"
    LIST_ROW = "list-row"
    CAPTION = "caption"
    QUOTATION = "quotation"
    OTHER_KIND = "other-kind"
    REFRAIN = "refrain"
    BOILERPLATE = "boilerplate"
    VERSE = "verse"
    CALL_TO_ACTION = "call-to-action"
    SINGLE_SENTENCE = "single-sentence"
    PARALLEL_CONTAINER = "parallel-container"
    OTHER_NUMBERS = "other-numbers"

    # Fixes that cannot be made.
    UNPROVEN = "unproven"
    HALF_CONTAINER = "half-container"
    EMPTY_CONTAINER = "empty-container"
    KEPT_SECTION = "kept-section"
    SEPARATE_LISTS = "separate-lists"
    NUMBERED_ROW = "numbered-row"

    # What is left in the post.
    CUT_PARAGRAPH = "cut-paragraph"
    SPLIT_SHOWN = "split-shown"
    SPLIT_OVERLAP = "split-overlap"
    SPLIT_LIKELY = "split-likely"
    EMPTIED_SECTION = "emptied-section"
    LOOP = "loop"
    REPEATED_ITEM = "repeated-item"
    CONTINUED_HEADING = "continued-heading"
    HEADING_TWICE = "heading-twice"
    TITLE_AGAIN = "title-again"
    GENERATOR_MARK = "generator-mark"
    NAMED_DEBRIS = "named-debris"
    ANSWER_TO_PROMPT = "answer-to-prompt"
    SECOND_FRONT_MATTER = "second-front-matter"
    UNUSED_IGNORE = "unused-ignore"
    UNKNOWN_IGNORE = "unknown-ignore"
    OPEN_IGNORE = "open-ignore"
