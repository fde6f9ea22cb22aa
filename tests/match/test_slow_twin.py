"""The matcher against a slow and obvious one: all pairs of blocks, all runs of sentences."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import example, given, settings

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.balance import emptied_sections, held
from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.width import has_width
from tests.planted import damaged, sentence

MANY = settings(max_examples=300)
EXACT = {"DUP001", "DUP003", "DUP004", "DUP005"}
LONG = 20
"""Code points that make a sentence more than a call or a label."""


def bare(text: str) -> str:
    return "".join(fold(text).split())


def paragraphs(post: Post) -> list[Block]:
    return [block for block in post.blocks if block.kind is BlockKind.PARAGRAPH]


def runs(block: Block) -> Iterator[str]:
    """Yield every two neighbouring sentences that are long enough to mean the same twice."""
    said = [bare(block.key[each.start : each.end]) for each in block.sentences]
    for first, second in pairwise(said):
        if min(len(first), len(second)) >= LONG and second[-1] in "。.":
            yield first + second


def told(post: Post) -> list[Finding]:
    return [
        finding
        for finding in check(post.data, post.path, Options()).findings
        if finding.rule in EXACT and finding.safety is Safety.SAFE
    ]


def is_halved(text: str, whole: str) -> bool:
    """Tell whether a text is all of the other but what stands between two halves of it."""
    return any(
        whole.startswith(text[:cut]) and whole.endswith(text[cut:]) for cut in range(len(text) + 1)
    )


@MANY
@given(damaged())
def test_what_is_called_a_copy_stands_letter_by_letter_in_its_original(
    planted: tuple[str, str],
) -> None:
    """All substrings of the text from where the original begins.

    A block may be in two halves, as copy or as original, between which other copies stand.
    """
    post = parse(planted[0].encode(), "a.md")
    for finding in told(post):
        for span, place in zip(finding.spans, finding.originals, strict=True):
            copy, original = bare(post.quote(span)), bare(post.quote(place.span))
            whole = bare(post.data[place.span.start :].decode())
            if finding.rule == "DUP001":
                assert is_halved(copy, original) or is_halved(original, copy), (copy, original)
            elif span != place.span:
                said = copy.rstrip("。、.,")
                assert said in whole or is_halved(copy, original), (copy, original)


def free(post: Post) -> list[Block]:
    """Return the paragraphs that nothing needs: some part two lists, or are all of a section.

    What several findings would take from a section together may be all of it too. A short text that
    is a paragraph of its own four times is a notice, and needed as well.
    """
    times = Counter(bare(each.key) for each in paragraphs(post))
    notices = {key for key, count in times.items() if count > 3 and not has_width(key, 200)}
    structure = Structure(post)
    open_ = [each.place for each in check(post.data, post.path, Options()).findings]
    told_of = {
        each.index for each in paragraphs(post) if any(each.span.overlaps(at) for at in open_)
    }
    all_of = {index for below in emptied_sections(structure, told_of).values() for index in below}
    return [
        each
        for each in paragraphs(post)
        if bare(each.key) not in notices
        and each.index not in all_of
        and not held(structure, {each.index})
        and not emptied_sections(structure, {each.index})
    ]


@MANY
@given(damaged())
def test_no_two_paragraphs_that_stay_are_one_text(planted: tuple[str, str]) -> None:
    """All pairs: neither equal, nor one the beginning of the other and cut in mid-sentence.

    One or two sentences may be said again.
    """
    post = parse(clean(planted[0].encode(), "a.md", Options()).data, "a.md")
    texts = free(post)
    for one, other in combinations(texts, 2):
        short, long = sorted((bare(one.key), bare(other.key)), key=len)
        if len(one.sentences) < 3 or len(other.sentences) < 3 or len(short) < 2 * LONG:
            continue
        assert short != long
        if long.startswith(short):
            assert short[-1] in "。."


def refrain(times: int) -> str:
    """Return a post with two short sentences after each paragraph."""
    said = "The boat from the island is late again. Nobody at the pier minds it much."
    own = (f"{sentence(at, 'en')} {sentence(at + 1, 'en')}" for at in range(0, 2 * times, 2))
    return "".join(f"{each}\n\n{said}\n\n" for each in own)


@MANY
@given(damaged())
@example((refrain(4), "en"))
def test_no_run_of_sentences_that_stays_stands_twice(planted: tuple[str, str]) -> None:
    """All runs: two long sentences in a row that no finding speaks of stand in one paragraph.

    Quotations may be quoted again.
    """
    post = parse(clean(planted[0].encode(), "a.md", Options()).data, "a.md")
    open_ = [each.place for each in check(post.data, "a.md", Options()).findings]
    seen: set[str] = set()
    for block in free(post):
        if any(block.span.overlaps(place) for place in open_):
            continue
        for run in runs(block):
            assert run not in seen
            seen.add(run)
