"""What MDX itself compiles before a post is cleaned, it compiles after."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.fixtures import FIXTURES
from tests.test_structure_laws import EXAMPLES, text

ORACLE = Path(__file__).parent / "oracles" / "mdx"
TAGS = st.sampled_from(["Tabs", "details", "Pitfall", "div"])


def said(posts: Sequence[bytes]) -> list[str | None]:
    """Return what MDX says is wrong with each post; None for what it compiles."""
    if shutil.which("node") is None or not (ORACLE / "node_modules").exists():
        pytest.skip("`make test` installs MDX where there is npm")
    done = subprocess.run(
        ["node", "compile.mjs"],
        cwd=ORACLE,
        input=json.dumps([post.decode() for post in posts]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[str | None] = json.loads(done.stdout)
    return answers


def broken(posts: Sequence[bytes], *, unsafe: bool) -> list[tuple[str, str]]:
    """Return the cleaned posts that no longer compile, each with what MDX says."""
    after = [clean(post, "a.mdx", Options(), unsafe=unsafe).data for post in posts]
    pairs = zip(after, said(posts), said(after), strict=True)
    return [(text.decode(), now) for text, before, now in pairs if before is None and now]


def test_the_oracle_refuses_what_is_broken() -> None:
    assert [each is None for each in said([b"<Tabs>\n\nA.\n\n</Tabs>\n", b"<Tabs>\n\nA.\n"])] == [
        True,
        False,
    ]


@pytest.mark.parametrize("unsafe", [False, True])
def test_fixtures_compile_as_before(unsafe: bool) -> None:
    posts = [path.read_bytes().partition(b"<!-- output -->")[0] for path in FIXTURES.rglob("*.mdx")]

    assert broken(posts, unsafe=unsafe) == []
    assert sum(each is None for each in said(posts)) >= len(posts) // 2


def part(language: str) -> st.SearchStrategy[str]:
    plain = text(language)
    return st.one_of(
        plain,
        plain,
        plain.map(lambda found: f"## {found[:20]}"),
        plain.map(lambda found: f"- {found}\n- {found[::-1]}"),
        plain.map(lambda found: f"> {found}"),
        plain.map(lambda found: f"{found} <Chart data={{[1, {len(found)}]}}/>"),
        plain.map(lambda found: f"{{/* {found} */}}"),
        st.just("export const tide = 3"),
        st.tuples(TAGS, st.lists(plain, min_size=1, max_size=3)).map(
            lambda found: "\n\n".join([f"<{found[0]}>", *found[1], f"</{found[0]}>"])
        ),
        st.tuples(TAGS, TAGS, plain).map(
            lambda found: (
                f'<{found[0]}>\n\n<{found[1]} a="b">\n\n{found[2]}\n\n</{found[1]}>\n\n'
                f"</{found[0]}>"
            )
        ),
    )


@st.composite
def repeated(draw: st.DrawFn) -> bytes:
    """A post in which a stretch of lines, which may hold half an element, is there again."""
    language = draw(st.sampled_from(["en", "ja"]))
    blocks = "\n\n".join(draw(st.lists(part(language), min_size=3, max_size=9))).split("\n\n")
    first = draw(st.integers(0, len(blocks) - 1))
    last = draw(st.integers(first, min(first + 5, len(blocks) - 1)))
    at = draw(st.integers(0, len(blocks)))
    blocks[at:at] = blocks[first : last + 1]
    return ("# Title\n\n" + "\n\n".join(blocks) + "\n").encode()


@pytest.mark.parametrize("unsafe", [False, True])
def test_generated_posts_compile_as_before(unsafe: bool) -> None:
    posts: list[bytes] = []

    @settings(max_examples=EXAMPLES // 3, deadline=None, database=None)
    @given(repeated())
    def collect(post: bytes) -> None:
        posts.append(post)

    collect()

    assert broken(posts, unsafe=unsafe) == []
    assert sum(each is None for each in said(posts)) >= len(posts) // 3
