"""What a law says of two texts."""

from dedupe_paragraphs.fix.prove.comparison import Comparison
from dedupe_paragraphs.fix.prove.output import Output
from dedupe_paragraphs.fix.prove.proof import Law
from dedupe_paragraphs.post.parse import parse


def missing(law: Law, before: str, *kept: str) -> list[str]:
    """Return what a law misses in the texts that are kept."""
    old, *posts = [parse(text.encode(), "a.md") for text in (before, *kept)]
    return [old.quote(each.span) for each in law(Comparison(old, posts))]


def output(text: str) -> Output:
    """Return a post as the laws look at it."""
    return Output(parse(text.encode()).blocks)
