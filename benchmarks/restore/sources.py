"""Clean posts: fixtures, real posts where they are at hand, and posts put together at run time."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.restore.language import LANGUAGES, Language
from benchmarks.restore.writer import Writer
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.front_matter import body_start

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = ROOT.parent / "shared" / "archive-sample"
"""Posts of a real archive; used where they are there."""
_WHOLE = (
    "clean/en-long-essay.md",
    "clean/ja-long-essay.md",
    "clean/ja-toc-headings.md",
    "first/tidal-town.unsafe.md",
)
"""Fixtures that serve as sources. The others repeat themselves on purpose, so that nobody could say
which of their repeats a fault has made."""
_PARAGRAPHS = ("faults/*.md", "rules/DUP00[1345]/*.md", "clean/*-essay*.md")
"""Where single paragraphs are taken from, for posts put together."""


class Kind(StrEnum):
    """What a block of a source is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    RULE = "rule"
    CODE = "code"
    OTHER = "other"
    """HTML, templates, quotes, paragraphs glued to a list: stays where it is and serves nothing."""


class Block(NamedTuple):
    """A top-level block and its source text."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Source:
    """A clean post."""

    name: str
    language: Language
    head: str
    """Front matter with its line end, or nothing."""
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The whole post."""
        return self.head + "\n\n".join(block.text for block in self.blocks) + "\n"


_MARKER = re.compile(r"(?m)^\s*(?:[-*+]\s|\d{1,3}[.)]\s)")
_SPECIAL = re.compile(
    r"(?m)^\s*(?:[<{|>`!:]|\[\^|\[[^\]]+\]:|\$\$|import |export |~~~|={2,}\s*$|-{2,}\s*$)"
)
_BOLD = re.compile(r"\*\*[^*\n]{2,78}(?<![。.])\*\*")


def blocks_of(body: str) -> list[Block]:
    """Split a body at its blank lines; lists stay whole."""
    blocks: list[Block] = []
    for chunk in _chunks(body):
        kind = _kind(chunk)
        if kind is Kind.HEADING and "\n" in chunk and not chunk.startswith("**"):
            head, rest = chunk.split("\n", 1)
            blocks += [Block(head, Kind.HEADING), Block(rest, _kind(rest))]
        elif blocks and blocks[-1].kind is Kind.LIST and (kind is Kind.LIST or chunk[:2] == "  "):
            blocks[-1] = Block(f"{blocks[-1].text}\n\n{chunk}", Kind.LIST)
        else:
            blocks.append(Block(chunk, kind))
    return blocks


def _chunks(body: str) -> Iterator[str]:
    chunk: list[str] = []
    fence = ""
    for line in [*body.split("\n"), ""]:
        opens = re.match(r"\s*(```+|~~~+)", line)
        if opens and not fence:
            fence = opens[1]
        elif opens and line.strip().startswith(fence):
            fence = ""
        if line.strip() or fence:
            chunk.append(line)
        elif chunk:
            yield "\n".join(chunk)
            chunk = []


def _kind(chunk: str) -> Kind:
    if re.fullmatch(r"(?:---+|\*\*\*+|___+)\s*", chunk):
        return Kind.RULE
    if re.match(r"#{1,6}\s", chunk) or _BOLD.fullmatch(chunk):
        return Kind.HEADING
    if re.match(r"(```+|~~~+).*\n(?:.*\n)*\1\s*\Z", chunk):
        return Kind.CODE
    if chunk.startswith("|") and "\n|" in chunk:
        return Kind.TABLE
    if _MARKER.match(chunk):
        return Kind.LIST
    if _SPECIAL.search(chunk) or _MARKER.search(chunk) or chunk.startswith("    "):
        return Kind.OTHER
    return Kind.PARAGRAPH


def read(path: Path) -> Source:
    """Read a post of a file."""
    data = path.read_bytes()
    body = body_start(data)
    text = data[body:].decode()
    # Marks of the generator say nothing; whether one beside a copy stays is not what is measured.
    blocks = [block for block in blocks_of(text.strip("\n")) if block.text != "---END---"]
    while blocks and blocks[-1].kind is Kind.RULE:
        blocks.pop()
    return Source(path.name, language_of(text), data[:body].decode(), tuple(_served(blocks)))


def _served(blocks: list[Block]) -> list[Block]:
    """Take blocks that a post repeats out of play: which one a fault has made?

    Of texts that are alike, as the only ones below their headings, the first alone stays.
    """
    counts = Counter(block.text for block in blocks)
    blocks = [b for at, b in enumerate(blocks) if not any(_alike(b, each) for each in blocks[:at])]
    return [
        Block(text, Kind.OTHER) if counts[text] > 1 and kind is not Kind.RULE else Block(text, kind)
        for text, kind in blocks
    ]


def _alike(block: Block, other: Block) -> bool:
    if not block.kind is other.kind is Kind.PARAGRAPH or block.text == other.text:
        return False
    matcher = SequenceMatcher(None, block.text, other.text, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE <= matcher.quick_ratio() and matcher.ratio() >= _ALIKE
    )


_ALIKE = 0.8
"""Two paragraphs of a source that are so much alike could each be explained by the other."""


def language_of(text: str) -> Language:
    """Return the language of a text by its kana."""
    return LANGUAGES["ja" if len(re.findall("[\u3040-\u30ff]", text)) * 10 > len(text) else "en"]


def archive() -> list[Source]:
    """Return the posts of the archive that have no finding at all."""
    found = []
    for path in sorted(ARCHIVE.glob("*.md")):
        if not check(path.read_bytes(), path.name, Options()).findings:
            source = read(path)
            if not check(source.text.encode(), path.name, Options()).findings:
                found.append(source)
    return found


def fixtures() -> list[Source]:
    """Return the clean fixtures that serve as sources."""
    return [read(ROOT / "fixtures" / name) for name in _WHOLE]


def paragraphs() -> dict[str, list[str]]:
    """Return distinct paragraphs of the fixtures, by language, each on one line."""
    found: dict[str, list[str]] = {"en": [], "ja": []}
    known: set[str] = set()
    for pattern in _PARAGRAPHS:
        for path in sorted((ROOT / "fixtures").glob(pattern)):
            if path.name.startswith("no-") or "stays" in path.name:
                continue
            text = path.read_text().split("<!-- output -->\n")[-1]
            for block in blocks_of(text):
                language = language_of(block.text)
                flat = language.flat(block.text)
                sentences = language.sentences(flat)
                heads = {sentence[:12] for sentence in sentences}
                if block.kind is Kind.PARAGRAPH and len(sentences) > 1 and not heads & known:
                    known |= heads
                    found[language.name].append(flat)
    return found


class Assembler:
    """Puts clean posts together from paragraphs of the fixtures and written ones."""

    def __init__(self) -> None:
        self._paragraphs = paragraphs()
        self.flagged: list[str] = []
        """What was found in posts as they were put together, safe fixes only."""
        self.count = 0

    def assemble(self, name: str, random: Random) -> Source:
        """Return a clean post in a language."""
        while True:
            source = self._draw(name, random)
            self.count += 1
            findings = check(source.text.encode(), "assembled.md", Options()).findings
            safe = [f"assembled: {f.rule}" for f in findings if f.safety is Safety.SAFE]
            self.flagged += safe
            if not findings:
                return source

    def _draw(self, name: str, random: Random) -> Source:
        language = LANGUAGES[name]
        writer = Writer(name, random)
        own = random.sample(
            self._paragraphs[name], min(random.randint(2, 9), len(self._paragraphs[name]))
        )
        texts = own + [writer.paragraph(random.randint(2, 6)) for _ in range(random.randint(3, 9))]
        random.shuffle(texts)
        wraps = random.random() < 0.4
        bold = random.random() < 0.4
        blocks = [Block("# " + writer.heading(), Kind.HEADING)]
        for number, text in enumerate(texts):
            if number and random.random() < 0.3:
                title = writer.heading()
                blocks.append(Block(f"**{title}**" if bold else f"## {title}", Kind.HEADING))
            blocks.append(Block(language.wrapped(text) if wraps else text, Kind.PARAGRAPH))
            if random.random() < 0.25:
                blocks.append(_extra(writer, random))
        if blocks[-1].kind is Kind.RULE:
            blocks.pop()
        head = ""
        if random.random() < 0.3:
            head = (
                f"---\ntitle: {writer.heading()}\ndate: 2024-05-{random.randint(10, 28)}\n---\n\n"
            )
        return Source("assembled", language, head, tuple(blocks))


def _extra(writer: Writer, random: Random) -> Block:
    kind = random.choice((Kind.LIST, Kind.LIST, Kind.TABLE, Kind.RULE, Kind.CODE))
    if kind is Kind.LIST:
        return Block(writer.items(random.randint(2, 5)), kind)
    if kind is Kind.TABLE:
        return Block(writer.table(random.randint(2, 4)), kind)
    return Block("---" if kind is Kind.RULE else writer.code(), kind)


def wrapped(source: Source) -> Source:
    """Return a source with its one-line paragraphs hard-wrapped."""
    blocks = [
        Block(source.language.wrapped(text), kind)
        if kind is Kind.PARAGRAPH and "\n" not in text
        else Block(text, kind)
        for text, kind in source.blocks
    ]
    return Source(source.name, source.language, source.head, tuple(blocks))


def flagged(paths: Sequence[Path]) -> list[str]:
    """Return the safe findings in posts that are clean."""
    return [
        f"{path.name}: {finding.rule}"
        for path in paths
        for finding in check(path.read_bytes(), path.name, Options()).findings
        if finding.safety is Safety.SAFE
    ]
