"""Families in words: what stands in several posts, each told once."""

from collections.abc import Sequence

from dedupe_paragraphs.model.elsewhere import Family
from dedupe_paragraphs.model.report import Collected, Indexed
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words.phrases import number

_SHOWN = 10
"""Texts of boilerplate that are quoted before the rest is only counted."""
_QUOTED = 40
"""Code points of each."""
_STAGES = {
    "read": "reading posts",
    "keys": "computing signatures and seeds",
    "candidates": "looking for candidates",
    "edges": "comparing texts",
    "labels": "gathering families",
    "answers": "checking and cleaning posts",
}


def families(found: Sequence[Family]) -> list[str]:
    """Say how many texts stand in several posts, and which of them are boilerplate."""
    boilerplate = [family for family in found if family.boilerplate]
    shared = len(found) - len(boilerplate)
    said = [
        f"{number(shared, 'text')} {'stands' if shared == 1 else 'stand'} in several posts; "
        f"{number(len(boilerplate), 'other')} {'stands' if len(boilerplate) == 1 else 'stand'} "
        "in so many that it is boilerplate, and no finding."
        if boilerplate
        else f"{number(shared, 'text')} {'stands' if shared == 1 else 'stand'} in several posts."
    ]
    for family in boilerplate[:_SHOWN]:
        place = visible(family.fullest.path)
        line = f":{family.fullest.marks[0]}" if family.fullest.marks else ""
        said.append(f"  {number(len(family.posts), 'post')}: {_excerpt(family)} ({place}{line})")
    more = len(boilerplate) - _SHOWN
    return [*said, f"  {number(more, 'more text')}"] if more > 0 else said


def _excerpt(family: Family) -> str:
    text = visible(" ".join(family.text.split()))
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()} ..."


def indexed(change: Indexed) -> str:
    """Say what became of an index."""
    size = f"{number(change.posts, 'post')}, {number(change.passages, 'passage')}"
    moved = (change.added, change.changed, change.removed)
    if not any(moved):
        return f"{size}; nothing changed"
    return f"{size}; {change.added:,} new, {change.changed:,} changed, {change.removed:,} removed"


def collected(done: Collected) -> str:
    """Say what became of a collection."""
    read = f"{number(done.posts, 'post')} read, {done.changed:,} cleaned"
    shared = "stands" if done.families == 1 else "stand"
    return (
        f"{read}; {number(done.findings, 'finding')}; {number(done.families, 'text')} {shared} "
        "in several posts"
    )


def resumed(stages: int) -> str:
    """Say that a run goes on where one before was broken off."""
    return f"{number(stages, 'stage')} of an earlier run taken as they stand"


def more_errors(count: int, folder: str) -> str:
    """Say where the errors stand that are not shown."""
    return f"{number(count, 'more post')} could not be read; {visible(folder)}/errors names them"


def stage(name: str, share: float) -> str:
    """Say what the join of posts is doing."""
    return f"across posts, {share:.0%}: {_STAGES.get(name, 'joining')}"
