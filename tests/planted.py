"""Posts of a small grammar with planted faults: strategies whose truth is known."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hypothesis import assume
from hypothesis import strategies as st


def _words(text: str) -> list[str]:
    return text.split("|")


_JA = (
    _words(
        "港|市場|坂道|灯台|図書館|台所|畑|駅舎|橋|工房|温室|波止場|校庭|蔵|峠|広場|水門|納屋|岬|食堂"
    ),
    _words(
        "祖母|船長|郵便屋|絵描き|司書|見習い|猟師|旅人|杜氏|校長|大工|花屋|子ども|楽隊|番人|医者"
    ),
    _words(
        "古い地図|割れた皿|冬の手紙|銀の鈴|長い縄|青い傘|干した魚|木の椅子|重い鍵|白い布|種の袋"
    ),
    _words(
        "静かに運び|何度も数え|丁寧に直し|こっそり隠し|誰かに渡し|窓辺に並べ|雨の中で探し|火のそばで乾かし"
    ),
    _words(
        "夜明けまで待っていた|一言も話さなかった|笑って帰っていった|長い日記に書いた|次の船を見送った"
    ),
)
_EN = (
    _words("harbour|market|chapel|mill|library|kitchen|orchard|station|bridge|workshop|quarry"),
    _words("captain|widow|postman|painter|clerk|apprentice|hunter|stranger|brewer|teacher"),
    _words("an old map|a cracked plate|a winter letter|a silver bell|a long rope|a blue coat"),
    _words("carried|counted|mended|buried|borrowed|painted|measured|polished|forgot"),
    _words("until the lamps went out|without a single word|before the ice came|while it rained"),
)


@cache
def sentence(number: int, language: str) -> str:
    """Return the sentence of a number; no two are alike enough to be taken for each other."""
    rng = random.Random(f"{number} {language}")
    place, who, what, how, end = (rng.choice(words) for words in (_JA if language == "ja" else _EN))
    tag = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=18))
    if language == "ja":
        kana = "".join(
            rng.choices("あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめも", k=18)
        )
        return f"{kana}という{place}では、{who}が{what}を{how}、{end}。"
    return f"{tag.capitalize()} {who}s of the {place} {how} {what} beside {tag[::-1]} {end}."


@dataclass(frozen=True)
class Text:
    """A paragraph, the item of a list or a quotation: sentences by their numbers."""

    numbers: tuple[int, ...]
    mark: str = ""

    def source(self, language: str) -> str:
        """Return the block's line."""
        space = "" if language == "ja" else " "
        return self.mark + space.join(sentence(number, language) for number in self.numbers)


@dataclass(frozen=True)
class Fixed:
    """A block that holds no sentence."""

    text: str

    def source(self, language: str) -> str:
        """Return its lines."""
        return self.text


Part = Text | Fixed


@dataclass(frozen=True)
class Planted:
    """A post before and after a fault was planted in it."""

    whole: tuple[Part, ...]
    parts: tuple[Part, ...]
    language: str

    def before(self) -> str:
        """Return the post without the fault."""
        return written(self.whole, self.language)

    def after(self) -> str:
        """Return the post with the fault."""
        return written(self.parts, self.language)


def written(parts: Sequence[Part], language: str) -> str:
    """Return blocks as Markdown; items of one list stand without blank lines between."""
    lines: list[str] = []
    last = ""
    for part in parts:
        mark = part.mark if isinstance(part, Text) else ""
        if lines and not (mark == last == "- "):
            lines.append("")
        lines.append(part.source(language))
        last = mark
    return "\n".join([*lines, ""])


LANGUAGES = st.sampled_from(["ja", "en"])


@st.composite
def posts(draw: st.DrawFn, least: int = 3, most: int = 9, shortest: int = 2) -> tuple[Part, ...]:
    """Draw a post that says everything once, its paragraphs in `shortest` sentences or more."""
    numbers = iter(range(draw(st.integers(0, 50)) * 100, 1_000_000))

    def text(sentences: int, mark: str = "") -> Text:
        return Text(tuple(next(numbers) for _ in range(sentences)), mark)

    parts: list[Part] = []
    for number in range(draw(st.integers(least, most))):
        kind = draw(
            st.sampled_from(["paragraph"] * 6 + ["heading", "list", "rule", "code", "quote"])
        )
        if kind == "paragraph":
            parts.append(text(draw(st.integers(shortest, 4))))
        elif kind == "heading":
            parts.append(Fixed(f"## {sentence(next(numbers), 'en').partition(' ')[0]} of it"))
            parts.append(text(shortest))
        elif kind == "list":
            parts += [text(1, "- ") for _ in range(draw(st.integers(2, 3)))]
            parts.append(text(shortest))
        elif kind == "rule" and parts:
            parts += [Fixed("---"), text(shortest)]
        elif kind == "code":
            parts += [
                text(shortest),
                Fixed(f"```\ncode = {number}\n\n  done {next(numbers)}\n```"),
                text(shortest),
            ]
        else:
            parts += [text(2, "> "), text(3)]
    return tuple(parts)


def is_paragraph(part: Part) -> bool:
    """Tell whether a block is a plain paragraph."""
    return isinstance(part, Text) and not part.mark


def strung(parts: Sequence[Part], language: str) -> str:
    """Return blocks on one line, as a generator strings them together."""
    space = "" if language == "ja" else " "
    return space.join(part.source(language) for part in parts)


def paragraphs_of(parts: Sequence[Part]) -> list[int]:
    """Return the places of plain paragraphs."""
    return [at for at, part in enumerate(parts) if is_paragraph(part)]


@st.composite
def with_one_fault(draw: st.DrawFn, faults: Sequence[str]) -> tuple[str, Planted]:
    """Draw a post with one fault that an editor would take back wholly."""
    language = draw(LANGUAGES)
    # Three sentences: the repeat of two is a slip only beside damage.
    parts = draw(posts(shortest=3))
    fault = draw(st.sampled_from(list(faults)))
    places = paragraphs_of(parts)
    at = draw(st.sampled_from(places))
    if fault == "block again":
        gap = draw(st.integers(at + 1, len(parts)))
        broken = insert(parts, gap, [parts[at]])
    elif fault == "run again":
        first = draw(st.sampled_from(places))
        last = draw(st.sampled_from([place for place in places if place >= first]))
        gap = draw(st.integers(last + 1, len(parts)))
        broken = insert(parts, gap, parts[first : last + 1])
    elif fault == "strung together":
        assume(rows(parts))
        first, last = draw(st.sampled_from(rows(parts)))
        gap = draw(st.integers(0, len(parts)))
        broken = insert(parts, gap, [Fixed(strung(parts[first : last + 1], language))])
    else:
        assert fault == "cut"
        source = parts[at].source(language)
        # In mid-sentence: what stops where a sentence does may be a refrain.
        last = source.rindex("。" if language == "ja" else ". ", 0, -1) + 2
        end = draw(st.integers(last + 2, len(source) - 6))
        gap = draw(st.integers(at + 1, len(parts)))
        broken = insert(parts, gap, [Fixed(source[:end].rstrip(" 、,"))])
    return fault, Planted(parts, tuple(broken), language)


def rows(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the rows of at least three paragraphs and headings, two of them paragraphs."""
    fits = [is_paragraph(part) or part.source("en").startswith("#") for part in parts]
    return [
        (first, last)
        for first in range(len(parts))
        for last in range(first + 2, len(parts))
        if all(fits[first : last + 1]) and len(paragraphs_of(parts[first : last + 1])) > 1
    ]


def insert(parts: Sequence[Part], at: int, more: Sequence[Part]) -> list[Part]:
    """Return blocks with more of them at a place; a list is never parted."""
    while 0 < at < len(parts) and _is_item(parts[at - 1]) and _is_item(parts[at]):
        at += 1
    return [*parts[:at], *more, *parts[at:]]


def _is_item(part: Part) -> bool:
    return isinstance(part, Text) and part.mark == "- "


_DEBRIS = ("---END---", "（続き）", "<<<<<<<", "---")


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a post with up to four faults anywhere, and its language."""
    language = draw(LANGUAGES)
    parts: list[Part] = list(draw(posts()))
    fresh = iter(range(2_000_000, 3_000_000))
    for _ in range(draw(st.integers(0, 4))):
        places = paragraphs_of(parts)
        if not places:
            break
        at = draw(st.sampled_from(places))
        gap = draw(st.integers(0, len(parts)))
        fault = draw(
            st.sampled_from(
                ["again", "run", "strung", "cut", "split", "partial", "edited", "debris"]
            )
        )
        chosen = parts[at]
        source = chosen.source(language)
        if fault == "again":
            parts = insert(parts, gap, [chosen])
        elif fault == "run":
            last = draw(st.integers(at, len(parts) - 1))
            parts = insert(parts, gap, parts[at : last + 1])
        elif fault == "strung":
            last = draw(st.integers(at, min(len(parts) - 1, at + 5)))
            row = [part for part in parts[at : last + 1] if "\n" not in part.source(language)]
            line = strung(row, language)
            end = draw(st.integers(len(line) // 2, len(line)))
            parts = insert(parts, gap, [Fixed(line[:end].rstrip())])
        elif fault == "cut":
            end = draw(st.integers(1, len(source)))
            parts = insert(parts, gap, [Fixed(source[:end].rstrip())])
        elif fault == "split":
            end = draw(st.integers(1, len(source) - 1))
            halves: list[Part] = [
                Fixed(half) for half in (source[:end].strip(), source[end:].strip()) if half
            ]
            other = parts[draw(st.integers(0, len(parts) - 1))]
            parts[at : at + 1] = [halves[0], other, *halves[1:]]
        elif fault == "partial" and isinstance(chosen, Text):
            own = tuple(next(fresh) for _ in range(draw(st.integers(1, 2))))
            mixed = (own + chosen.numbers) if draw(st.booleans()) else (chosen.numbers + own)
            parts = insert(parts, gap, [Text(mixed)])
        elif fault == "edited":
            place = draw(st.integers(0, len(source)))
            word = draw(st.sampled_from(["とても", " very", "2026", "ない", " not", "**", "、"]))
            parts = insert(parts, gap, [Fixed(source[:place] + word + source[place:])])
        else:
            parts = insert(parts, gap, [Fixed(draw(st.sampled_from(_DEBRIS)))])
    return written(parts, language), language


FRONT_MATTER = st.sampled_from(
    ["", "---\ntitle: 'A'  # as it is\n---\n", '+++\ntitle = "A"\n+++\n\n', "---\n---\n"]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def damaged_bytes(draw: st.DrawFn) -> bytes:
    """Draw a damaged post with any line ends, byte order mark, front matter and end."""
    text, _ = draw(damaged())
    text = draw(FRONT_MATTER) + text
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = "\ufeff" + text
    return text.replace("\n", draw(LINE_ENDS)).encode()
