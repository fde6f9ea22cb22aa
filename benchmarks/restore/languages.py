"""Copies and cuts in twenty-four languages: `python -m benchmarks.restore.languages`.

`texts/` holds a text of twenty paragraphs for each language, a sentence a line: where a sentence
ends is known and never asked of the package. For each language posts are drawn from it, each with
one fault: a paragraph with copied sentences next to text of its own, one that stops in
mid-sentence, or the copy of one that does. A fault is found if a finding of its rule is at its
place. The exit code is 1 if a language has less than 35 of 40 copies or 30 of 40 cut ends.
"""

import argparse
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options

TEXTS = Path(__file__).parent / "texts"
_CODES = "en ja zh ko de fr es pt it ru uk pl cs el tr vi id ar fa he hi bn th am"
LANGUAGES = _CODES.split()
PLANTED = 40
LEAST_COPIES = 35
LEAST_CUTS = 30
_UNSPACED = ("ja", "zh")
"""Languages that put nothing between two sentences."""
_BY_LETTER = (*_UNSPACED, "th")
"""Languages that put nothing between two words."""

Paragraph = tuple[str, ...]


class Planted(NamedTuple):
    """A post with a fault, and where it is in the bytes."""

    post: bytes
    start: int
    end: int


def paragraphs(language: str) -> list[Paragraph]:
    """Return the text of a language: paragraphs of sentences."""
    text = (TEXTS / f"{language}.txt").read_text("utf-8")
    return [tuple(paragraph.split("\n")) for paragraph in text.strip().split("\n\n")]


def partial_copy(language: str, random: Random) -> Planted:
    """Plant two sentences of an earlier paragraph next to one or two of their own."""
    *told, first, second = random.sample(paragraphs(language), 10)
    original = random.randrange(5)
    at = random.randint(original + 2, len(told))
    start = random.randint(0, len(told[original]) - 2)
    copied = told[original][start : start + 2]
    own = random.choice((((), first[:1]), (first[:1], ()), (first[:1], second[:1])))
    plant = (*own[0], *copied, *own[1])
    return _written(language, [*told[:at], plant, *told[at:]], at)


def cut_end(language: str, random: Random) -> Planted:
    """Plant a paragraph whose last sentence stops in the middle."""
    told = random.sample(paragraphs(language), 8)
    at = random.randrange(1, 7)
    return _written(language, [*told[:at], _cut(language, told[at], random), *told[at + 1 :]], at)


def cut_copy(language: str, random: Random) -> Planted:
    """Plant a copy of a paragraph, its last sentence cut, further down."""
    told = random.sample(paragraphs(language), 8)
    original = random.randrange(5)
    at = random.randint(original + 2, 8)
    return _written(language, [*told[:at], _cut(language, told[original], random), *told[at:]], at)


def _cut(language: str, paragraph: Paragraph, random: Random) -> Paragraph:
    *whole, last = paragraph
    return (*whole, last[: random.choice(_places(language, last))].rstrip())


def _places(language: str, sentence: str) -> list[int]:
    """Return where a sentence may be cut: before a word of its second and third quarter.

    Where nothing is between words it is before a letter, and no mark of punctuation.
    """
    inner = range(len(sentence) // 4, len(sentence) * 3 // 4 + 1)
    if language not in _BY_LETTER:
        return [at for at in inner if sentence[at] == " " and not _mark(sentence[at - 1])]
    return [at for at in inner if sentence[at - 1 : at + 1].isalpha()]


def _mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"


def _written(language: str, told: Sequence[Paragraph], at: int) -> Planted:
    space = "" if language in _UNSPACED else " "
    texts = [space.join(paragraph).encode() for paragraph in told]
    start = sum(len(text) + 2 for text in texts[:at])
    return Planted(b"\n\n".join(texts) + b"\n", start, start + len(texts[at]))


FAULTS: dict[str, tuple[Callable[[str, Random], Planted], str, int]] = {
    "partial copies": (partial_copy, "DUP005", LEAST_COPIES),
    "cut ends": (cut_end, "CUT", LEAST_CUTS),
    "cut copies": (cut_copy, "DUP003", LEAST_COPIES),
}
"""What is planted, the rule that finds it, and how many of forty it has to find."""


def missed(language: str, fault: str, seed: int, count: int = PLANTED) -> Iterator[Planted]:
    """Yield the posts whose fault is not found."""
    plant, rule, _ = FAULTS[fault]
    for number in range(count):
        planted = plant(language, Random(f"{seed}:{language}:{fault}:{number}"))
        findings = check(planted.post, "post.md", Options()).findings
        if not any(
            finding.rule.startswith(rule)
            and any(span.start < planted.end and planted.start < span.end for span in finding.spans)
            for finding in findings
        ):
            yield planted


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each language."""
    parser = argparse.ArgumentParser("python -m benchmarks.restore.languages")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other posts (default 1)")
    parser.add_argument("--only", default="", help="only these languages, with commas between")
    parser.add_argument("--show", action="store_true", help="print what is missed")
    options = parser.parse_args(arguments)
    short = 0
    print("| language |" + "".join(f" {fault} of {PLANTED} |" for fault in FAULTS))
    print("|---|" + "---:|" * len(FAULTS))
    for language in options.only.split(",") if options.only else LANGUAGES:
        found = []
        for fault, (_, _, least) in FAULTS.items():
            posts = list(missed(language, fault, options.seed))
            found.append(PLANTED - len(posts))
            short += found[-1] < least
            for post in posts if options.show else ():
                print(f"{fault}: {post.post[post.start : post.end].decode()}")
        print(f"| {language} |" + "".join(f" {each} |" for each in found), flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    raise SystemExit(main())
