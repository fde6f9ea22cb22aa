"""DUP102: a post of which at least half is in another post.

The join over all posts has compared them (`across/twins.py`); here it becomes one finding.
"""

from collections.abc import Iterator

from dedupe_paragraphs.model.cross_post import RepeatedPost
from dedupe_paragraphs.model.evidence import RepeatedWhole
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    block = next((each for each in given.matched.layout.post.blocks if each.key), None)
    for found in given.shared:
        if isinstance(found, RepeatedPost) and block is not None:
            yield Violation(
                Safety.MANUAL,
                Reason.REPEATED_POST,
                [(block.span, found.place)],
                RepeatedWhole(found),
                similarity=found.share,
            )


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, RepeatedWhole)
    found = finding.evidence.found
    if found.fullest not in (found.own.path, found.other.path):
        return _FULLEST
    if not found.more:
        return _SAME
    return _MORE_HERE if found.more > 0 else _MORE_THERE


_SAME = Message("{share:.0%} of {own_post} is in {other_post}; both say the same")
_MORE_HERE = Message("{share:.0%} of {own_post} is in {other_post}; this post says more")
_MORE_THERE = Message("{share:.0%} of {own_post} is in {other_post}; the other post says more")
_FULLEST = Message("{share:.0%} of {own_post} is in {other_post}; {fullest} says more than both")

RULE = Rule(
    code="DUP102",
    name="repeated-post",
    safety=Safety.MANUAL,
    level=Level.WARNING,
    what="""\
A post of which at least half of the prose is in another post. It is reported once, with both titles
and dates and with which of both says more; its blocks are not reported one by one. It is
reported with `--across` or `--against`. Drafts, translations and build output are listed
(`--statistics`) and not counted.""",
    why="""\
Two posts that say the same compete with each other: readers find one of them, and search engines
show one of them. Which one to keep is a decision about posts, not about paragraphs.""",
    examples=Examples(
        en="""\
2024-05-01-harbour.md:
The ferry leaves at dawn. On Sundays it carries a band as well.

2025-05-01-harbour-again.md:
The ferry leaves at dawn. On Sundays it carries a band as well.  <- DUP102""",
        ja="""\
2024-05-01-minato.md:
渡し船は毎朝、夜明けに出る。郵便とパンを積み、日曜は楽隊も乗る。

2025-05-01-mata-minato.md:
渡し船は毎朝、夜明けに出る。郵便とパンを積み、日曜は楽隊も乗る。 <- DUP102""",
    ),
    fix="""\
None. `dedupe clean --across --unsafe` does not edit such a post because of the other one. Withdraw
one of them, or move what only one says to the other; `--format html` shows the families of posts
with a command for each.""",
    find=_find,
    message=_message,
    by_hand="withdraw one of the two posts, or leave both",
    original="the post that says the same",
    runs_after=RunsAfter.REMOVALS,
)
