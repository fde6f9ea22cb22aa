"""Posts that say the same: how much of one is in another, and which of them count as one.

A sentence is in another post if its key is, or one that is nearly the same and agrees in numbers,
negations and names. So the share does not depend on paragraphs, headings or their order.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dedupe_paragraphs.across.rows import page_name
from dedupe_paragraphs.model.cross_post import PostName, RepeatedPost
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.text.contrasts import says_the_same
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.width import has_width, width

MIN_SHARE = 0.5
"""Share of a post's prose that is in another, from which it is reported once, as a post."""
_SERIES_SHARE = 0.9
"""The same for parts of a series, which say on purpose what the part before said."""
MIN_CELLS = 60
"""Cells of prose that two posts share at least, in two sentences."""
_NEARLY = 0.8
"""Share, of what most of a post's copies have, from which the first one is named instead."""
_ALIKE = 0.7
"""Similarity from which a sentence is another one edited."""
_SHORT = 20
"""Cells of a sentence below which only the same words are the same, and of which nobody says more.
"""
_BUILT = frozenset(
    ("_site", "public", "build", "dist", "_build", ".next", ".docusaurus", "target", "out")
)
"""Folders that generators of pages write."""
_CODE = (
    r"(?:am|ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|nb|nl|no|pl|pt|ro"
    r"|ru|sk|sl|sr|sv|ta|th|tr|uk|ur|vi|zh)(?:[-_][A-Za-z]{2,4})?"
)
_LANGUAGE = pattern(rf"(?:(?<=/)|^){_CODE}(?=/)|(?<=[._-]){_CODE}(?=\.\w+$)")
"""The language in a path: a folder, or the end of a name."""
_NUMBER = pattern(
    r"(?:19|20)\d\d[-/.]\d\d?(?:[-/.]\d\d?)?|\d+|[\u2160-\u217f\u2460-\u249b]+"
    r"|\b[IVX]+\b|[\u3007一二三四五六七八九十上中下前後](?=[回部章話編巻篇弾)\uff09」]|$)"
)
_DATE = pattern(r"(?:19|20)\d\d")


class Twin(NamedTuple):
    """Two posts, and how much of each is in the other."""

    post: int
    other: int
    """The earlier one."""
    cells: int
    """Of its prose."""
    other_cells: int
    said: int
    """Cells of its prose that the other says too."""
    other_said: int


class Body(NamedTuple):
    """A post of several that say the same."""

    post: int
    body: int
    """The first of them."""
    other: int
    """The one that it is compared with; itself where it is no copy."""
    share: float
    """How much of its prose is there."""
    more: int
    """Cells that it says more than the other; negative where the other says more."""
    fullest: int
    """The one that says most."""
    note: str
    """Why it is named and not counted: `draft`, `translation` or `build`."""


Prose = dict[str, int]
"""Sentences with their cells, each once."""


def prose_of(keys: Iterable[str]) -> Prose:
    """Return the sentences of a post, given the keys of its blocks."""
    return {
        key[start:end]: width(key[start:end]) for key in keys for start, end in sentence_spans(key)
    }


def compare(mine: Prose, theirs: Prose) -> tuple[int, int]:
    """Return how many cells of two posts are in the other one, of the first and of the second."""
    said = said_by(mine, theirs)
    return sum(mine[each] for each in said), sum(theirs[each] for each in set(said.values()))


def said_by(mine: Prose, theirs: Prose) -> dict[str, str]:
    """Return the sentences of a post that another one says, each with the one that says it."""
    same = mine.keys() & theirs.keys()
    left = [each for each in theirs if each not in same and has_width(each, _SHORT)]
    said = {each: each for each in same}
    for sentence, cells in mine.items():
        if sentence in same or cells < _SHORT or not left:
            continue
        best = process.extractOne(
            sentence, left, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE
        )
        if best is not None and says_the_same(sentence, best[0]):
            said[sentence] = best[0]
    return said


def twin_of(post: int, mine: Prose, other: int, theirs: Prose) -> Twin:
    """Return two posts with what they share."""
    return Twin(post, other, sum(mine.values()), sum(theirs.values()), *compare(mine, theirs))


def bodies(rows: Sequence[dict[str, Any]]) -> Iterator[Body]:
    """Yield the posts that say the same as others, from rows of twins with their paths and titles.

    Of two posts the one is a copy that came later, or that is a draft, a translation or built from
    the other; if too little of it is there, the other one. A copy of several belongs to the first
    of those that have about as much of it.
    """
    notes: dict[int, str] = {}
    pairs: dict[int, list[tuple[int, float, int]]] = {}
    sizes: dict[int, int] = {}
    for row in rows:
        twin = Twin(*(row[name] for name in Twin._fields))
        ends = twin.post, twin.other
        shares = twin.said / max(twin.cells, 1), twin.other_said / max(twin.other_cells, 1)
        least = _SERIES_SHARE if is_series(row["title"], row["other_title"]) else MIN_SHARE
        said = noted(row)
        copy = int(bool(said[1]))
        if shares[copy] < least:
            copy = 1 - copy
        if shares[copy] < least or min(twin.said, twin.other_said) < MIN_CELLS:
            continue
        more = (twin.cells - twin.said) - (twin.other_cells - twin.other_said)
        more = more if abs(more) >= _SHORT else 0
        found = ends[1 - copy], round(shares[copy], 4), -more if copy else more
        pairs.setdefault(ends[copy], []).append(found)
        notes |= {post: note for post, note in zip(ends, said, strict=True) if note}
        sizes |= {twin.post: twin.cells, twin.other: twin.other_cells}
    parent = {post: post for post in sizes}
    best: dict[int, tuple[int, float, int]] = {}
    for post in sorted(pairs):
        enough = _NEARLY * max(share for _, share, _ in pairs[post])
        other = min(each for each in pairs[post] if each[1] >= enough)
        if _root(parent, post) != _root(parent, other[0]):
            best[post] = other
            one, two = sorted((_root(parent, post), _root(parent, other[0])))
            parent[two] = one
    families: dict[int, list[int]] = {}
    for post in sorted(parent):
        families.setdefault(_root(parent, post), []).append(post)
    for body, members in families.items():
        fullest = min(members, key=lambda post: (post in notes, -sizes[post], post))
        for post in members if members[1:] else ():
            yield Body(post, body, *best.get(post, (post, 0.0, 0)), fullest, notes.get(post, ""))


def _root(parent: dict[int, int], post: int) -> int:
    while parent[post] != post:
        post = parent[post]
    return post


def repeated_post(row: Sequence[Any]) -> RepeatedPost | None:
    """Return what there is to say of a post from its row of `repeated`; None for nothing."""
    path, title, moment, _, _, share, more, note, fullest, other, *rest = row
    if note or other == path:
        return None
    other_title, other_moment, start, stop, *marks = rest
    place = Place(other, Span(start, stop), (marks[0], marks[1], marks[2], marks[3]))
    own = PostName(path, title, moment)
    name = PostName(other, other_title, other_moment)
    return RepeatedPost(own, name, place, share, more, fullest)


def is_series(title: str, other: str) -> bool:
    """Tell whether two titles are the same but for a number that is no date: parts of a series."""
    mine, theirs = _NUMBER.findall(title), _NUMBER.findall(other)
    return (
        title != other
        and bool(mine or theirs)
        and not any(_DATE.match(each) for each in (*mine, *theirs))
        and _NUMBER.sub("", title).split() == _NUMBER.sub("", other).split()
    )


def noted(row: dict[str, Any]) -> tuple[str, str]:
    """Return for two posts why the one is a copy of the other on purpose."""
    paths = [str(row[name]).replace(os.sep, "/") for name in ("path", "other_path")]
    built = [not _BUILT.isdisjoint(path.split("/")[:-1]) for path in paths]
    if built[0] != built[1]:
        return ("build", "") if built[0] else ("", "build")
    if row["draft"] != row["other_draft"]:
        return ("draft", "") if row["draft"] else ("", "draft")
    codes = [_LANGUAGE.findall(path) for path in paths]
    names = [page_name(_LANGUAGE.sub("", path)).strip("._-") for path in paths]
    return ("translation" if codes[0] != codes[1] and names[0] == names[1] else ""), ""
