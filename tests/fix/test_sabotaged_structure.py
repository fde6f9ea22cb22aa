"""The planner broken on purpose in its structure: the proof refuses whatever it breaks."""

import os
import random
import re
from collections.abc import Callable

import pytest

from dedupe_paragraphs.fix.prove.proof import prove
from tests.planted import sentence

TIMES = int(os.environ.get("DEDUPE_SABOTAGED_PLANS", "500"))
"""`make test-sabotage` breaks ten thousand plans."""
HEADINGS = {
    "en": ("Boats", "Lamps", "Nets", "Bells"),
    "ja": ("船のこと", "灯りのこと", "網のこと", "鐘のこと"),
    "ko": ("배 이야기", "등불 이야기", "그물 이야기", "종 이야기"),
    "ar": ("حديث القوارب", "حديث المصابيح", "حديث الشباك", "حديث الأجراس"),
}
TAGS = (
    ("<Tabs>", "</Tabs>"),
    ("<details>", "</details>"),
    ("{% if harbour %}", "{% endif %}"),
    ("{{% tab %}}", "{{% /tab %}}"),
    (":::note", ":::"),
    ("<!-- begin tide -->", "<!-- end tide -->"),
)


def post(rng: random.Random) -> str:
    """Return a post with all that a reader would miss, and a copy of one of its texts."""
    names = HEADINGS[rng.choice(sorted(HEADINGS))]
    language = "ja" if names == HEADINGS["ja"] else "en"
    said = [sentence(number, language) for number in rng.sample(range(2000), 14)]
    texts = [f"{first} {second}" for first, second in zip(said[::2], said[1::2], strict=True)]
    opening, closing = rng.choice(TAGS)
    items = [sentence(number, language) for number in rng.sample(range(2000, 2900), 8)]
    return "\n\n".join(
        [
            f"# {names[0]}",
            f"{texts[0]} [{names[1]}](#tide-mark) [{names[2]}](lamps.pdf) [{names[3]}](nets.pdf)",
            f"## {names[1]} {{#tide-mark}}",
            texts[1],
            opening,
            texts[2],
            closing,
            f"1. {items[0]}\n2. {items[1]}",
            texts[3],
            f"1. {items[2]}\n2. {items[3]}",
            f"## {names[2]}",
            texts[4],
            f"- [ ] {items[4]}\n- [x] {items[5]}",
            "{{< youtube abc123 >}}",
            f"## {names[3]}",
            f"{texts[5]} 10<sup>3</sup> ~~{items[6]}~~ `rope --check`",
            texts[6],
            texts[1],
        ]
    )


def _blocks(text: str) -> list[str]:
    return text.split("\n\n")


def drop_closing_tag(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    del blocks[6]
    return "\n\n".join(blocks)


def drop_opening_tag(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    del blocks[4]
    return "\n\n".join(blocks)


def drop_heading(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    del blocks[rng.choice((0, 2, 10, 14))]
    return "\n\n".join(blocks)


def drop_id(text: str, rng: random.Random) -> str:
    return text.replace(" {#tide-mark}", "")


def drop_task(text: str, rng: random.Random) -> str:
    return text.replace(*rng.choice((("- [x] ", "- [ ] "), ("- [ ] ", "- [x] "), ("- [x] ", "- "))))


def merge_lists(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    moved = blocks.pop(8)
    return "\n\n".join([*blocks, moved])


def swap_targets(text: str, rng: random.Random) -> str:
    return (
        text.replace("lamps.pdf", "\0").replace("nets.pdf", "lamps.pdf").replace("\0", "nets.pdf")
    )


def move_into_code(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    at = rng.choice((3, 8, 11, 16))
    if at == 3:
        del blocks[-1]
    blocks[at] = rng.choice((f"```\n{blocks[at]}\n```", f"    {blocks[at]}"))
    return "\n\n".join(blocks)


def move_into_comment(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    at = rng.choice((8, 11, 16))
    opening, closing = rng.choice((("<!--\n", "\n-->"), ("%%\n", "\n%%")))
    blocks[at] = opening + blocks[at] + closing
    return "\n\n".join(blocks)


def tear_sentence(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    at = rng.choice((8, 11, 16))
    cut = len(blocks[at]) // 3
    blocks[at], rest = blocks[at][:cut], blocks[at][cut:]
    return "\n\n".join([*blocks, rest])


def swap_sections(text: str, rng: random.Random) -> str:
    blocks = _blocks(text)
    blocks[8], blocks[11] = blocks[11], blocks[8]
    return "\n\n".join(blocks)


def drop_mark(text: str, rng: random.Random) -> str:
    return rng.choice(
        (
            text.replace("<sup>3</sup>", "3"),
            text.replace("~~", ""),
            text.replace("`rope --check`", "rope --check"),
            text.replace("{{< youtube abc123 >}}\n\n", ""),
        )
    )


def renumber(text: str, rng: random.Random) -> str:
    return re.sub(r"^2\. ", "3. ", text, count=1, flags=re.MULTILINE)


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    drop_closing_tag,
    drop_opening_tag,
    drop_heading,
    drop_id,
    drop_task,
    merge_lists,
    swap_targets,
    move_into_code,
    move_into_comment,
    tear_sentence,
    swap_sections,
    drop_mark,
    renumber,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_broken_structure_passes(way: Callable[[str, random.Random], str]) -> None:
    for seed in range(TIMES // len(WAYS) + 1):
        rng = random.Random(f"{way.__name__}:{seed}")
        before = post(rng)
        after = way(before, rng)
        if seed % 2:  # the planner removed the copy as well
            after = without_copy(after, before.rpartition("\n\n")[2])

        assert before != after
        assert not prove(before.encode(), after.encode(), "a.mdx"), (seed, after)


def without_copy(text: str, copy: str) -> str:
    blocks = _blocks(text)
    if blocks.count(copy) > 1:
        del blocks[len(blocks) - 1 - blocks[::-1].index(copy)]
    return "\n\n".join(blocks)


def test_a_copy_that_is_removed_passes() -> None:
    for seed in range(40):
        before = post(random.Random(seed))
        after = before.rpartition("\n\n")[0]

        assert prove(before.encode(), after.encode(), "a.mdx").losses == (), seed
