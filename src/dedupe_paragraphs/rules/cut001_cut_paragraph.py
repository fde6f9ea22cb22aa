"""CUT001: a paragraph that stops in mid-sentence and whose rest is nowhere in the post."""

from collections.abc import Iterator

from dedupe_paragraphs.match.fragments import whole_sentence
from dedupe_paragraphs.model.evidence import CutEnd
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import block_place, placed
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    matched = given.matched
    explained = matched.completed | matched.all_blocks
    post = matched.layout.post
    for segment, following in matched.cut:
        found = whole_sentence(matched.layout, segment, matched.copies, matched.safe_blocks)
        if segment.blocks[-1].index not in explained and found is None:
            last = (segment.sentences[-1][0], segment.end)
            pair = placed(matched, last, last)
            place = None if following is None else block_place(post, following)
            evidence = CutEnd(following=place)
            yield Violation(Safety.MANUAL, Reason.CUT_PARAGRAPH, [pair], evidence)


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, CutEnd)
    if finding.evidence.following is None:
        return Message(
            "stops in mid-sentence; no continuation was found before the end of the post"
        )
    return Message("stops in mid-sentence; no continuation was found at {following}")


RULE = Rule(
    code="CUT001",
    name="cut-paragraph",
    safety=Safety.MANUAL,
    level=Level.WARNING,
    what="""\
A paragraph that stops in mid-sentence, and whose rest is nowhere in the post: it ends in a comma, a
particle, an open bracket or a function word.""",
    why="""\
The text was cut off while it was written or pasted. Only its author knows how it continued.""",
    examples=Examples(
        en="""\
The committee met twice in spring. Nobody expected that the vote
would be decided by    <- CUT001

## Next year

The hall will be painted.""",
        ja="""\
委員会は春に二度開かれた。結論までには、まだ多くの資料と、    <- CUT001

## 翌年

集会所の壁を塗り直す。""",
    ),
    fix="""\
None. Finish the sentence or remove it.""",
    find=_find,
    message=_message,
    by_hand="finish the sentence, or remove it",
)
