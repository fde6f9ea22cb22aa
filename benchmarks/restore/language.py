"""Two languages, as far as the benchmark needs them: sentences, joints, wrapping and words.

None of this is the package's own code: a benchmark that asked it where a sentence ends would agree
with it by construction.
"""

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from random import Random

_JA_END = re.compile(r"[。！？!?]+[」』）)]*")
_JA_BRACKETS = {"「": 1, "『": 1, "（": 1, "」": -1, "』": -1, "）": -1}
_EN_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(*]*[A-Z0-9])")
_EN_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e))\.$")
_MARKED = re.compile(
    r"`[^`]*`|!?\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*|\*[^*\n]+\*|https?://\S+|<[^>]+>"
)
_EN_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty".split()
_JA_DIGITS = "二三四五六七八九"
_JA_COUNTED = re.compile(
    rf"(?<![〇一二三四五六七八九十百千万\d])[{_JA_DIGITS}](?=年|月|日|人|本|台|冊|軒|分|枚|回|杯|つ|か月|時間)"
)


@dataclass(frozen=True, slots=True)
class Language:
    """How a language joins, cuts and edits."""

    name: str
    space: str
    """What stands between two words, and between the halves of a sentence."""
    columns: int
    """Where hard-wrapped lines break."""
    least: int
    """Characters of a paragraph that may serve as the text of a fault."""
    words: tuple[str, ...]
    """What a word is exchanged for."""
    clauses: tuple[str, ...]
    """What is put behind a comma."""

    def sentences(self, text: str) -> list[str]:
        """Return the sentences of a one-line paragraph."""
        ends = self._ja_ends(text) if self.name == "ja" else self._en_ends(text)
        starts = [0, *ends]
        pieces = [text[a:b].strip() for a, b in zip(starts, [*ends, len(text)], strict=True)]
        return [piece for piece in pieces if piece]

    @staticmethod
    def _ja_ends(text: str) -> list[int]:
        ends = []
        for match in _JA_END.finditer(text):
            depth = sum(_JA_BRACKETS.get(each, 0) for each in text[: match.end()])
            goes_on = (
                match.group()[-1] in "」』）)"
                and text[match.end() : match.end() + 1] in "とっの、はがを"
            )
            if depth <= 0 and not goes_on and match.end() < len(text):
                ends.append(match.end())
        return ends

    @staticmethod
    def _en_ends(text: str) -> list[int]:
        return [
            match.end()
            for match in _EN_END.finditer(text)
            if not _EN_ABBREVIATION.search(text[: match.start()])
        ]

    def is_long(self, sentence: str) -> bool:
        """Tell whether a sentence has forty cells, less than which may be said again on purpose."""
        return self.width(sentence) >= 40

    @staticmethod
    def width(text: str) -> int:
        """Return the cells of a text."""
        return sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in text)

    def end_of_sentence(self, text: str, place: int) -> int:
        """Return where the sentence around a place ends."""
        end = 0
        for sentence in self.sentences(text):
            end = text.index(sentence, end) + len(sentence)
            if end > place:
                break
        return end

    def flat(self, text: str) -> str:
        """Return a paragraph on one line."""
        lines = [line.strip() for line in text.split("\n")]
        flat = lines[0]
        for line in lines[1:]:
            flat += self._gap(flat, line) + line
        return flat

    def _gap(self, left: str, right: str) -> str:
        """Return what a line break between two lines stands for."""
        return " " if (left[-1:] + right[:1]).isascii() else self.space

    def wrapped(self, text: str, columns: int = 0) -> str:
        """Return a paragraph on lines of a width."""
        columns = columns or self.columns
        if self.name == "en":
            return textwrap.fill(text, columns, break_long_words=False, break_on_hyphens=False)
        lines = [""]
        for piece in _ja_pieces(text):
            full = len(lines[-1]) + len(piece) > columns
            if full and lines[-1][-1:] not in "「『（" and piece[0] not in "、。」』）？！":
                lines.append("")
            lines[-1] += piece
        return "\n".join(lines)

    def cuts(self, text: str) -> list[int]:
        """Return where a paragraph may be cut in mid-sentence, in mid-line and outside markup."""
        marked = [match.span() for match in _MARKED.finditer(text)]
        places = []
        at = 0
        for sentence in self._lined_sentences(text):
            start = text.index(sentence, at)
            at = start + len(sentence)
            margin = 10 if self.name == "en" else 5
            places += [
                place
                for place in range(start + margin, at - margin)
                if self._may_cut(text, place) and not any(a < place < b for a, b in marked)
            ]
        return places

    def _lined_sentences(self, text: str) -> list[str]:
        if "\n" not in text:
            return self.sentences(text)
        # One character stands for one: the places stay the same.
        lined = self.sentences(text.replace("\n", "\x00" if self.name == "ja" else " "))
        found, at = [], 0
        for sentence in lined:
            while text[at].isspace():
                at += 1
            found.append(text[at : at + len(sentence)])
            at += len(sentence)
        return found

    def _may_cut(self, text: str, place: int) -> bool:
        left, right = text[place - 1], text[place]
        if self.name == "en":
            return right == " " and left.isalnum()
        plain = not (left.isascii() and right.isascii())
        return (
            plain
            and "\n" not in (left, right)
            and right not in "、。」』）！？ー"
            and left not in "「『（。"
        )

    def number(self, sentence: str, random: Random) -> str | None:
        """Return a sentence with one number changed, if it has one."""
        places = [m for m in re.finditer(r"\d+", sentence) if not _inside(sentence, m.start())]
        if self.name == "ja":
            places += _JA_COUNTED.finditer(sentence)
        else:
            places += re.finditer(rf"\b(?:{'|'.join(_EN_NUMBERS)})\b", sentence)
        if not places:
            return None
        match = random.choice(places)
        old = match.group()
        if old.isascii() and old.isdigit():
            new = str(int(old) + random.randint(1, 7))
        else:
            new = random.choice(
                [n for n in (_EN_NUMBERS if old.isascii() else _JA_DIGITS) if n != old]
            )
        return sentence[: match.start()] + new + sentence[match.end() :]

    def negation(self, sentence: str, random: Random) -> str | None:
        """Return a sentence with a negation put into it, if there is a place for one."""
        if self.name == "ja":
            for old, new in _JA_NEGATIONS:
                if sentence.endswith(old):
                    return sentence[: -len(old)] + new
            return None
        places = [m for m in _EN_VERBS.finditer(sentence) if not _inside(sentence, m.start())]
        if not places:
            return None
        at = random.choice(places).end()
        return f"{sentence[:at]} not{sentence[at:]}"

    def clause(self, sentence: str, random: Random) -> str | None:
        """Return a sentence with a clause put into it behind a comma."""
        comma = "、" if self.name == "ja" else ", "
        places = [m.end() for m in re.finditer(comma, sentence) if not _inside(sentence, m.start())]
        if not places or len(sentence) < self.least // 3:
            return None
        at = random.choice(places)
        return sentence[:at] + random.choice(self.clauses) + sentence[at:]

    def exchanged(self, sentence: str, random: Random) -> str | None:
        """Return a sentence with one or two words exchanged."""
        if len(sentence) < self.least // 2:
            return None
        for count in range(random.choice((1, 1, 2))):
            places = [m for m in self.word_places(sentence) if m.group() not in self.words]
            if not places:
                return None if count == 0 else sentence
            match = random.choice(places)
            new = random.choice([word for word in self.words if word not in sentence])
            sentence = sentence[: match.start()] + new + sentence[match.end() :]
        return sentence

    def word_places(self, text: str) -> list[re.Match[str]]:
        """Return the plain words that may be exchanged or emphasised."""
        pattern = _JA_WORD if self.name == "ja" else _EN_WORD
        return [m for m in pattern.finditer(text) if not _inside(text, m.start())]


def _inside(text: str, place: int) -> bool:
    """Tell whether a place lies in markup."""
    return any(m.start() <= place < m.end() for m in _MARKED.finditer(text))


def _ja_pieces(text: str) -> list[str]:
    """Return characters, with Latin words and marked text in one piece."""
    return re.findall(rf"{_MARKED.pattern}|[!-~]+(?: [!-~]+)*|.", text)


_JA_WORD = re.compile(
    r"(?<![一-龥々])(?![一-龥]*[不非未無一二三四五六七八九十百千万億])[一-龥]{2}(?![一-龥々])"
)
_EN_WORD = re.compile(
    r"\b(?!(?:without|never|none|neither|nothing|nobody|cannot|because|would|could|should|there"
    rf"|{'|'.join(_EN_NUMBERS)})\b)[a-z]{{4,9}}\b(?!['’])"
)
_EN_VERBS = re.compile(
    r"\b(?:was|were|is|are|has|had|can|could|will|would|should|did)\b(?! not|n't)"
)
_JA_NEGATIONS = (
    ("でした。", "ではありませんでした。"),
    ("ました。", "ませんでした。"),
    ("です。", "ではありません。"),
    ("ます。", "ません。"),
    ("である。", "ではない。"),
    ("いる。", "いない。"),
)

JA = Language(
    "ja",
    "",
    36,
    60,
    tuple("夕暮 木陰 細道 温室 果樹 手紙 砂浜 風船 積木 毛布 花壇 水筒 絵筆 坂道".split()),
    (
        "少なくとも当面のあいだは、",
        "聞くところによれば、",
        "ふだんと同じように、",
        "季節の変わり目には、",
    ),
)
EN = Language(
    "en",
    " ",
    72,
    110,
    tuple("narrow gentle velvet copper hollow amber distant wooden feather lantern".split()),
    (
        "at least for the time being, ",
        "as the neighbours used to say, ",
        "more often than people think, ",
    ),
)
LANGUAGES = {"ja": JA, "en": EN}
