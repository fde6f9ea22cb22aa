"""Words: every sentence that a person reads, in one place.

A message says what happened, where, and what to do.
"""

from dedupe_paragraphs.report.words.comment import (
    columns,
    errors_heading,
    line,
    more_findings,
    more_posts,
    not_shown,
    verdict,
)
from dedupe_paragraphs.report.words.errors import (
    cache_thrown_away,
    crash,
    died,
    error,
    interrupted,
    loss,
    lost_at,
    metadata,
    no_cache,
    no_posts,
    verified,
)
from dedupe_paragraphs.report.words.families import families, indexed, stage
from dedupe_paragraphs.report.words.findings import (
    fix,
    message,
    name,
    remedy,
    see,
    sentence,
    shares,
    trust,
)
from dedupe_paragraphs.report.words.page import PAGE, folded
from dedupe_paragraphs.report.words.phrases import lines, named, number, quoted
from dedupe_paragraphs.report.words.sums import (
    accepted,
    cleaned,
    outlook,
    post_columns,
    repeated,
    rule,
    rule_columns,
    summary,
)

__all__ = [
    "PAGE",
    "accepted",
    "cache_thrown_away",
    "cleaned",
    "columns",
    "crash",
    "died",
    "error",
    "errors_heading",
    "families",
    "fix",
    "folded",
    "indexed",
    "interrupted",
    "line",
    "lines",
    "loss",
    "lost_at",
    "message",
    "metadata",
    "more_findings",
    "more_posts",
    "name",
    "named",
    "no_cache",
    "no_posts",
    "not_shown",
    "number",
    "outlook",
    "post_columns",
    "quoted",
    "remedy",
    "repeated",
    "rule",
    "rule_columns",
    "see",
    "sentence",
    "shares",
    "stage",
    "summary",
    "trust",
    "verdict",
    "verified",
]
