"""When a post was published, as its front matter or its file name says."""

import re
from datetime import UTC, datetime

from dedupe_paragraphs.text.pattern import pattern

_KEY = rb"""^[ \t]*["']?%b["']?[ \t]*[:=][ \t]*"""
_DATE = pattern(
    _KEY % b"(?:date|published)" + rb"""["']?(\d{4}-\d{1,2}-\d{1,2})"""
    rb"(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?[ \t]*(Z|[+-]\d{2}:?\d{2})?)?",
    re.MULTILINE,
)
_NAME = pattern(r"(\d{4}-\d{2}-\d{2})(?=[-_.])")
_DRAFT = pattern(
    _KEY % b"draft" + rb"true\b|" + _KEY % b"published" + rb"false\b", re.MULTILINE | re.IGNORECASE
)
_DRAFTS = ("_drafts", "drafts")
UNDATED = "9999-12-31T00:00:00"
"""Posts without a date come last: nothing says that they are older than another."""


def published(data: bytes, body: int, path: str) -> str:
    """Return when a post was published, as text that sorts by time (UTC).

    `body` is where its front matter ends. Without a date there, the file name's counts, as in
    Jekyll. Only the one line is read: a whole parser costs more than the post.
    """
    found = _DATE.search(data, 0, body)
    if found is not None:
        told = _told(*(part.decode() if part else "" for part in found.groups()))
        if told:
            return told
    named = _NAME.match(re.split(r"[/\\]", path)[-1])
    return (named and _told(named[1], "", "")) or UNDATED


def is_draft(data: bytes, body: int, path: str) -> bool:
    """Tell whether a post is not published yet, as its front matter or its folder says."""
    folders = re.split(r"[/\\]", path)[:-1]
    return bool(_DRAFT.search(data, 0, body)) or not {*folders}.isdisjoint(_DRAFTS)


def _told(day: str, time: str, zone: str) -> str:
    year, month, of_month = (int(part) for part in day.split("-"))
    clock = [int(part) for part in time.split(":")] if time else [0]
    zone = "+00:00" if zone in ("", "Z") else zone
    try:
        moment = datetime(year, month, of_month, *clock, tzinfo=UTC)  # type: ignore[misc, arg-type]
        offset = datetime.strptime(zone.replace(":", ""), "%z").utcoffset()
        moment -= offset or moment - moment
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
