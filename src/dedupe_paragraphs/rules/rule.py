"""What a rule is: its texts, how it finds what breaks it, and what it says about that."""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from dedupe_paragraphs.match.groups import CopyGroup
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.evidence import Evidence
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import Pair


class RunsAfter(IntEnum):
    """What a rule needs to know before it runs; the rules of one stage know nothing of each other.

    That is the only way in which one rule depends on another.
    """

    MATCHES = 0
    """What the matcher matched."""
    REMOVALS = 1
    """What the rules of the first stage remove."""
    SILENCE = 2
    """Which comments silence a finding of the stages before."""


class RuleInput(NamedTuple):
    """What rules find something in."""

    matched: Matched
    options: Options
    shared: Shared
    """What the post shares with others."""
    groups: tuple[CopyGroup, ...]
    """The runs of copies that are removed; they are sorted by kind, so that one rule has each."""
    removals: tuple[Removal, ...] = ()
    """For rules that run after removals: those of the first stage."""
    used: frozenset[Directive] = frozenset()
    """For rules that run after silence: the comments that silence something."""


@record
class Violation:
    """A place where a rule is broken."""

    safety: Safety
    reason: Reason
    pairs: Iterable[Pair]
    evidence: Evidence
    removal: Removal | None = None
    """What its fix removes, if it has one."""
    blocks: int = 1
    """How many blocks it is about."""
    similarity: float = 1.0


class Examples(NamedTuple):
    """The same fault in posts of two languages; an arrow marks what the rule reports."""

    en: str
    ja: str


@record
class Rule:
    """One rule: what `explain`, the reports and the documentation print, and what it finds."""

    code: str
    name: str
    safety: Safety
    """The safety of its fix where nothing argues against it."""
    level: Level
    what: str
    why: str
    examples: Examples
    fix: str
    find: Callable[[RuleInput], Iterator[Violation]]
    message: Message | Callable[[Finding, Post], Message]
    """One sentence, without a stop, that says what was found and how sure that is. `row.py` of
    the reports has the values of its placeholders."""
    default: bool = True
    """Whether it is on in any post without being selected; else only in damaged ones."""
    runs_after: RunsAfter = RunsAfter.MATCHES
    by_hand: str = "read both places and decide"
    """What to do about a finding that no edit fixes, in the imperative."""
    original: str = "the text that it repeats"
    """What the other place of a finding is, for editors that link it."""
    formerly: tuple[str, ...] = ()
    """Codes of rules that reported some of its findings in earlier versions; a baseline that
    accepts a finding under such a code still does."""
