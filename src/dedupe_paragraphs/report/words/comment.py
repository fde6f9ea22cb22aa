"""The words of a comment on a pull request."""

from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words.phrases import number


def verdict(tally: Tally) -> str:
    """Say what was found in all posts, as a heading."""
    if not tally.total:
        return f"no findings in {number(tally.posts, 'post')}"
    where = f"{tally.affected:,} of {number(tally.posts, 'post')}"
    return f"{number(tally.total, 'finding')} in {where}"


def columns() -> tuple[str, str, str]:
    """Name the columns of the table of posts."""
    return "post", "findings", "repeated"


def errors_heading() -> str:
    """Head the list of what could not be done."""
    return "Could not be checked"


def line(number_of: int) -> str:
    """Name a line."""
    return f"Line {number_of}"


def more_posts(count: int) -> str:
    """Say how many posts the table leaves out."""
    return f"and {number(count, 'more post')}"


def more_findings(count: int) -> str:
    """Say how many findings of a post are left out."""
    return f"and {number(count, 'more finding')}"


def not_shown(count: int) -> str:
    """Say of how many posts the findings are left out."""
    return f"The findings of {number(count, 'more post')} would not fit; `dedupe check` shows them."
