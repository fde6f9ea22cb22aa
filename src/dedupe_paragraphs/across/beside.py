"""Two posts side by side: their paragraphs in order, and what only one of them says."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from dedupe_paragraphs.across.twins import prose_of, said_by
from dedupe_paragraphs.model.cross_post import Beside, PostName, Said
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.text.sentences import sentence_spans


def beside(left: PostName, one: Post, right: PostName, other: Post) -> Beside:
    """Return two posts as rows of paragraphs; equal ones are in one row.

    A sentence is in the other post as it is where posts are compared as a whole (`twins.py`).
    """
    mine, theirs = (_keys(post) for post in (one, other))
    said = said_by(prose_of(mine), prose_of(theirs))
    sayers = set(said.values())
    ours = [_said(key, said) for key in mine]
    others = [_said(key, sayers) for key in theirs]
    return Beside(left, right, tuple(_rows(mine, theirs, ours, others)))


def _keys(post: Post) -> list[str]:
    return [block.key for block in post.blocks if block.is_prose and block.key]


def _said(key: str, both: Collection[str]) -> Said:
    """Return the sentences of a paragraph, each with whether only its post has it."""
    spans = sentence_spans(key)
    ends = [*(start for start, _ in spans[1:]), len(key)]
    starts = [0, *ends[:-1]]
    return tuple(
        (key[start:end], key[slice(*span)] not in both)
        for start, end, span in zip(starts, ends, spans or [(0, len(key))], strict=True)
    )


def _rows(
    mine: Sequence[str], theirs: Sequence[str], ours: Sequence[Said], others: Sequence[Said]
) -> Iterator[tuple[tuple[Said, ...], tuple[Said, ...]]]:
    """Yield the paragraphs of both posts: a row where they are equal, and one for all between."""
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (((ours[at],), (others[c + at - a],)) for at in range(a, b))
        else:
            yield tuple(ours[a:b]), tuple(others[c:d])
