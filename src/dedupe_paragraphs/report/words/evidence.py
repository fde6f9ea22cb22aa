"""The words between the lines of evidence."""

from dedupe_paragraphs.report.words.language import _, ngettext


def more_blocks(count: int) -> str:
    """Count the blocks that are not shown."""
    return ngettext("{count:,} more block", "{count:,} more blocks", count).format(count=count)


def more_differences(count: int) -> str:
    """Count the differences that are not shown."""
    return ngettext("{count:,} more difference", "{count:,} more differences", count).format(
        count=count
    )


def more_own(count: int) -> str:
    """Count the stretches of a block's own text that are not shown."""
    return ngettext(
        "{count:,} more stretch of its own", "{count:,} more stretches of its own", count
    ).format(count=count)


def bar_legend(*, own: bool) -> str:
    """Say what the marks of a bar mean."""
    return _("# stands elsewhere, . its own") if own else _("# stands elsewhere")


def own() -> str:
    """Return what stands before a block's own text."""
    return _("own: ")
