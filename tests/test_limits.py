"""Limits bound time or memory and decide nothing: twice as much, and no fixture changes.

Each has the hostile input that it exists for, which stays within its time.
"""

import tracemalloc
from collections.abc import Callable
from contextlib import ExitStack, suppress

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.languages.recognise import language_of
from dedupe_paragraphs.match.loops import phrase_loops, row_loops
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.message import UnfitError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.post.scopes import scope_paths
from dedupe_paragraphs.rules.allow import compiled
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.text.cuts import ends_open
from dedupe_paragraphs.text.positions import Positions
from dedupe_paragraphs.text.sentences import sentence_ends
from dedupe_paragraphs.text.settles import says_all
from dedupe_paragraphs.text.source import byte_span
from tests.constants import changed, numbers
from tests.fixtures import Case, options_of, read_cases
from tests.timing import within

LIMITS = [each for each in numbers() if each.is_limit]
LIKE_BEFORE = read_cases("clean", "faults", "neighbours", "rules", "unsafe", "thresholds")
EVERY_RULE = frozenset(CATALOGUE)
SECONDS = 10
"""For any of the inputs; none took more than two on a quiet machine."""
FORMULA = "As the harbour master has told us every year since the flood, "
"""What a template says at the beginning of each of its paragraphs."""


def findings(case: Case) -> object:
    return check(case.given, case.name, replace(options_of(case), select=EVERY_RULE)).findings


def test_limits_decide_nothing() -> None:
    """Twice each limit, all at once: no finding of any fixture changes."""
    expected = [findings(case) for case in LIKE_BEFORE]
    with ExitStack() as stack:
        for limit in LIMITS:
            stack.enter_context(changed(limit, 2))
        found = [findings(case) for case in LIKE_BEFORE]

    assert expected == found


def checked(*blocks: str) -> None:
    check("\n\n".join(blocks).encode(), "a.md", Options())


def cleaned(*blocks: str) -> None:
    clean("\n\n".join(blocks).encode(), "a.md", Options(), unsafe=True)


def parsed(text: str) -> None:
    with suppress(DedupeError):
        parse(text.encode(), "a.md")


def placed(text: str) -> None:
    """Ask for the columns of a thousand places of one line."""
    positions = Positions(text.encode())
    for byte in range(0, len(text), len(text) // 1000):
        positions.at(byte)


def sourced(text: str) -> None:
    """Ask for the bytes of the last thousand sentences of one block."""
    (block,) = parse(text.encode()).blocks
    for sentence in block.sentences[-1000:]:
        byte_span(block, sentence.start, sentence.end)


def allowed(pattern: str, text: str = "") -> None:
    with suppress(DedupeError, UnfitError):
        compiled(pattern)
        check(text.encode(), "a.md", replace(Options(), allow=(pattern,)))


def proven(count: int) -> None:
    """Lose a line that runs together sentences which begin alike, as all others do."""
    given = [f"{FORMULA}boat {at} came in late with nets of {at} colours." for at in range(count)]
    line = " ".join(each[:-9] for each in given[:200])
    prove("\n\n".join([*given, line]).encode(), "\n\n".join(given).encode())


def said(count: int) -> None:
    """Ask for the clauses of a sentence that says another one over and over."""
    ours = "The boat was with the keeper and they have it. "
    says_all("boat keeper and " * count, "keeper boat and " * (count // 2), ours)


def headed(count: int) -> None:
    """Lose every heading of a post above text that is kept."""
    given = [f"## Boat {at}\n\nThe boat came in late. It had {at} nets." for at in range(count)]
    after = [each.partition("\n\n")[2] for each in given]
    assert len(prove("\n\n".join(given).encode(), "\n\n".join(after).encode()).losses) >= count


def unbalanced(count: int) -> None:
    """Lose every second closing tag of a post."""
    given = "<div>\n\nA.\n\n</div>\n\n" * count
    after = "<div>\n\nA.\n\n</div>\n\n<div>\n\nA.\n\n" * (count // 2)
    assert prove(given.encode(), after.encode()).losses


def signed(count: int) -> None:
    from dedupe_paragraphs.match.signatures import signatures

    tracemalloc.start()
    signatures(
        ["".join(chr(0x4E00 + at * step % 20_000) for at in range(count)) for step in (1, 7)]
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400 * count


def alike(count: int, end: str = "") -> list[str]:
    return [
        f"{FORMULA}boat {at} came in {at * 7919 % 997} minutes late.{end}" for at in range(count)
    ]


HOSTILE: dict[str, Callable[[], object]] = {
    "built-alike-limit-section": lambda: checked(
        *(
            f"## Part {at}\n\nThe bell rang.\n\n" + "It rained all day.\n\n" * 40
            for at in range(200)
        )
    ),
    "overlap-limit-overlap": lambda: checked(
        "The bell. " + "so, " * 40_000, "so, " * 40_000 + "then."
    ),
    "loops-limit-period": lambda: list(phrase_loops("so it is, " * 100_000 + "a" * 1_000_000)),
    "loops-limit-row": lambda: list(row_loops(list(range(9)) * 100_000)),
    "recognise-limit-sample": lambda: ([language_of(b"a" * 10_000_000) for _ in range(100)]),
    "positions-limit-stride": lambda: placed("a" * 3_000_000),
    "source-limit-stride": lambda: sourced("The bell rang. " * 100_000),
    "cuts-limit-word": lambda: [
        ends_open(text)
        for text in ("a" * 1_000_000, "潮" * 200 + "!do it please")
        for _ in range(50)
    ],
    "sentences-limit-look-back": lambda: sentence_ends("A word. " * 50_000),
    "blocks-limit-known": lambda: parsed("\n\n".join(["The bell rang. " * 100_000] * 5)),
    "part-limit-nested": lambda: parsed(
        "\n".join(["*a* " * 300 + "The boat is late. It is late again."] * 200)
    ),
    "markdown-limit-depth": lambda: parsed("> " * 20_000 + "a\n"),
    "markdown-limit-blocks": lambda: parsed("a\n\n" * 150_000),
    "scopes-limit-depth": lambda: scope_paths(
        parse(b"{% if a %}\n\nx\n\n" * 10_000 + b"{% endif %}\n\n" * 10_000)
    ),
    "metadata-limit-nesting": lambda: parsed("---\na: " + "[" * 100_000 + "\n---\n"),
    "allow-limit-allow-text": lambda: allowed("/a+b/", "a" * 200_000),
    "allow-limit-seconds": lambda: allowed("/(a|aa)+$/", "\n\n".join(["a" * 40 + "b"] * 500)),
    "allow-limit-shortest": lambda: allowed(
        "/(a|aa)+$/", "\n\n".join(["a" * 40 + "b", "a" * 200_000])
    ),
    "allow-limit-pattern": lambda: allowed(f"/{'(a?)' * 100_000}/"),
    "allow-limit-repeats": lambda: allowed("/((a{1000}){1000}){1000}/"),
    "candidates-limit-all-pairs": lambda: checked(*alike(1500)),
    "seeds-limit-places": lambda: checked(*alike(1500)),
    "settles-limit-clauses": lambda: said(900),
    "settles-limit-words": lambda: said(40_000),
    "output-limit-alike": lambda: prove(
        "\n\n".join(alike(3000)).encode(), "\n\n".join(alike(3000, " It rained.")).encode()
    ),
    "settled-limit-originals": lambda: checked(
        *(" ".join(alike(4, f" {at} nets.")) for at in range(300))
    ),
    "near-limit-candidates": lambda: checked(
        *(" ".join(alike(4, f" {at} nets.")) for at in range(300))
    ),
    "immediate-repeat-limit-steps": lambda: checked(*alike(2, " It rained.") * 3000),
    "continuation-limit-passed": lambda: checked(
        *alike(10), *(each for at in range(2000) for each in (alike(10)[at % 10], "Yes."))
    ),
    "runs-limit-rounds": lambda: checked(*(["# Bell", "Rain.", *alike(3)] * 400)),
    "splits-limit-witnesses": lambda: checked(
        *(f"Boat {at} did not come in before the lamps of the" for at in range(3000))
    ),
    "priority-limit-again": lambda: checked(
        "\n".join(
            f"- Boat {at % 3000} has a lamp and a bell {'x' * (at // 3000)}" for at in range(9000)
        )
    ),
    "place-limit-place": lambda: checked(
        *(text for at in range(2) for text in (f"## Law {at}", *alike(700, " It rained.")))
    ),
    "again-limit-head": lambda: checked("The boat, " * 20_000 + "came in late."),
    "again-limit-begun": lambda: checked("The b" + "oat" * 60_000 + ". It rained." * 100),
    "fragments-limit-places": lambda: checked(
        "The bell rang, and the boats came in late.", *["...and the boats came in late."] * 1500
    ),
    "fragments-limit-before": lambda: checked(
        *(f"…and boat {at} came in late" for at in range(1500)),
        *(f"The bell rang, and boat {at} came in late." for at in range(1500)),
    ),
    "dup003-truncated-copy-limit-twins": lambda: checked(*["## Note", "The bell"] * 3000),
    "run-limit-rounds": lambda: checked(*["<!-- dedupe-ignore -->", *alike(2)] * 100),
    "remembered-limit-posts": lambda: headed(1000),
    "headings-limit-run": lambda: headed(1000),
    "balance-limit-aligned": lambda: unbalanced(5_000),
    "output-limit-compared": lambda: prove(
        "\n\n".join(alike(9000)).encode(), "\n\n".join(alike(9000, " It rained.")).encode()
    ),
    "output-limit-head": lambda: proven(1000),
    "output-limit-starts": lambda: proven(3000),
    "signatures-limit-slice": lambda: signed(100_000),
}


@pytest.mark.parametrize("slug", [each.slug for each in LIMITS])
def test_hostile_input_stays_within_its_time(slug: str) -> None:
    within(SECONDS, HOSTILE[slug])


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([*alike(100), *alike(100, " It rained."), *alike(100)], id="many tries"),
        pytest.param([" ".join(alike(8)[: at % 8 + 1]) for at in range(200)], id="many rounds"),
    ],
)
def test_a_fixpoint_needs_no_limit(blocks: list[str]) -> None:
    within(SECONDS, lambda: cleaned(*blocks))


def test_every_input_has_its_limit() -> None:
    assert {each.slug for each in LIMITS} == set(HOSTILE)
