"""The proof: what it must refuse, whoever made it; then what it must let pass."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.cuts import is_dots
from dedupe_paragraphs.text.settles import says_all
from dedupe_paragraphs.text.source import byte_span
from tests.fixtures import FIXTURES, Case, read_case, read_cases

CASES = read_cases("faults", "neighbours", "rules")
FIRST = Case(
    FIXTURES / "first/tidal-town.md",
    (FIXTURES / "first/tidal-town.md").read_bytes(),
    (FIXTURES / "first/tidal-town.safe.md").read_bytes(),
    has_output=True,
)
LONG = [read_case(FIXTURES / "clean" / name) for name in ("en-long-essay.md", "ja-long-essay.md")]

FERRY = "The ferry leaves before dawn. It carries the mail and the morning bread over the sound."
TOWER = "The tower burned down in the dry summer. Nobody was hurt, and the bells were saved."
LAMPS = "Lamps were lit along the quay. The band played until the last boat was in."
VERY_LONG = 60
"""Code points: a sentence of this length is not part of another by chance."""


def kinds(before: str, after: str, path: str = "a.md") -> list[str]:
    return [loss.kind for loss in prove(before.encode(), after.encode(), path).losses]


def sentences(post: Post) -> list[tuple[str, Block, Span]]:
    return [
        (block.key[each.start : each.end], block, byte_span(block, each.start, each.end))
        for block in post.blocks
        for each in block.sentences
    ]


def stands(post: Post, key: str) -> bool:
    """Tell whether a text stands somewhere, however it is parted: looser than the proof."""
    text = "".join(block.key for block in post.blocks).replace(" ", "")
    return key.replace(" ", "") in text


def is_said(post: Post, key: str, block: Block) -> bool:
    """Tell whether a sentence of a block stands somewhere, or another one says all of it."""
    others = (other for other, _, _ in sentences(post))
    return stands(post, key) or any(says_all(other, key, block.key) for other in others)


Damage = Callable[[str, random.Random], str | None]


def damaged(case: Case, damage: Damage, times: int) -> Iterator[bytes]:
    """Yield the cleaned post with one random sentence damaged, where that loses what it said.

    What is drawn depends on this case only: another one does not change it.
    """
    rng = random.Random(f"{damage.__name__} {case.name}")
    post = parse(case.expected, case.name)
    changes = [
        (key, block, span, changed)
        for key, block, span in sentences(post)
        if not is_dots(key) and (changed := damage(post.quote(span), rng)) is not None
    ]
    for key, block, span, changed in rng.choices(changes, k=times) if changes else ():
        data = case.expected[: span.start] + changed.encode() + case.expected[span.end :]
        if not is_said(parse(data, case.name), key, block):
            yield data


def dropped(source: str, rng: random.Random) -> str | None:
    return ""


def halved(source: str, rng: random.Random) -> str | None:
    return source[: len(source) // 2] if len(source) > 1 else None


def shortened_by_one(source: str, rng: random.Random) -> str | None:
    """Drop one character that means something by itself; stops and marks do not."""
    places = [at for at, character in enumerate(source) if character.isalnum()]
    if not places:
        return None
    at = rng.choice(places)
    return source[:at] + source[at + 1 :]


def with_another_number(source: str, rng: random.Random) -> str | None:
    digits = [match.start() for match in re.finditer(r"\d", source)]
    if not digits:
        return None
    at = rng.choice(digits)
    return source[:at] + str((int(source[at]) + rng.randint(1, 9)) % 10) + source[at + 1 :]


def without_negation(source: str, rng: random.Random) -> str | None:
    changed = re.sub(r"\b(?:not|never|no) |n't\b|ない|ません", "", source, count=1)
    return None if changed == source else changed


@pytest.mark.parametrize(
    ("damage", "times"),
    [
        (dropped, 6),
        (halved, 2),
        (shortened_by_one, 3),
        (with_another_number, 5),
        (without_negation, 3),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_no_damaged_post_passes(damage: Damage, times: int) -> None:
    tried = 0
    for case in CASES:
        for data in damaged(case, damage, times):
            tried += 1
            assert prove(case.given, data, case.name).losses, (case.name, data.decode())

    assert tried > 100


@pytest.mark.parametrize("case", [FIRST, *LONG], ids=lambda case: case.name)
@pytest.mark.parametrize("damage", [dropped, halved, shortened_by_one])
def test_no_damaged_long_post_passes(case: Case, damage: Damage) -> None:
    every = list(damaged(case, damage, 60))
    for data in every:
        assert prove(case.given, data, case.name).losses, data.decode()

    assert len(every) > 40


@pytest.mark.parametrize("case", [FIRST, *LONG], ids=lambda case: case.name)
def test_no_post_without_a_block_passes(case: Case) -> None:
    post = parse(case.expected, case.name)
    for block in post.blocks:
        data = post.data[: block.lines.start] + post.data[block.lines.end :]
        rest, texts = parse(data, case.name), [block.key[a:b] for a, b in block.sentences]
        said = all(is_said(rest, each, block) for each in texts)
        if len(block.key) >= VERY_LONG and not said:
            assert prove(case.given, data, case.name).losses, block.key


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param(f"{FERRY}\n\n{TOWER}\n", f"{FERRY}\n", "sentence", id="paragraph"),
        pytest.param(f"{FERRY}\n", f"{FERRY[:29]}\n", "sentence", id="last sentence"),
        pytest.param("# Tides\n\nText.\n", "Text.\n", "sentence", id="heading"),
        pytest.param("- one\n- two\n", "- one\n", "sentence", id="short list item"),
        pytest.param("It took 30 days.\n", "It took 13 days.\n", "sentence", id="number"),
        pytest.param("It has 1,200 rooms.\n", "It has 1.200 rooms.\n", "sentence", id="comma"),
        pytest.param("費用は3万円です。\n", "費用は8万円です。\n", "sentence", id="ja number"),
        pytest.param("費用は三万円です。\n", "費用は八万円です。\n", "sentence", id="kanji number"),
        pytest.param("x² is even.\n", "x2 is even.\n", "sentence", id="superscript"),
        pytest.param("It is not safe.\n", "It is safe.\n", "sentence", id="negation"),
        pytest.param(
            "それは安全ではない。\n", "それは安全である。\n", "sentence", id="ja negation"
        ),
        pytest.param("It is safe, US.\n", "It is safe, us.\n", "sentence", id="case"),
        pytest.param("See [this](a.html).\n", "See this.\n", "link", id="link"),
        pytest.param("See [this](a.html).\n", "See [this](b.html).\n", "link", id="target"),
        pytest.param("![Sea](a.png)\n", "![Sea](b.png)\n", "link", id="image"),
        pytest.param('<a href="a.html">A</a> b.\n', "A b.\n", "link", id="inline HTML link"),
        pytest.param(
            "It is so.[^1]\n\n[^1]: Why.\n", "It is so.\n\n[^1]: Why.\n", "link", id="note"
        ),
        pytest.param("Run `make all`.\n", "Run make all.\n", "code", id="code span"),
        pytest.param("```\nx = 1\n```\n", "```\nx = 2\n```\n", "block", id="code"),
        pytest.param("```\nx = 1\n```\n", "```\nx = 1 \n```\n", "block", id="space in code"),
        pytest.param("```py\nx\n```\n", "```sh\nx\n```\n", "block", id="language of code"),
        pytest.param("    x = 1\n", "", "block", id="indented code"),
        pytest.param("| a |\n|---|\n| 1 |\n", "| a |\n|---|\n| 2 |\n", "block", id="table"),
        pytest.param(f"{FERRY}\n\n---\n\n{TOWER}", f"{FERRY}\n\n{TOWER}", "block", id="rule"),
        pytest.param(f"{FERRY}  \n{TOWER}", f"{FERRY}\n{TOWER}", "rendering", id="two spaces"),
        pytest.param(
            f"{FERRY}\n\n{TOWER}", f"{FERRY} {TOWER}", "rendering", id="paragraphs joined"
        ),
        pytest.param(f'"{FERRY} {TOWER}"', f'"{FERRY} {TOWER}', "rendering", id="half a quotation"),
        pytest.param("Red  \nblue\n", "Red\nblue\n", "rendering", id="two spaces, no stop"),
        pytest.param(f"{FERRY}<br>\n{TOWER}", f"{FERRY}\n{TOWER}", "rendering", id="line break"),
        pytest.param("1. one\n2. two\n", "- one\n- two\n", "list", id="numbers of a list"),
        pytest.param(
            "- one\n  1. two\n  2. three\n", "- one\n  - two\n  - three\n", "list", id="inner list"
        ),
        pytest.param("<div>\nA\n</div>\n", "<div>\nB\n</div>\n", "block", id="HTML"),
        pytest.param("[a]: b.html\n\nT.\n", "T.\n", "block", id="link definition"),
        pytest.param("$$\na + b\n$$\n", "$$\na - b\n$$\n", "block", id="mathematics"),
        pytest.param("---\na: 1\n---\nT.\n", "---\na: 2\n---\nT.\n", "front matter", id="YAML"),
        pytest.param("---\na: 1\n---\nT.\n", "T.\n", "front matter", id="no YAML"),
        pytest.param("T.\n", "---\na: 1\n---\nT.\n", "front matter", id="more YAML"),
        pytest.param("One.\n\nTwo.\n", "Two.\n\nOne.\n", "order", id="order"),
        pytest.param("- 一。\n- 二。\n", "- 二。\n- 一。\n", "order", id="order of items"),
        pytest.param("+++\na = 1\n+++\nT.\n", "+++\na = 2\n+++\nT.\n", "front matter", id="TOML"),
        pytest.param("\ufeffT.\n", "T.\n", "front matter", id="byte order mark"),
        pytest.param(
            "---\na: 1\n---\r\nT.\n", "---\na: 1\n---\nT.\n", "front matter", id="its end"
        ),
    ],
)
def test_refused(before: str, after: str, kind: str) -> None:
    assert kind in kinds(before, after)


def test_a_loss_is_told_with_its_line() -> None:
    before = f"# Tides\n\n{FERRY}\n\n{TOWER}\n"
    (loss,) = prove(before.encode(), f"# Tides\n\n{FERRY}\n{TOWER[41:]}\n".encode()).losses

    assert (loss.kind, loss.line, loss.text) == ("sentence", 5, TOWER[:40])


HEAD = "The ferry leaves before dawn and carries the mail, but"
TAIL = "nobody has seen the captain since the tower burned down."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"{HEAD} {TAIL}\n",
            f"{HEAD} the bread is late.\n\nSince the summer {TAIL}\n",
            id="head of one, tail of the other",
        ),
        pytest.param(
            "渡し船は夜明け前に港を出て郵便を運ぶが、塔が焼けてから船長を見た人はいない。\n",
            "渡し船は夜明け前に港を出て郵便を運ぶが、パンは遅れる。\n\n"
            "あの夏に塔が焼けてから船長を見た人はいない。\n",
            id="the same in Japanese",
        ),
        pytest.param(
            f"{HEAD} {TAIL}\n",
            f"{HEAD} the bread is late.\n\n{HEAD[:30]} {TAIL}\n",
            id="the same head twice",
        ),
        pytest.param(
            f"{HEAD} {TAIL}\n",
            f"{HEAD} the bread is late.\n\nWe asked. {TAIL}\n",
            id="head of one, then all of a sentence inside a paragraph",
        ),
        pytest.param(
            f"{HEAD} n\n",
            f"{HEAD} the bread is late.\n\n{TAIL}\n",
            id="head of one, then the first character of another",
        ),
        pytest.param("Rooms 120\n", "Rooms 12\n\n0 is a number.\n", id="a lost digit"),
        pytest.param(
            f"{FERRY} The keeper wrote it all down in {TOWER}\n",
            f"{FERRY}\n\n{TOWER}\n",
            id="words between two sentences",
        ),
        pytest.param(
            f"{FERRY}\n\nIn the\n\n{TOWER}\n",
            f"{FERRY}\n\n{TOWER}\n\nIn the end it rained.\n",
            id="a short fragment somewhere else",
        ),
    ],
)
def test_halves_of_two_sentences_never_make_a_whole_one(before: str, after: str) -> None:
    assert kinds(before, after) == ["sentence"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(FERRY, FERRY, id="the same"),
        pytest.param("", "", id="nothing"),
        pytest.param(f"{FERRY}\n\n{TOWER}\n\n{FERRY}", f"{FERRY}\n\n{TOWER}", id="a copy less"),
        pytest.param(
            f"{FERRY}\n\n## Fire\n\n{TOWER}\n\n{FERRY} ## Fire {TOWER}",
            f"{FERRY}\n\n## Fire\n\n{TOWER}",
            id="strung together",
        ),
        pytest.param(
            f"{FERRY}\n\n## Fire\n\n{TOWER}\n\n{FERRY} Fire {TOWER[:60]}",
            f"{FERRY}\n\n## Fire\n\n{TOWER}",
            id="strung together and cut",
        ),
        pytest.param(
            f"1. {FERRY}\n2. {TOWER}\n\n1. {FERRY} 2. {TOWER}",
            f"1. {FERRY}\n2. {TOWER}",
            id="strung together with numbers",
        ),
        pytest.param(f"{TOWER[:60]}\n\n{TOWER}", TOWER, id="cut first"),
        pytest.param(f"{TOWER}\n\n{TOWER[:60]}", TOWER, id="cut later"),
        pytest.param(f"{TOWER[:60]}\n\n{TOWER[60:]}", TOWER, id="two halves joined"),
        pytest.param(
            f"{TOWER[:60]}\n\n{LAMPS}\n\n{TOWER[60:]}\n\n{LAMPS}",
            f"{TOWER}\n\n{LAMPS}",
            id="two halves joined over a copy",
        ),
        pytest.param(
            "塔は乾いた夏に焼け落ちた。けが人は\n\nなく、鐘も無事だった。",
            "塔は乾いた夏に焼け落ちた。けが人はなく、鐘も無事だった。",
            id="ja halves joined",
        ),
        pytest.param(
            f"{TOWER.removesuffix(' saved.')}\n\nsaved.\n\n{TOWER}",
            TOWER,
            id="a short rest behind the same text",
        ),
        pytest.param(f"{FERRY}\n\n---END---\n\n{TOWER}", f"{FERRY}\n\n{TOWER}", id="debris"),
        pytest.param(
            f"{FERRY}\n\n---\n\n{LAMPS}\n\n---\n\n{LAMPS}\n\n---\n\n{TOWER}",
            f"{FERRY}\n\n---\n\n{LAMPS}\n\n---\n\n{TOWER}",
            id="a rule between copies",
        ),
        pytest.param(f"**{FERRY}**\n\n{FERRY}", FERRY, id="the same text with emphasis"),
        pytest.param("ＡＩの港。\n\nAIの港。", "AIの港。", id="width"),
        pytest.param(f"<!-- dedupe-ignore -->\n\n{FERRY}", FERRY, id="an ignore comment"),
        pytest.param(
            f"{FERRY}\n\n```\nx = 1\n```\n\n{FERRY}\n\n```\nx = 1\n```",
            f"{FERRY}\n\n```\nx = 1\n```",
            id="code that still stands",
        ),
        pytest.param(
            "[a](b.html) c.\n\n[a](b.html) c.", "[a](b.html) c.", id="link that still stands"
        ),
        pytest.param(FERRY, f"{FERRY}\n\n{TOWER}", id="more than before"),
    ],
)
def test_passed(before: str, after: str) -> None:
    assert kinds(before, after) == []


def test_what_was_given_up_counts_as_standing() -> None:
    before, after = f"{FERRY}\n\n{TOWER}\n".encode(), f"{FERRY}\n".encode()

    assert not prove(before, after, "a.md")
    assert prove(before, after, "a.md", [TOWER.encode()])
    assert not prove(before, after, "a.md", [TOWER[:40].encode()])


def test_code_in_a_plain_text_is_text() -> None:
    assert kinds("```\nx = 1\n```\n", "```\nx = 2\n```\n", "a.txt") == ["sentence"]


def test_every_kind_of_block_is_looked_at() -> None:
    """A block of each kind that can be lost, lost."""
    sources = {
        BlockKind.PARAGRAPH: FERRY,
        BlockKind.HEADING: "# The fire in the tower",
        BlockKind.ITEM: f"- {FERRY}",
        BlockKind.QUOTE: f"> {FERRY}",
        BlockKind.FOOTNOTE: f"[^1]: {FERRY}",
        BlockKind.CODE: "```\nx = 1\n```",
        BlockKind.TABLE: "| a |\n|---|\n| 1 |",
        BlockKind.HTML: "<div>\nA\n</div>",
        BlockKind.PROTECTED: "$$\na\n$$",
    }
    for kind, source in sources.items():
        assert kind in {block.kind for block in parse(f"{source}\n".encode()).blocks}
        assert kinds(f"{TOWER}\n\n{source}\n", f"{TOWER}\n") != []
