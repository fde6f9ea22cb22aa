"""Words: every sentence that a person reads, in one place.

A message says what happened, where, and what to do.
"""

from dedupe_paragraphs.report.words.errors import (
    crash,
    error,
    loss,
    lost_at,
    metadata,
    no_posts,
    verified,
)
from dedupe_paragraphs.report.words.findings import message, name, remedy, shares, trust
from dedupe_paragraphs.report.words.phrases import named, number, quoted
from dedupe_paragraphs.report.words.sums import accepted, cleaned, summary

__all__ = [
    "accepted",
    "cleaned",
    "crash",
    "error",
    "loss",
    "lost_at",
    "message",
    "metadata",
    "name",
    "named",
    "no_posts",
    "number",
    "quoted",
    "remedy",
    "shares",
    "summary",
    "trust",
    "verified",
]
