"""DUP001: a block or run whose text is elsewhere in the post."""

from collections.abc import Iterator

from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import pairs_of
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    for group in given.groups:
        if group.kind is CopyKind.EXACT:
            yield Violation(
                group.safety,
                group.reason,
                pairs_of(given.matched, group),
                Copied(whole=True),
                Removal(group.blocks),
                len(group.blocks),
            )


def _message(finding: Finding, post: Post) -> Message:
    if _is_verbatim(finding, post):
        return Message("copy of {originals}{blocks}, word for word")
    return Message("copy of {originals}{blocks}, the same but for spacing or markup")


def _is_verbatim(finding: Finding, post: Post) -> bool:
    """Tell whether copy and original are the same byte for byte."""
    return all(
        post.source(copy).strip() == post.source(original.span).strip()
        for copy, original in zip(finding.spans, finding.originals, strict=False)
    )


RULE = Rule(
    code="DUP001",
    name="repeated-block",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
A paragraph, or a run of consecutive blocks, whose text occurs elsewhere in the same post. A run is
one finding, however many blocks it has; rules, template tags and generator debris between its
blocks do not end it.""",
    why="""\
Readers get the same text twice and wonder what they missed. Generators that are asked to continue
often write the last section again first.""",
    examples=Examples(
        en="""\
The market wakes to the sound of ice. Then crates are dragged.

When the auction is over, the quay is quiet again.

The market wakes to the sound of ice. Then crates are dragged.    <- DUP001""",
        ja="""\
朝の市場では、まず氷の音がする。木箱を引きずる音があとに続く。

競りが終わると、あたりはまた静かになる。

朝の市場では、まず氷の音がする。木箱を引きずる音があとに続く。    <- DUP001""",
    ),
    fix="""\
Safe. The lines of the copy are removed and the first text is kept (`--keep last`: the last one).
Short blocks and headings are removed only as part of a longer run, a code block or table only if it
is the same byte for byte and is inside such a run. Unsafe where the repeat may be on purpose: below
headings that are function names or versions, and before code or a list that is kept.""",
    find=_find,
    message=_message,
)
