"""DUP005: a paragraph that has a copied run of sentences next to text of its own."""

from collections.abc import Iterator

from dedupe_paragraphs.model.evidence import Mixed
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import pair_of, parts_of, stretches
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    matched = given.matched
    for index, copy in matched.copies.items():
        runs = [] if copy.run_together else matched.copied_runs(copy)
        if runs:
            yield Violation(
                matched.safety(index),
                matched.decisions[index].reason,
                [pair_of(matched, run) for run in runs],
                Mixed(parts_of(matched, copy, runs)),
                Removal(stretches=stretches(matched, runs, parts=False)),
            )


RULE = Rule(
    code="DUP005",
    name="partial-copy",
    safety=Safety.SAFE,
    level=Level.ERROR,
    what="""\
A paragraph that has a copied run of sentences next to text of its own.""",
    why="""\
The copied sentences hide the new one: a reader who recognises the beginning skips the rest.""",
    examples=Examples(
        en="""\
The ferry leaves the island every day at dawn. It carries the
mail and the bread.

The ferry leaves the island every day at dawn. It carries the
mail and the bread. On Sundays it also carries the band.    <- DUP005""",
        ja="""\
渡し船は毎日、夜明けとともに島を出る。郵便と新聞と、
焼きたてのパンを積んでいく。

渡し船は毎日、夜明けとともに島を出る。郵便と新聞と、
焼きたてのパンを積んでいく。日曜日には楽隊も乗せる。    <- DUP005""",
    ),
    fix="""\
Safe. Only the copied sentences are removed, whole sentences at a time; links, emphasis and code
spans are never cut in two.""",
    find=_find,
    message=Message("repeats {copied_characters} of {originals} next to {own:,} of its own"),
)
