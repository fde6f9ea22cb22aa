"""Front matter is kept byte for byte, a byte order mark with it."""

from collections.abc import Iterator

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.model.span import Span


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield the front matter if the cleaned post, the first of `kept`, has another."""
    old, new = both.old, both.new
    if old.data[: old.body] != new.data[: new.body]:
        yield Missing(Span(0, old.body))
