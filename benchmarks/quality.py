"""What a cleaning leaves and loses, on real posts: `python benchmarks/quality.py FOLDER`.

Cleans each post in memory, safely and with the unsafe fixes, and counts sentences of 20 code points
and more that stand twice, before and after; sentences lost; posts whose front matter or code
changed; and, for every sentence that still stands twice, whether a finding explains it.
"""

import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.text.source import byte_span

MIN_LENGTH = 20
"""Code points of a sentence that counts."""
ENDINGS = {".md", ".markdown", ".mdx", ".txt"}


@dataclass
class Count:
    """What was counted in a post, or in all of them."""

    posts: int = 0
    changed: int = 0
    refused: int = 0
    sentences: int = 0
    twice_before: int = 0
    twice_after: int = 0
    lost: int = 0
    front_matter_changed: int = 0
    code_lost: int = 0
    unexplained: int = 0
    explained: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: "Count") -> "Count":
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def places(post: Post) -> dict[str, list[Span]]:
    """Return where each long sentence of a post stands, by its key."""
    found: dict[str, list[Span]] = defaultdict(list)
    for block in post.blocks:
        for sentence in block.sentences:
            if sentence.end - sentence.start >= MIN_LENGTH:
                span = byte_span(block, sentence.start, sentence.end)
                found[block.key[sentence.start : sentence.end]].append(span)
    return found


def again(found: dict[str, list[Span]]) -> int:
    """Return how many sentences stand again."""
    return sum(len(spans) - 1 for spans in found.values())


def count(path: Path, *, unsafe: bool) -> Count:
    """Clean one post and count."""
    data = path.read_bytes()
    cleaned = clean(data, str(path), Options(), unsafe=unsafe)
    old, new = cleaned.before.post, parse(cleaned.data, str(path))
    before, after = places(old), places(new)
    code = {old.source(block.span) for block in old.blocks if block.kind is BlockKind.CODE}
    kept = {new.source(block.span) for block in new.blocks if block.kind is BlockKind.CODE}
    result = Count(
        posts=1,
        changed=cleaned.changed,
        refused=any(each.reason is Reason.UNPROVEN for each in cleaned.before.findings),
        sentences=sum(map(len, before.values())),
        twice_before=again(before),
        twice_after=again(after),
        lost=len(prove(data, cleaned.data, str(path)).losses) if not unsafe else 0,
        front_matter_changed=data[: old.body] != cleaned.data[: new.body],
        code_lost=len(code - kept),
    )
    report = check(cleaned.data, str(path), Options(select=frozenset(CATALOGUE)))
    for spans in after.values():
        for span in spans[1:]:
            rules = sorted(
                finding.rule
                for finding in report.findings
                if any(each.overlaps(span) for each in finding.spans)
            )
            result.explained.update(rules[:1])
            result.unexplained += not rules
    return result


def main() -> int:
    """Count all posts of a folder and print a Markdown table."""
    posts = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.suffix in ENDINGS)
    totals = {}
    for name, unsafe in (("`clean`", False), ("`clean --unsafe`", True)):
        totals[name] = Count()
        with ProcessPoolExecutor() as pool:
            for each in pool.map(partial(count, unsafe=unsafe), posts):
                totals[name] += each
    rows = [name for name in vars(Count()) if name != "explained"]
    print("| | " + " | ".join(totals) + " |\n|---|" + "---|" * len(totals))
    for row in rows:
        print(
            f"| {row.replace('_', ' ')} | "
            + " | ".join(f"{getattr(total, row):,}" for total in totals.values())
            + " |"
        )
    for rule in sorted({rule for total in totals.values() for rule in total.explained}):
        print(
            f"| left, explained by {rule} | "
            + " | ".join(f"{total.explained[rule]:,}" for total in totals.values())
            + " |"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
