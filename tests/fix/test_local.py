"""Reading only where a result changed says what reading all of it says."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from dedupe_paragraphs.fix import local
from dedupe_paragraphs.fix import plan as planning
from dedupe_paragraphs.fix.check import examine
from dedupe_paragraphs.fix.local import differences
from dedupe_paragraphs.fix.reread import first_difference
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal, Stretch, Weld
from dedupe_paragraphs.model.span import Edit
from dedupe_paragraphs.post.parse import parse
from tests.fixtures import FIXTURES, SHARED
from tests.planted import damaged_bytes

POSTS = sorted(path for path in FIXTURES.rglob("*.*") if path.is_file())
SAMPLE = sorted((SHARED / "archive-sample").glob("*.md"))  # where it is at hand


class Both:
    """Asks both ways, and remembers what was answered."""

    def __init__(self) -> None:
        self.answers: list[list[int]] = []

    def __call__(
        self,
        post: Post,
        data: bytes,
        edits: Sequence[Edit],
        gone: Collection[int],
        stretches: Mapping[int, Sequence[Stretch]],
        welds: Mapping[int, Weld],
    ) -> list[int]:
        answer = differences(post, data, edits, gone, stretches, welds)
        whole = first_difference(post, data, gone, stretches, welds)
        assert (whole is None) == (not answer)
        self.answers.append(answer)
        return answer


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Both:
    asked = Both()
    monkeypatch.setattr(planning, "differences", asked)
    return asked


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_fixtures(path: Path, both: Both) -> None:
    examine(path.read_bytes(), path.name, Options())


@settings(max_examples=300)
@given(damaged_bytes())
def test_damaged_posts(data: bytes) -> None:
    asked = Both()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "differences", asked)
        examine(data, "a.md", Options())


@given(damaged_bytes())
def test_whatever_goes(data: bytes) -> None:
    """Each block alone, and each two neighbours, whether they are copies or not."""
    post = parse(data, "a.md")
    asked = Both()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "differences", asked)
        for index in range(len(post.blocks)):
            for blocks in ({index}, {index, index + 1}):
                if max(blocks) < len(post.blocks):
                    planning.plan(post, [Removal(frozenset(blocks))])


def never(*arguments: object) -> None:
    raise AssertionError("all of the post is read")


def test_a_damaged_post_is_read_locally(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "first_difference", never)
    data = (FIXTURES / "first" / "tidal-town.md").read_bytes()

    assert examine(data, "a.md", Options()).safe.edits


HERON = "The heron stands in the reeds and does not move."
PLAIN = "# The harbour\n\nBoats come in at noon.\n\n"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"{PLAIN}- one\n\n{HERON}\n\n- two\n", id="two lists that come to touch"),
        pytest.param(f"{PLAIN}- one\n\n- {HERON}\n\nEnd.\n", id="a list that becomes tight"),
        pytest.param(f"{PLAIN}{HERON}\n\n    code\n", id="indented code"),
        pytest.param(f"{PLAIN}- one\n\n{HERON}\n\n  two\n", id="text that would join an item"),
    ],
)
def test_what_comes_to_touch_is_read_together(
    source: str, both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_without_the_heron(source)

    monkeypatch.setattr(local, "first_difference", never)
    plan_without_the_heron(source)


def plan_without_the_heron(source: str) -> None:
    post = parse(source.encode(), "a.md")
    heron = next(block.index for block in reversed(post.blocks) if HERON in block.text)
    planning.plan(post, [Removal(frozenset({heron}))])


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"{HERON}\n\n---\n\na: b\n\n---\n", id="front matter that was none"),
        pytest.param(f"{PLAIN}{HERON}\n\n[a]: /b\n\n[a]\n", id="a definition"),
        pytest.param(f"{PLAIN}```\n\n{HERON}\n\n```\n\n{HERON}\n\nEnd.\n", id="a fence"),
        pytest.param(f"{PLAIN}{{% raw %}}\n\n{HERON}\n\n{{% endraw %}}\n", id="a template"),
    ],
)
def test_what_reaches_far_is_read_as_a_whole(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "first_difference", never)

    with pytest.raises(AssertionError, match="all of the post is read"):
        plan_without_the_heron(source)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_shared_posts(path: Path, both: Both) -> None:
    examine(path.read_bytes(), path.name, Options())
