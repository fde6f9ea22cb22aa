"""DUP006: one sentence repeated alone inside otherwise different paragraphs."""

from collections.abc import Iterator

from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.decide.running_text import is_definition
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.evidence import Copied
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import pair_of, placed, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation
from dedupe_paragraphs.text.width import has_width


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield the copied sentences that no other rule removes, and headings with other text.

    In a damaged post, where it is not asked for them, only those beside text of their own.
    """
    matched, least = given.matched, given.options.min_length
    for index, copy in matched.copies.items():
        segment = copy.segment
        own = copy.kind is CopyKind.OWN or any(
            each.state is not State.WHOLE for each in copy.sentences
        )
        if index in matched.safe or copy.kind is CopyKind.EDITED or (matched.damaged and not own):
            continue
        if segment.is_heading and copy.is_whole and segment.has_width(least):
            pair = placed(matched, (segment.start, segment.end), copy.matches[0].original)
            yield Violation(Safety.MANUAL, Reason.REPEATED_HEADING, [pair], Copied(whole=False))
        runs = matched.copied_runs(copy)
        removed = {sentence.start for run in runs for sentence in run}
        alone = [
            each
            for each in copy.sentences
            if each.state is State.WHOLE
            and each.start not in removed
            and has_width(segment.range(each.start, each.end), least)
        ]
        may_go = matched.damaged and not runs and segment.kind in _PROSE
        may_go = may_go and not is_definition(segment)
        for sentence in alone:
            violation = Violation(
                Safety.MANUAL,
                Reason.SINGLE_SENTENCE,
                [pair_of(matched, [sentence])],
                Copied(whole=False),
            )
            if may_go and sentence.start > segment.start:  # what follows its first one leans on it
                removal = Removal(stretches=stretches(matched, [[sentence]], parts=False))
                violation = replace(violation, safety=Safety.UNSAFE, removal=removal)
            yield violation


_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)


RULE = Rule(
    code="DUP006",
    name="repeated-sentence",
    safety=Safety.MANUAL,
    level=Level.NOTE,
    what="""\
One sentence that occurs alone inside two otherwise different paragraphs.""",
    why="""\
It may be a refrain, a call to action or a product name, so the rule is on only in a post that also
repeats itself by mistake. Select it to look for a thought that was written down twice.""",
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
None. In a post that also repeats itself by mistake the sentence is removed from the later
paragraph (unsafe), unless it is the first one there.""",
    find=_find,
    message=Message("sentence that is also at {originals}"),
    default=False,
    by_hand="read both places and decide whether it is a refrain",
)
