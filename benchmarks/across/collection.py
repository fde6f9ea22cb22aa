"""Collections whose posts share passages, and little else.

The posts of `benchmarks.archive` keep their particles, so that all that were grown from one post
share its skeleton: to a join they are copies edited in every word. Here hiragana are exchanged as
well, and a tenth of the posts say what another post says.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.archive.grow import posts
from benchmarks.restore.writer import Writer

_SHARE = 0.1
"""Posts that say something which another post said before."""
_KEPT = 200
"""Earlier posts that passages are taken from."""
_LONG = 60
"""Code points from which a block is taken for a paragraph."""
_SMALL = "ぁぃぅぇぉっゃゅょゎ"
_HIRAGANA = sorted(set(map(chr, range(ord("あ"), ord("ん") + 1))) - set(_SMALL))
HOT = "この記事は、編集部が現地で聞いた話をもとにまとめたものです。"
"""How all paragraphs of a hot collection begin."""
_PARAGRAPHS = 100
"""Paragraphs in each of its posts."""


def grow(folder: Path, size: int, seed: int = 1) -> int:
    """Fill a folder with posts of so many bytes, a tenth of which share passages; returns how many.

    A folder that was filled before is left as it is.
    """
    done = folder / ".grown"
    wanted = f"{size} {seed} exchanged"
    if done.is_file() and done.read_text() == wanted:
        return sum(1 for _ in folder.rglob("*.md"))
    written = number = 0
    for number, text in enumerate(_shared(seed), 1):
        written += _write(folder, number, text)
        if written >= size:
            break
    done.write_text(wanted)
    return number


def _write(folder: Path, number: int, text: str) -> int:
    path = folder / f"{number // 1000:03}" / f"{number:06}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(text.encode())


def _shared(seed: int) -> Iterator[str]:
    random = Random(seed)
    earlier: list[list[str]] = []
    for post in posts(seed):
        text = post.translate(_exchange(random))
        paragraphs = [each for each in re.split(r"\n\n+", text) if is_paragraph(each)]
        taken: list[str] = []
        if earlier and random.random() < _SHARE:
            source = random.choice(earlier)
            at = random.randrange(len(source))
            taken = source[at : at + random.randint(1, 4)]
        if paragraphs:
            earlier = [*earlier[-_KEPT:], paragraphs]
        yield "\n\n".join([text.rstrip("\n"), *taken]) + "\n"


def _exchange(random: Random) -> dict[int, str]:
    return dict(zip(map(ord, _HIRAGANA), random.sample(_HIRAGANA, len(_HIRAGANA)), strict=True))


def is_paragraph(block: str) -> bool:
    """Tell whether a block is prose that is long enough to be found again."""
    return len(block) >= _LONG and block[0] not in "#-*>|`<{![ "


def hot(folder: Path, count: int) -> int:
    """Fill a folder with so many paragraphs that all begin alike; returns how many posts.

    Their first sentence is one text, so that each shares the key of its opening with all others.
    """
    done = folder / ".grown"
    posts_ = -(-count // _PARAGRAPHS)
    if not done.is_file():
        writer = Writer("ja", Random(7))
        for number in range(posts_):
            paragraphs = [f"{HOT}{writer.paragraph(1)}" for _ in range(_PARAGRAPHS)]
            _write(folder, number, "\n\n".join(paragraphs) + "\n")
        done.write_text(str(count))
    return posts_
