"""DUP101: a block or run that is in another post too.

The join over all posts has decided what is shared (`across/judge.py`); here it becomes findings
of one post: runs put together, and what the post itself repeats left to its own rules.
"""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.cross_post import IN_RUNS, Relation, Shared, SharedCopy
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.rules.build import Pair
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation
from dedupe_paragraphs.text.source import byte_span


@record
class _Here:
    """A shared segment, and the block that it is now."""

    copy: SharedCopy
    block: Block


def _find(given: RuleInput) -> Iterator[Violation]:
    post = given.matched.layout.post
    removed = frozenset[int]().union(*(removal.touched for removal in given.removals))
    shared = _located(post, given.shared)
    here = [each for each in shared if each.block.index not in removed]
    for run in _runs(here, given.matched.safe_blocks):
        if any(each.copy.justified for each in run):
            yield _violation(run, post.path)


def _located(post: Post, copies: Shared) -> Iterator[_Here]:
    """Find the blocks of copies; in a post that was edited since, by what they say."""
    passages = [copy for copy in copies if isinstance(copy, SharedCopy)]
    if not passages:  # nothing is shared in most posts, and hashlib costs 2 ms
        return
    from dedupe_paragraphs.text.names import name_of  # noqa: PLC0415

    named: dict[int, list[Block]] = {}
    for block in post.blocks:
        if block.key:
            named.setdefault(name_of(block.key), []).append(block)
    for copy in sorted(passages, key=lambda copy: (copy.ordinal, copy.sources[0].start)):
        blocks = named.get(copy.text, [])
        same = [block for block in blocks if block.index == copy.block]
        for block in (same or blocks)[:1]:
            yield _Here(copy, block)


def _runs(here: Sequence[_Here], removed: frozenset[int]) -> list[list[_Here]]:
    runs: list[list[_Here]] = []
    for each in here:
        if runs and _follows(runs[-1][-1], each, removed):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _follows(last: _Here, each: _Here, removed: frozenset[int]) -> bool:
    """Tell whether two neighbours are copies of neighbours in one other post."""
    if not (last.copy.whole and each.copy.whole and last.block.index < each.block.index):
        return False
    if last.copy.relation not in IN_RUNS or each.copy.relation not in IN_RUNS:
        return False
    left, right = last.copy.sources[-1], each.copy.sources[0]
    beside = each.copy.ordinal == last.copy.ordinal + 1
    between = range(last.block.index + 1, each.block.index)
    return (
        left.place.path == right.place.path
        and right.ordinal == left.ordinal + 1
        and (beside or (bool(between) and all(index in removed for index in between)))
    )


def _violation(run: Sequence[_Here], path: str) -> Violation:
    copies = [each.copy for each in run]
    weight = sum(len(each.block.key) for each in run)
    similar = sum(each.copy.similarity * len(each.block.key) for each in run) / max(1, weight)
    relations = [copy.relation for copy in copies if copy.justified]
    relation = next((r for r in relations if r is not Relation.SAME), Relation.SAME)
    whole = frozenset(each.block.index for each in run if each.copy.whole)
    stretches = tuple(_stretch(each) for each in run if not each.copy.whole)
    fullest = copies[0].fullest if relation in (Relation.CUT, Relation.EDITED) else ""
    fullest = "" if fullest == copies[0].sources[0].place.path else fullest
    is_fullest = fullest == path and relation is Relation.EDITED
    return Violation(
        Safety.MANUAL if is_fullest else Safety.UNSAFE,
        Reason.SHARED_TEXT,
        [pair for each in run for pair in _pairs(each)],
        SharedText(relation, max(copy.posts for copy in copies), fullest),
        None if is_fullest else Removal(whole, stretches),
        len(run),
        similar,
    )


def _pairs(each: _Here) -> Iterator[Pair]:
    for source in each.copy.sources:
        start, stop = (
            (0, len(each.block.key))
            if len(each.copy.sources) == 1 and each.copy.whole
            else (source.start, source.stop)
        )
        yield byte_span(each.block, start, min(stop, len(each.block.key))), source.place


def _stretch(each: _Here) -> Stretch:
    start = min(source.start for source in each.copy.sources)
    stop = max(source.stop for source in each.copy.sources)
    return Stretch(each.block.index, start, stop, each.copy.relation is Relation.STRUNG)


def _message(finding: Finding, _post: Post) -> Message:
    assert isinstance(finding.evidence, SharedText)
    if finding.evidence.fullest:
        here = finding.evidence.fullest == finding.path
        return _FULLER_HERE if here else _FULLER[finding.evidence.relation]
    return _RELATIONS[finding.evidence.relation]


_RELATIONS = {
    Relation.SAME: Message("also in another post: {places}{blocks}"),
    Relation.CUT: Message("part of a text in another post: {places}{blocks}"),
    Relation.STRUNG: Message("runs together the text of other posts: {places}{blocks}"),
    Relation.PARTIAL: Message("repeats sentences of another post: {places}{blocks}"),
    Relation.EDITED: Message(
        "edited copy, {alike:.0%} alike, of text in another post: {places}{blocks}"
    ),
}
_FULLER = {
    Relation.CUT: Message("part of a text in another post: {places}{blocks}; {fullest} says most"),
    Relation.EDITED: Message(
        "edited copy, {alike:.0%} alike, of text in another post: {places}{blocks}; {fullest} says"
        " most"
    ),
}
_FULLER_HERE = Message(
    "edited copy, {alike:.0%} alike, of text in another post: {places}{blocks}; this post says more"
)

RULE = Rule(
    code="DUP101",
    name="shared-block",
    safety=Safety.UNSAFE,
    level=Level.WARNING,
    what="""\
Two sentences or more in a row, of 60 cells together, that are in another post too: the same, cut,
run together with others, or in other words. They are reported with `--across` (among the posts that
are named) or `--against` (a stored index). Links, product cards, notices, code and quotations that
name their source are left out, and so are parts of a series and what many posts say
(`boilerplate-posts`). A post that is in another one as a whole is reported as a post.""",
    why="""\
Readers of both posts read the text twice, and a search engine shows only one of the posts.
Generators that write about the same thing every week repeat what they wrote.""",
    examples=Examples(
        en="""\
2024-05-01-harbour.md:
The ferry leaves at dawn. On Sundays it carries a band as well.

Nobody asks for a ticket. The captain knows everybody and their dogs.

2025-05-01-market.md:
Fish is sold before six. After that only the gulls look at it.

The stalls are gone by noon. Two boys sweep the rest into the sea.

The ferry leaves at dawn. On Sundays it carries a band as well.  <- DUP101""",
        ja="""\
2024-05-01-minato.md:
渡し船は毎朝、夜明けに出る。郵便とパンを積み、日曜は楽隊も乗る。

切符を買う人はいない。船長は誰の顔も、みなが連れた犬の名も知っている。

2025-05-01-ichiba.md:
魚は六時までに売り切れる。あとは鴎が見に来るだけである。

屋台は昼には片づく。残った氷は子どもが海へ掃き落とす。

渡し船は毎朝、夜明けに出る。郵便とパンを積み、日曜は楽隊も乗る。 <- DUP101""",
    ),
    fix="""\
Unsafe. A post that is read alone may need the text. `dedupe clean --across --unsafe` keeps it in
the oldest post (`--keep last`: the newest) that has all of it, and where an edited copy says more,
that too. It is removed from the others only if another post is proven to keep it.""",
    find=_find,
    message=_message,
    by_hand="keep the text that says more, and link to it from the other post",
    runs_after=RunsAfter.REMOVALS,
)
