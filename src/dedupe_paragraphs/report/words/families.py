"""Families in words: the texts that several posts have, each once."""

from collections.abc import Sequence

from dedupe_paragraphs.model.cross_post import Family, PostFamily
from dedupe_paragraphs.model.report import Collected, Indexed
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _, counter

_SHOWN = 10
"""Texts of boilerplate that are quoted before the rest is only counted."""
_QUOTED = 40
"""Code points of each."""
_STAGES = {
    "read": N_("reading posts"),
    "keys": N_("computing signatures and seeds"),
    "candidates": N_("looking for candidates"),
    "edges": N_("comparing texts"),
    "labels": N_("gathering families"),
    "answers": N_("checking and cleaning posts"),
}
_in_several = counter("{count:,} text is in several posts", "{count:,} texts are in several posts")
_in_most = counter(
    "{count:,} other is in so many that it is boilerplate, and no finding",
    "{count:,} others are in so many that they are boilerplate, and no findings",
)
_more_texts = counter("{count:,} more text", "{count:,} more texts")
_in_families = counter("{count:,} post says what others say", "{count:,} posts say what others say")
NOTES = {"draft": N_("draft"), "translation": N_("translation"), "build": N_("build output")}
"""Why a post is named and not counted."""
_passages = counter("{count:,} passage", "{count:,} passages")
resumed = counter(
    "{count:,} stage of an earlier run is used again",
    "{count:,} stages of an earlier run are used again",
)
"""Says that a run continues one that was broken off."""


def families(found: Sequence[Family]) -> list[str]:
    """Say how many texts several posts have, and which of them are boilerplate."""
    boilerplate = [family for family in found if family.boilerplate]
    others = len(boilerplate)
    said = _in_several(len(found) - others)
    if not boilerplate:
        return [_("{said}.", said=said)]
    said = _("{said}; {more}.", said=said, more=_in_most(others))
    told = [said, *map(_told, boilerplate[:_SHOWN])]
    return [*told, f"  {_more_texts(others - _SHOWN)}"] if others > _SHOWN else told


def post_families(found: Sequence[PostFamily]) -> list[str]:
    """List the posts that say the same, family by family."""
    lines: list[str] = []
    for family in found:
        lines += [_("the same post {count:,} times:", count=len(family.rows))]
        for name, share, note in family.rows:
            said = [f"{share:.0%}"] if share else []
            said += [_(NOTES[note])] if note else []
            said += [_("says most")] if name.path == family.fullest else []
            more = f": {', '.join(said)}" if said else ""
            lines.append(f"  {phrases.post(name, path=True)}{more}")
    return lines


def counted(found: Sequence[PostFamily]) -> list[str]:
    """Say how many posts say the same as others, and name those that are not counted."""
    if not found:
        return []
    noted: dict[str, list[str]] = {}
    for family in found:
        for name, _share, note in family.rows:
            noted.setdefault(note, []).append(visible(name.path))
    said = [_in_families(sum(len(family.rows) for family in found))]
    for note in sorted(noted.keys() - {""}):
        paths, more = noted[note][: phrases.SHOWN], noted[note][phrases.SHOWN :]
        named = phrases.series([*paths, *([phrases.more_posts(len(more))] if more else [])])
        said.append(_("{note}: {posts}, not counted", note=_(NOTES[note]), posts=named))
    return [_("{said}.", said=_("; ").join(said))]


def _told(family: Family) -> str:
    line = f":{family.fullest.marks[0]}" if family.fullest.marks else ""
    text = visible(" ".join(family.text.split()))
    shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()} ..."
    place = f"{visible(family.fullest.path)}{line}"
    return f"  {phrases.posts(len(family.posts))}: {shown} ({place})"


def indexed(change: Indexed) -> str:
    """Say what became of an index."""
    posts = phrases.posts(change.posts)
    held = _("{posts}, {passages}", posts=posts, passages=_passages(change.passages))
    if not (change.added or change.changed or change.removed):
        return _("{held}; nothing changed", held=held)
    said = _("{held}; {added:,} new, {changed:,} changed, {removed:,} removed")
    return said.format(held=held, **change._asdict())


def published(passages: int, date: str) -> str:
    """Say what an index holds of a post, and when it was published, if that is known."""
    said = _passages(passages)
    return _("{passages}, {date}").format(passages=said, date=date) if date else said


def collected(done: Collected) -> str:
    """Say what became of a collection."""
    posts, findings = phrases.posts(done.posts), phrases.findings(done.findings)
    found = {"findings": findings, "shared": _in_several(done.families)}
    said = _("{posts} read, {changed:,} cleaned; {findings}; {shared}")
    return said.format(posts=posts, changed=done.changed, **found)


def more_errors(count: int, folder: str) -> str:
    """Say where the errors are that are not shown."""
    said = _("{more} could not be read; {folder}/errors names them")
    return said.format(more=phrases.more_posts(count), folder=visible(folder))


def stage(name: str, share: float) -> str:
    """Say what the join of posts is doing."""
    doing = _(_STAGES[name]) if name in _STAGES else _("joining")
    return _("across posts, {share:.0%}: {doing}", share=share, doing=doing)
