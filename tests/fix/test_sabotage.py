"""The planner broken on purpose: whatever it takes away too much, the proof finds missing."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dedupe_paragraphs.fix import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.plan import Plan, apply, plan
from dedupe_paragraphs.fix.prove.proof import prove_posts
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.source import byte_span
from tests.fixtures import FIXTURES, Case, read_case, read_cases
from tests.security.poison import called

TIMES = int(os.environ.get("DEDUPE_SABOTAGED_PLANS", "500"))
"""`make test-sabotage` breaks ten thousand plans."""
MOST = 60
"""Sentences of one post that are ever dropped; the proof of a long post takes ten times as long."""
CASES = [
    *(case for case in read_cases("faults", "neighbours", "rules") if case.has_output),
    *(case for case in read_cases("clean") if len(case.given) < 6_000),
    read_case(FIXTURES / "clean" / "en-long-essay.md"),
    read_case(FIXTURES / "clean" / "ja-long-essay.md"),
]


@dataclass(frozen=True)
class Kept:
    """A post, what cleaning makes of it, and where the sentences stand that it says once."""

    before: Post
    after: Post
    sentences: tuple[Span, ...]

    @property
    def language(self) -> str:
        return "en" if self.after.data.isascii() else "ja"


def _is_block(code: str) -> bool:
    """Tell whether a code span was a block of several words and a language once."""
    return code.count(" ") > 3


def said_once(post: Post) -> list[Span]:
    """Return the sentences whose words stand nowhere else in the post, not even inside others.

    What a run-together line makes of code and the sentence behind it stands elsewhere in two parts.
    """
    everything = "\n".join(block.key for block in post.blocks).replace(" ", "")
    return [
        byte_span(block, start, end)
        for block in post.blocks
        for start, end in block.sentences
        if any(map(str.isalnum, key := block.key[start:end].replace(" ", "")))
        and not any(_is_block(code) and code.replace(" ", "") in key for code in block.codes)
        and everything.count(key.strip(".。!?！？…:：、,「」『』()（）\"'*_->")) == 1
    ]


@cache
def kept(case: Case) -> Kept:
    after = parse(clean(case.given, case.name, Options()).data, case.name)
    sentences = random.Random(case.name).sample(found := said_once(after), min(len(found), MOST))
    return Kept(parse(case.given, case.name), after, tuple(sentences))


def sabotaged(times: int) -> Iterator[tuple[Kept, Post]]:
    """Yield posts and what a planner makes of them that takes one to three sentences too many."""
    rng = random.Random(13)
    posts = [post for post in map(kept, CASES) if post.sentences]
    weights = [len(post.sentences) for post in posts]
    assert len(posts) > 250
    assert sum(weights) > 1_500
    for post in rng.choices(posts, weights, k=times):
        count = min(rng.choice((1, 1, 1, 2, 3)), len(post.sentences))
        edits = tuple(Edit(span) for span in sorted(rng.sample(post.sentences, count)))
        yield post, parse(apply(post.after.data, edits), post.after.path)


def test_no_dropped_sentence_passes() -> None:
    """One kept sentence, two or three, in all posts of the fixtures."""
    refused: Counter[str] = Counter()
    for post, after in sabotaged(TIMES):
        assert prove_posts(post.before, after).losses, (post.after.path, after.data)
        refused[post.language] += 1

    assert sum(refused.values()) == TIMES
    assert min(refused["ja"], refused["en"]) > TIMES // 4


def breaking(seed: int) -> Callable[..., Plan]:
    """Return a planner that drops one kept sentence too many."""

    def broken(post: Post, removals: Any) -> Plan:
        made = plan(post, removals)
        spans = said_once(made.after)
        if not made.edits or not spans:
            return made
        dropped = random.Random(seed).choice(spans)
        return replace(made, after=parse(apply(made.after.data, (Edit(dropped),)), post.path))

    return broken


CHANGED = [
    case
    for case in CASES
    if case.given != case.expected and said_once(parse(case.expected, case.name))
]


@pytest.mark.parametrize("case", CHANGED[::3], ids=lambda case: case.name)
def test_a_broken_planner_changes_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixes that the proof blames are withdrawn, and at last all of them."""
    monkeypatch.setattr(check, "plan", breaking(len(case.given)))
    result = clean(case.given, case.name, Options())

    assert result.data == case.given
    assert result.applied == ()
    assert [each for each in result.remaining if each.safety is Safety.SAFE] == []
    assert Reason.UNPROVEN in {each.reason for each in result.remaining}
    assert result.before == check.check(case.given, case.name, Options())


def test_the_command_writes_nothing_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next(case for case in CASES if case.has_output and case.given != case.expected)
    post = tmp_path / case.path.name
    post.write_bytes(case.given)
    monkeypatch.setattr(check, "plan", breaking(1))
    code = called(["clean", str(post)], monkeypatch)

    assert code == 1
    assert " fixed" not in capsys.readouterr().out
    assert post.read_bytes() == case.given
