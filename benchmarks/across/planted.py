"""Copies planted between posts: `python -m benchmarks.across planted`.

Archives of small posts in six languages. In each, a later post of every language repeats something
that an earlier one says, by one kind of copy; all other posts say nothing twice. A plant is found
if a finding of DUP101 or DUP102 lies in it and names the post that said it first.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.restore.languages import paragraphs

LANGUAGES = ("en", "ja", "zh", "ko", "de", "es")
PLANTED = 16
"""Archives of each kind."""
_POSTS = (range(7), range(7, 12), range(12, 17))
"""The paragraphs of the posts of a language. The first one's are so many that no plant is half of
it, and nothing is planted where posts begin and end: notices are there. The last paragraphs are
said in lists only."""
_TITLE = 6
"""Words of a title, which is the beginning of the post's first paragraph."""
_LIGHTLY = 0.08
"""Share of the words of a paragraph, or of its letters, that are exchanged in a light edit."""
_FEWEST = 6
"""Words, or letters, that are exchanged at least: where one or two words differ it is no copy."""
_LETTERS = ("ja", "zh")
"""Languages that put nothing between words."""

_COUNTS = {
    "en": r"""no not never nobody nothing none once twice one two three four five six seven eight
    ten eleven twelve nineteen half every all only may must
    \w*(?:ty|teen|hundred|thousand)(?:-\w+)?""",
    "ja": "[一二三四五六七八九十百千万半何毎全] な[いくけか] ませ だけ しか ず",
    "zh": "[一二三四五六七八九十百千万两半几每全零] 不 没 无 未 别 只 都",
    "ko": r"""안 못 아무\w* \w*(?:않|없|모르)\w* 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열\w* 반
    모두 만 \w*[일이삼사오육칠팔구십백천만][년층월일명개]\w*""",
    "de": r"""nicht nichts nie\w* kein\w* ein\w* zwei\w* drei\w* vier\w* fünf\w* sechs\w*
    sieben\w* acht\w* neun\w* zehn\w* elf\w* zwölf\w* halb\w* alle\w* jede\w* nur
    \w*(?:zig|hundert|tausend)\w*""",
    "es": r"""no nunca nadie nada ningún\w* ni sin un\w* dos tres cuatro cinco seis siete ocho
    nueve diez once doce diecinueve medi\w* tod\w* cada sólo solo veces
    \w*(?:enta|cient\w*|mil)""",
}
"""Words of each language, as patterns, that are never exchanged: another number, or a negation
more, makes another sentence."""
_PATTERNS = {language: "|".join(words.split()) for language, words in _COUNTS.items()}
Text = tuple[str, ...]
Row = dict[str, Any]


class Plant(NamedTuple):
    """What is added to some posts, by their place; the last one is looked for in the last post."""

    first: int
    """The post that says it first."""
    texts: dict[int, list[str]]


def exact(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat two paragraphs."""
    return Plant(0, {2: [_text(each, language) for each in said[2:4]]})


def cut(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat two paragraphs, the second one cut in its last sentence."""
    first, second = said[2:4]
    short = (*second[:-1], second[-1][: len(second[-1]) // 2].rstrip())
    return Plant(0, {2: [_text(first, language), _text(short, language)]})


def run_together(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat three paragraphs in one line."""
    return Plant(0, {2: [_text([each for text in said[2:5] for each in text], language)]})


def edited(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat two paragraphs with a few words of each exchanged."""
    return Plant(0, {2: [_exchanged(each, _LIGHTLY, random, language) for each in said[2:4]]})


def a_fifth(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat two paragraphs with a fifth of their words exchanged."""
    return Plant(0, {2: [_exchanged(each, 0.2, random, language) for each in said[2:4]]})


def listed(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat a list of six items."""
    items = "\n".join(f"* {each}" for text in said[-3:] for each in text[:2])
    return Plant(0, {0: [items], 2: [items]})


def chain(said: Sequence[Text], random: Random, language: str) -> Plant:
    """Repeat two paragraphs in a second post, and in a third with other words in the last."""
    copied = [_text(each, language) for each in said[2:4]]
    last = _exchanged(said[3], _LIGHTLY, random, language)
    return Plant(0, {1: copied, 2: [copied[0], last]})


def _text(sentences: Sequence[str], language: str) -> str:
    return ("" if language in _LETTERS else " ").join(sentences)


def _exchanged(text: Text, share: float, random: Random, language: str) -> str:
    """Return a text in which some words in a row are other words, in one sentence after another."""
    told = [_words(each, language) for each in text]
    others = [
        _words(each, language) for other in paragraphs(language) if other != text for each in other
    ]
    left = max(_FEWEST, round(share * sum(map(len, told))))
    for words in random.sample(told, len(told)):
        most = min(left, len(words) // 2)
        length, start = _neutral(words, most, random, language)
        of = random.choice([each for each in others if len(each) > length + 2])
        taken, at = _neutral(of, length, random, language)
        words[start : start + length] = of[at : at + taken]
        left -= length
        if left <= 0:
            break
    return _text([_text(words, language) for words in told], language)


def _neutral(words: Sequence[str], most: int, random: Random, language: str) -> tuple[int, int]:
    """Return how many words in a row, and from which on, may be exchanged, as many as there are."""
    for length in range(most, 0, -1):
        starts = [
            at
            for at in range(1, len(words) - length)
            if not _counts("".join(words[at : at + length]), words[at : at + length], language)
        ]
        if starts:
            return length, random.choice(starts)
    return 0, 1


def _counts(joined: str, words: Sequence[str], language: str) -> bool:
    if language in _LETTERS:
        return re.search(_PATTERNS[language], joined) is not None
    return any(re.fullmatch(rf"\W*(?:{_PATTERNS[language]})\W*", each, re.I) for each in words)


def _words(sentence: str, language: str) -> list[str]:
    return list(sentence) if language in _LETTERS else sentence.split(" ")


KINDS: dict[str, Callable[[Sequence[Text], Random, str], Plant]] = {
    "exact": exact,
    "cut": cut,
    "run together": run_together,
    "edited": edited,
    "a fifth edited": a_fifth,
    "list": listed,
    "chain": chain,
}


def measure(count: int = PLANTED, kinds: Iterable[str] = KINDS) -> list[Row]:
    """Return how many of so many plants are found of each kind and language, and what is false."""
    rows = []
    for kind in kinds:
        row: Row = {"kind": kind, **dict.fromkeys(LANGUAGES, 0), "false": 0}
        for number in range(count):
            for language, found, false in _asked(kind, number):
                row[language] += found
                row["false"] += false
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
        rows.append(row)
    return rows


def _asked(kind: str, number: int) -> Iterator[tuple[str, bool, int]]:
    with tempfile.TemporaryDirectory() as work:
        plants = {}
        for language in LANGUAGES:
            random = Random(f"{kind}:{language}:{number}")
            plants[language] = _written(Path(work), KINDS[kind], random, language)
        command = [sys.executable, "-m", "dedupe_paragraphs", "check", "--isolated", "--no-cache"]
        command += ["--across", "--select", "DUP101,DUP102", "--format", "json", work]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        findings = json.loads(done.stdout)["findings"]
    for language, plant in plants.items():
        here = [each for each in findings if Path(each["path"]).name[11:13] == language]
        last = max(plant.texts)
        found = any(
            _post(each["path"]) == last
            and plant.first in {_post(original["path"]) for original in each["originals"]}
            for each in here
        )
        yield language, found, sum(_post(each["path"]) not in plant.texts for each in here)


def _post(path: str) -> int:
    return int(Path(path).stem[-1])


def _written(
    folder: Path,
    kind: Callable[[Sequence[Text], Random, str], Plant],
    random: Random,
    language: str,
) -> Plant:
    told = random.sample(paragraphs(language), 20)
    plant = kind(told, random, language)
    for at, numbers in enumerate(_POSTS):
        texts = [_text(told[number], language) for number in numbers]
        place = len(texts) if at == 0 else random.randint(2, len(texts) - 2)
        texts[place:place] = plant.texts.get(at, ())
        name = f"2026-0{at + 1}-11-{language}-{at}.md"
        title = _text(_words(told[numbers[0]][0], language)[:_TITLE], language).rstrip(".,。，、")
        (folder / name).write_text("\n\n".join([f"# {title}", *texts]) + "\n", "utf-8")
    return plant


def shown(rows: Sequence[Row]) -> str:
    """Return a table of the figures."""
    head = ("kind", *LANGUAGES, "false")
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(str(row[each]) for each in head) + " |" for row in rows]
    return "\n".join(lines)
