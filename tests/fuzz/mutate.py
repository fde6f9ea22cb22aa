"""Mutations of posts: what generators and editors do to text, which random bytes never hit upon."""

import random
import re
from collections.abc import Callable

_ODD = (
    *("---\n", "---END---\n", "```\n", "~~~\n", "- ", "> ", "1. ", "## ", "| a | b |\n|---|---|\n"),
    *("**", "*", "`", "[a](b)", "![a](b.png)", "[^1]", "\n[^1]: ", "<b>", "</b>", "<!-- x -->"),
    *("<!-- dedupe-ignore -->\n", "<!-- dedupe-ignore-start -->\n", "<!-- dedupe-ignore-end -->\n"),
    *(
        "{% raw %}\n",
        "{% endraw %}\n",
        "{{< x >}}",
        "$$\n",
        "{: .a}\n",
        ":::\n",
        "import a from 'b'",
    ),
    *("。", "、", "「", "」", "！", "ＡＩ", "①", "\u3000", "é", "\u0301", "が", "か\u3099", "😀"),
    *(". ", ", ", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\u2028", "\x85", "\t", "    ", "\\", "#"),
    *("\u200b", "\ufeff", "\u202e", "\x1b[31m", "\x1b]8;;http://a.b/\x07", "\x9b1m", "\x07"),
    *("&amp;", "&#27;[2J", "&#x9b;2J", "http://a.b/c", "3.5", "1,200", " not ", "ない"),
)
_SENTENCE = re.compile(r"(?<=[。.!?！？])\s*")

Mutation = Callable[[str, random.Random], str]


def _between(text: str, rng: random.Random) -> tuple[int, int]:
    start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return start, end


def _block_again(text: str, rng: random.Random) -> str:
    blocks = text.split("\n\n")
    first = rng.randrange(len(blocks))
    run = blocks[first : first + rng.randint(1, 5)]
    at = rng.randint(0, len(blocks))
    return "\n\n".join([*blocks[:at], *run, *blocks[at:]])


def _strung_together(text: str, rng: random.Random) -> str:
    blocks = text.split("\n\n")
    first = rng.randrange(len(blocks))
    line = " ".join(blocks[first : first + rng.randint(2, 6)]).replace("\n", " ")
    at = rng.randint(0, len(blocks))
    return "\n\n".join([*blocks[:at], line[: rng.randint(0, len(line))], *blocks[at:]])


def _cut_copy(text: str, rng: random.Random) -> str:
    blocks = text.split("\n\n")
    chosen = rng.choice(blocks)
    at = rng.randint(0, len(blocks))
    return "\n\n".join([*blocks[:at], chosen[: rng.randint(0, len(chosen))], *blocks[at:]])


def _split(text: str, rng: random.Random) -> str:
    at = rng.randint(0, len(text))
    return f"{text[:at]}\n\n{rng.choice(text.split(chr(10) * 2))}\n\n{text[at:]}"


def _sentence_elsewhere(text: str, rng: random.Random) -> str:
    sentences = _SENTENCE.split(text)
    first = rng.randrange(len(sentences))
    run = " ".join(sentences[first : first + rng.randint(1, 3)])
    at = rng.randint(0, len(text))
    return text[:at] + run + text[at:]


def _without(text: str, rng: random.Random) -> str:
    start, end = _between(text, rng)
    end = min(end, start + 200)
    return text[:start] + text[end:]


def _moved(text: str, rng: random.Random) -> str:
    start = rng.randint(0, len(text))
    piece, rest = text[start : start + 400], text[:start] + text[start + 400 :]
    at = rng.randint(0, len(rest))
    return rest[:at] + piece + rest[at:]


def _odd(text: str, rng: random.Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(_ODD) + text[at:]


def _marked(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    mark = rng.choice(["- ", "> ", "## ", "  ", "1. ", "    ", "- > "])
    lines[at : at + rng.randint(1, 6)] = [
        mark + line for line in lines[at : at + rng.randint(1, 6)]
    ]
    return "\n".join(lines)


def _half(text: str, rng: random.Random) -> str:
    """Keep one part: small posts are quick, and what is found in them is clear."""
    blocks = text.split("\n\n")
    first = rng.randrange(len(blocks))
    return "\n\n".join(blocks[first : first + rng.randint(1, 8)])


MUTATIONS: tuple[Mutation, ...] = (
    *(_block_again, _strung_together, _cut_copy, _split, _sentence_elsewhere),
    *(_without, _moved, _odd, _odd, _marked, _half),
)


def mutated(data: bytes, max_size: int, rng: random.Random) -> bytes:
    """Return another post, no longer than `max_size` bytes; the first byte is its options."""
    text = data[1:].decode("utf-8", "ignore")
    for _ in range(rng.randint(1, 4)):
        text = rng.choice(MUTATIONS)(text, rng)
    head = bytes([rng.randrange(16)]) if rng.random() < 0.2 else data[:1] or b"\0"
    cut = (head + text.encode("utf-8", "ignore"))[:max_size]
    return cut[:1] + cut[1:].decode("utf-8", "ignore").encode()
