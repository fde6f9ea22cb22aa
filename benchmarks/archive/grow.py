"""An archive of any size: real posts with other words in them, or generated ones.

Copies of a post would find each other in caches and in every index. So each gets words of its
own: kanji, katakana and Latin words are exchanged by a seeded bijection, the same throughout a
post. What a post repeats inside itself it repeats still; two posts share no more than particles.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.restore.writer import Writer

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "archive-sample"
"""Posts of a real archive; generated ones stand in where it is missing."""
_KANJI = re.compile(r"[一-鿿]")
_SMALL = "ァィゥェォッャュョヮ"
_KATAKANA = sorted(set(map(chr, range(ord("ア"), ord("ロ") + 1))) - set(_SMALL))
_LATIN = re.compile(r"(?<![\w/.#%&=?:@-])[a-z]{4,}(?![\w/=:@-])")
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)
Table = dict[str, str | int | None]
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def grow(target: Path, size: int, seed: int = 1) -> int:
    """Fill a folder with posts until they have so many bytes, and return how many posts.

    A folder that was filled to the same size before is left as it is.
    """
    done = target / ".grown"
    wanted = f"{size} {seed} {SAMPLE.is_dir()}"
    if done.is_file() and done.read_text() == wanted:
        return sum(1 for _ in target.rglob("*.md"))
    written = number = 0
    for number, text in enumerate(posts(seed), 1):
        path = target / f"{number // 1000:03}" / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(text.encode())
        if written >= size:
            break
    done.write_text(wanted)
    return number


def posts(seed: int) -> Iterator[str]:
    """Yield posts without end, no two alike."""
    sample = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.md"))]
    kanji = sorted({character for text in sample for character in _KANJI.findall(text)})
    random = Random(seed)
    while True:
        if sample:
            for text in sample:
                yield other_words(text, kanji, random)
        else:
            yield generated(random, 40_000)


def other_words(text: str, kanji: list[str], random: Random) -> str:
    """Return a post with other kanji, katakana and Latin words; its front matter stays."""
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    letters: Table = dict(zip(_VOWELS, _mixed(_VOWELS, random), strict=True))
    letters |= dict(zip(_CONSONANTS, _mixed(_CONSONANTS, random), strict=True))
    table = str.maketrans(letters)
    body = _LATIN.sub(lambda match: match.group().translate(table), body)
    exchanged: Table = dict(zip(kanji, _mixed(kanji, random), strict=True))
    exchanged |= dict(zip(_KATAKANA, _mixed(_KATAKANA, random), strict=True))
    return (head.group() if head else "") + body.translate(str.maketrans(exchanged))


def _mixed(characters: str | list[str], random: Random) -> list[str]:
    return random.sample(list(characters), len(characters))


def generated(random: Random, size: int, language: str = "") -> str:
    """Return a post of about so many bytes: a third of its blocks stand in it twice.

    `language` is `ja` or `en`, or empty for either.
    """
    writer = Writer(language or random.choice(("ja", "en")), random)
    blocks = [f"# {writer.heading()}"]
    length = 0
    while length < size:
        section = [f"## {writer.heading()}"]
        section += [writer.paragraph(random.randint(2, 6)) for _ in range(random.randint(2, 5))]
        if random.random() < 0.4:
            again = random.randrange(len(blocks))
            section += blocks[again : again + random.randint(1, 6)]
        if random.random() < 0.1:
            section.append("".join(blocks[-random.randint(2, 8) :]).replace("\n", " "))
        if random.random() < 0.1:
            section.append(section[1][: len(section[1]) // 2])
        blocks += section
        length += sum(len(block.encode()) + 2 for block in section)
    return "\n\n".join(blocks) + "\n"


def repeated(count: int, random: Random) -> str:
    """Return a post that says one paragraph so many times."""
    return "\n\n".join([Writer("ja", random).paragraph(3)] * count) + "\n"
