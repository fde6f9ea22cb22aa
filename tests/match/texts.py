"""Seeded texts for the index: paragraphs, and copies of them with a few edits."""

import random

_IDEOGRAPHS = [chr(code) for code in range(0x4E00, 0x5400)]
_KANA = [chr(code) for code in range(0x3041, 0x3094)]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def japanese(rng: random.Random, length: int) -> str:
    """Return `length` code points, half of them kana."""
    return "".join(rng.choice(rng.choice((_IDEOGRAPHS, _KANA))) for _ in range(length))


def english(rng: random.Random, words: int) -> str:
    """Return words of two to ten letters."""
    return " ".join("".join(rng.choices(_LETTERS, k=rng.randint(2, 10))) for _ in range(words))


def edited(rng: random.Random, text: str) -> str:
    """Return the text with at most one short edit in each thirty code points."""
    characters = list(text)
    for _ in range(rng.randint(0, len(text) // 30)):
        at = rng.randrange(len(characters))
        characters[at : at + rng.randint(0, 4)] = rng.choice(text)
    return "".join(characters)


def pairs_of_copies(seed: int, count: int) -> list[str]:
    """Return `count` originals in either language, the edited copy of each behind it."""
    rng = random.Random(seed)
    keys = []
    for number in range(count):
        if number % 2:
            original = english(rng, rng.randint(10, 100))
        else:
            original = japanese(rng, rng.randint(30, 400))
        keys += [original, edited(rng, original)]
    return keys
