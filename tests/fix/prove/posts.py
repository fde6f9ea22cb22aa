"""What a law says of two texts."""

from dedupe_paragraphs.fix.prove.output import Output
from dedupe_paragraphs.fix.prove.proof import Law
from dedupe_paragraphs.post.parse import parse


def missing(law: Law, before: str, *kept: str) -> list[str]:
    """Return what a law misses in the texts that are kept."""
    posts = [parse(text.encode()) for text in kept]
    return [text for _, text in law(parse(before.encode()), posts)]


def output(text: str) -> Output:
    """Return a post as the laws look at it."""
    return Output(parse(text.encode()).blocks)
