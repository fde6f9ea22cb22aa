"""DUP006: one sentence repeated alone inside otherwise different paragraphs."""

from collections.abc import Iterator

from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import Pair, pair_of, placed
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.width import has_width


def _find(given: RuleInput) -> Iterator[Violation]:
    for reason, pair in _repeats(given):
        yield Violation(Safety.MANUAL, reason, [pair], Copied(whole=False))


def _repeats(given: RuleInput) -> Iterator[tuple[Reason, Pair]]:
    """Yield the copied sentences that no other rule removes, and headings with other text."""
    matched, least = given.matched, given.options.min_length
    for index, copy in matched.copies.items():
        if index in matched.safe:
            continue
        segment = copy.segment
        if segment.is_heading and copy.is_whole and segment.has_width(least):
            source = (copy.matches[0].source, copy.matches[0].source_end)
            yield Reason.REPEATED_HEADING, placed(matched, (segment.start, segment.end), source)
        removed = {sentence.start for run in matched.copied_runs(copy) for sentence in run}
        for sentence in copy.sentences:
            alone = sentence.state is State.WHOLE and sentence.start not in removed
            if alone and has_width(segment.range(sentence.start, sentence.end), least):
                yield Reason.SINGLE_SENTENCE, pair_of(matched, [sentence])


RULE = Rule(
    code="DUP006",
    name="repeated-sentence",
    safety=Safety.MANUAL,
    level=Level.NOTE,
    what="""\
One sentence that occurs alone inside two otherwise different paragraphs.""",
    why="""\
It may be a refrain, a call to action or a product name, so the rule is off by default. Select it to
look for a thought that was written down twice.""",
    examples=Examples(
        en="""\
The water from the mountain is cold.
That is why the tofu of this village tastes so good.

The way down is hard on the knees.
That is why the tofu of this village tastes so good.    <- DUP006""",
        ja="""\
山から引いた水は夏でも冷たい。だからこの村の豆腐はどこよりもうまいのである。

下り坂はひどく膝にくる。
だからこの村の豆腐はどこよりもうまいのである。    <- DUP006""",
    ),
    fix="""\
None. Read both places and decide.""",
    find=_find,
    message=Message("sentence that is also at {originals}"),
    default=False,
    by_hand="read both places and decide whether it is a refrain",
)
