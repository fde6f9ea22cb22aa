"""A post and its findings, one of each rule, built by hand: renderers know no engine."""

from dataclasses import replace

from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.evidence import (
    Change,
    Copied,
    CutEnd,
    Debris,
    Edited,
    EmptyHeading,
    Evidence,
    IgnoreComment,
    Mixed,
    Part,
    SharedText,
    Truncated,
)
from dedupe_paragraphs.model.finding import Finding, Fix, Kept
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Place, Span

PATH = "posts/灯台.md"
TEXT = """\
港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。

## 道具

のこぎりは三本あれば足りる。刃には椿油を薄く引いておく。

潮が引くと、岩の間に小さな池がいくつもできる。子どもたちは網を持って集まる。

港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。

港の灯台は百年前に建てられ、いまも毎晩静かに沖を照らしているのです。

潮が引くと、岩の間に小さな池が

## 道具のこぎりは三本あれば足りる。刃には椿油を薄く引いておく。砥石は水に浸しておくこと。

橋は三度流され、そのたびに村の人が総出で

架け直したという。いまの橋は四代目にあたる。

<!-- dedupe-ignore -->
"""


def span(text: str, nth: int = 0, source: str = TEXT) -> Span:
    """Return where a text stands for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = source.index(text, at + 1)
    start = len(source[:at].encode())
    return Span(start, start + len(text.encode()))


def place(text: str, nth: int = 0) -> Place:
    return Place(PATH, span(text, nth))


def post(source: str = TEXT, path: str = PATH) -> Post:
    """Return a post whose blocks are what stands between blank lines."""
    blocks: list[Block] = []
    begin = 0
    for text in source.split("\n\n"):
        stripped = text.rstrip("\n")
        where = Span(begin, begin + len(stripped.encode()))
        kind = BlockKind.HEADING if text.startswith("## ") else BlockKind.PARAGRAPH
        blocks.append(
            Block(
                index=len(blocks),
                kind=kind,
                span=where,
                lines=where,
                text=stripped,
                key=stripped,
                pieces=(),
                sentences=(),
                atoms=(),
                emphasis=(),
                links=(),
                codes=(),
                containers=(),
            )
        )
        begin += len(text.encode()) + 2
    return Post(path, source.encode(), 0, tuple(blocks))


COPIED = Copied(whole=True)


def finding(
    rule: str,
    spans: tuple[Span, ...],
    originals: tuple[Place, ...] = (),
    fix: Fix | None = None,
    evidence: Evidence = COPIED,
    **more: object,
) -> Finding:
    safety = fix.safety if fix else Safety.MANUAL
    values: dict[str, object] = {
        "similarity": 1.0,
        "fingerprint": "f" * 16,
        "reason": Reason.EXACT_COPY,
    } | more
    return Finding(rule, safety, PATH, spans, originals, fix=fix, evidence=evidence, **values)  # type: ignore[arg-type]


def bare(finding: Finding) -> Finding:
    """Return a finding of which nothing but its places is known."""
    return replace(finding, evidence=_BARE[type(finding.evidence)], fix=None)


_BARE: dict[type[Evidence], Evidence] = {
    Copied: COPIED,
    Edited: Edited(),
    Truncated: Truncated(0),
    Mixed: Mixed(()),
    SharedText: SharedText(Relation.SAME, 2),
    CutEnd: CutEnd(),
    EmptyHeading: EmptyHeading(""),
    IgnoreComment: IgnoreComment(""),
    Debris: Debris(Reason.GENERATOR_MARK),
}


def removal(where: Span, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(safety, (Edit(Span(where.start, where.end + 2)),))


LIGHTHOUSE = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。"
EDITED = "港の灯台は百年前に建てられ、いまも毎晩静かに沖を照らしているのです。"
CUT = "潮が引くと、岩の間に小さな池が"
STRUNG = "## 道具のこぎりは三本あれば足りる。刃には椿油を薄く引いておく。"
OWN = "砥石は水に浸しておくこと。"
HALF = "橋は三度流され、そのたびに村の人が総出で"
REST = "架け直したという。いまの橋は四代目にあたる。"

FINDINGS = (
    finding("DUP001", (span(LIGHTHOUSE, 1),), (place(LIGHTHOUSE),), removal(span(LIGHTHOUSE, 1))),
    finding(
        "DUP002",
        (span(EDITED),),
        (place(LIGHTHOUSE),),
        removal(span(EDITED), Safety.UNSAFE),
        similarity=0.873,
        evidence=Edited(changes=(Change(span(EDITED), (place(LIGHTHOUSE),)),)),
    ),
    finding("DUP003", (span(CUT, 1),), (place(CUT),), removal(span(CUT, 1)), Truncated(missing=23)),
    finding(
        "DUP004",
        (span(STRUNG),),
        (place("## 道具"), place("のこぎりは三本あれば足りる。刃には椿油を薄く引いておく。")),
        Fix(Safety.SAFE, (Edit(span(STRUNG)),)),
        Mixed((Part(span(STRUNG), True), Part(span(OWN), False))),
    ),
    finding(
        "DUP005",
        (span(STRUNG),),
        (place("## 道具"),),
        Fix(Safety.SAFE, (Edit(span(STRUNG)),)),
        Mixed((Part(span(STRUNG), True), Part(span(OWN), False))),
    ),
    finding(
        "DUP006",
        (span(LIGHTHOUSE, 1),),
        (place(LIGHTHOUSE),),
        evidence=Copied(whole=False),
    ),
    finding("DUP007", (span(LIGHTHOUSE, 1),), (place(LIGHTHOUSE),), removal(span(LIGHTHOUSE, 1))),
    finding("DUP008", (span(LIGHTHOUSE, 1),), (place(LIGHTHOUSE),), reason=Reason.SINGLE_SENTENCE),
    finding("CUT001", (span(HALF),), evidence=CutEnd()),
    finding(
        "CUT002",
        (span(HALF),),
        (place(REST),),
        Fix(Safety.UNSAFE, (Edit(Span(span(HALF).end, span(REST).start)),)),
        CutEnd(rest=place(REST), witness=place("## 道具")),
    ),
    finding(
        "SEC001",
        (span("## 道具"),),
        (),
        removal(span("## 道具"), Safety.UNSAFE),
        EmptyHeading("## 道具"),
    ),
    finding(
        "SEC002",
        (span("## 道具"),),
        (place("## 道具", 1),),
        reason=Reason.REPEATED_HEADING,
    ),
    finding("GEN001", (span(OWN),), (), removal(span(OWN)), Debris(Reason.GENERATOR_MARK)),
    finding(
        "DUP901",
        (span("<!-- dedupe-ignore -->"),),
        (),
        removal(span("<!-- dedupe-ignore -->")),
        IgnoreComment("<!-- dedupe-ignore -->"),
    ),
)
"""One finding of each rule, in the order of the catalogue."""

KEPT = (Kept(Reason.TOO_SHORT, (span("道具", 1),), (place("道具"),)),)

REPORT = Report(post(), FINDINGS, 100, KEPT)
