"""The words of the HTML report."""

from dedupe_paragraphs.report.words.phrases import number


def folded(blocks: int, characters: int) -> str:
    """Say how much text a card folds away."""
    return f"{number(blocks, 'block')}, {number(characters, 'character')}"


PAGE = {
    "done": "Done: end the review",
    "ok": "OK",
    "cancel": "Cancel",
    "write": "Write this post",
    "all_alike": "the same for all like this in the post",
    "why": "Why? (goes into the comment, may stay empty)",
    "edit": "The text that is to stand there",
    "gone": "The review has ended; nothing more is written.",
    "checked": "posts checked",
    "checked_one": "post checked",
    "affected": "with findings",
    "repeated": "of the text is repeated",
    "characters": "characters",
    "of": "of",
    "safe": "can go safely",
    "decide": "for you to decide",
    "finding": "finding",
    "findings": "findings",
    "worst": "The worst posts",
    "all_posts": "All posts",
    "nothing": "Nothing repeats here.",
    "errors": "Could not be checked",
    "legend": "How to read the strips",
    "legend_bar": "a block of the post, as high as it is long",
    "legend_stays": "text that is repeated elsewhere: this one stays",
    "legend_copy": "its copies, with a prime for each",
    "legend_edited": "an edited copy",
    "legend_strung": "strings other blocks together, in their colours; white is its own",
    "legend_torn": "stops in mid-sentence",
    "legend_own": "the post's own text",
    "show": "Show",
    "show_safe": "safe",
    "show_unsafe": "unsafe",
    "show_manual": "by hand",
    "filter": "Filter by path, rule or text",
    "keys": "Keys",
    "key_next": "next finding",
    "key_previous": "previous finding",
    "key_fold": "unfold or fold what is copied",
    "key_filter": "filter",
    "key_help": "this help",
    "key_close": "close",
    "line": "line",
    "back": "All posts",
    "strip_of": "Strip of",
}
"""Short words of the page by what they are for."""
