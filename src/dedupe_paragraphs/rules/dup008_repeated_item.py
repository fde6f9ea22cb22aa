"""DUP008: a short paragraph or an item of a list that is there again at another place."""

from collections.abc import Iterator

from dedupe_paragraphs.match.decide.decision import Fate
from dedupe_paragraphs.match.decide.refrain import is_item
from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import block_place
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation

_REASONS = (Reason.REFRAIN, Reason.LIST_ROW)


def _find(given: RuleInput) -> Iterator[Violation]:
    matched = given.matched
    safety = Safety.UNSAFE if matched.damaged else Safety.MANUAL
    for index, decision in matched.decisions.items():
        copy = matched.copies[index]
        if (
            decision.fate is Fate.KEPT
            and decision.reason in _REASONS
            and copy.segment.has_width(given.options.min_length)
            and is_item(copy, matched.layout)
        ):
            block = copy.segment.blocks[0]
            original = matched.layout.segments[copy.matches[0].segment].blocks[0]
            pair = block.span, block_place(matched.layout.post, original)
            removal = Removal(frozenset({block.index})) if matched.damaged else None
            yield Violation(safety, Reason.REPEATED_ITEM, [pair], Copied(whole=True), removal)


RULE = Rule(
    code="DUP008",
    name="repeated-item",
    safety=Safety.MANUAL,
    level=Level.NOTE,
    what="""\
A paragraph of one sentence, or an item of a list, that repeats another one at another place. Links,
labels, members of numbered rows and text that occurs four times or more are left out.""",
    why="""\
It may be a line that the author comes back to, or one that was pasted twice.""",
    examples=Examples(
        en="""\
The wall is built without mortar.

Every stone was carried up from the river by hand.

In winter the frost tries every joint. The wall gives a little and stays.

Every stone was carried up from the river by hand.    <- DUP008

Sheep sleep on its southern side.""",
        ja="""\
石垣は漆喰を使わずに積まれている。

石はどれも川から手で運び上げられたものである。

冬になると霜が継ぎ目を試す。石垣はわずかに動いて、崩れない。

石はどれも川から手で運び上げられたものである。    <- DUP008

羊は南側で眠る。""",
    ),
    fix="""\
None. In a post that repeats itself by mistake elsewhere the later one is removed: unsafe.""",
    find=_find,
    message=Message("says what {originals} says"),
    by_hand="read both places and decide whether it is meant",
    formerly=("DUP001",),
)
