"""The words of a comment on a pull request."""

from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, ngettext


def verdict(tally: Tally) -> str:
    """Say what was found in all posts, as a heading."""
    posts = phrases.posts(tally.posts)
    if not tally.total:
        return _("no findings in {posts}").format(posts=posts)
    return _("{findings} in {affected:,} of {posts}").format(
        findings=phrases.findings(tally.total), affected=tally.affected, posts=posts
    )


def columns() -> tuple[str, str, str]:
    """Name the columns of the table of posts."""
    return _("post"), _("findings"), _("repeated")


def errors_heading() -> str:
    """Head the list of what could not be done."""
    return _("Could not be checked")


def line(number_of: int) -> str:
    """Name a line."""
    return _("Line {line}").format(line=number_of)


def more_posts(count: int) -> str:
    """Say how many posts the table leaves out."""
    return _("and {more}").format(more=phrases.more_posts(count))


def more_findings(count: int) -> str:
    """Say how many findings of a post are left out."""
    return ngettext("and {count:,} more finding", "and {count:,} more findings", count).format(
        count=count
    )


def not_shown(count: int) -> str:
    """Say of how many posts the findings are left out."""
    return _("The findings of {more} would not fit; `dedupe check` shows them.").format(
        more=phrases.more_posts(count)
    )
