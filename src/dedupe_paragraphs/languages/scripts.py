"""Scripts: which one a character belongs to, as ranges of code points."""

from functools import cache

_CJK = (
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF5F, 0xFF9F),
    (0x20000, 0x3FFFF),
)
"""Scripts written without spaces between words; Hangul is none of them. As a regular expression
these ranges take 2 ms to compile, at the start of every command."""

FIRST_CJK = chr(_CJK[0][0])
LAST_CJK = chr(_CJK[0][1])
"""The ends of the first range, in which nearly all of Japanese and Chinese is."""

HIRAGANA = r"\u3041-\u3096"
KANA = rf"{HIRAGANA}\u30a1-\u30fa"
HAN = r"\u4e00-\u9fff"
HANGUL_LETTERS = ("\u3131", "\u3163")
"""The first and the last of the single letters, of which emoticons are written."""
HANGUL = r"\uac00-\ud7a3"
LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
CYRILLIC = r"\u0400-\u052f"
GREEK = r"\u0370-\u03ff\u1f00-\u1fff"
HEBREW = r"\u0590-\u05ff"
ARABIC = r"\u0600-\u06ff\u0750-\u077f"
DEVANAGARI = r"\u0900-\u097f"
BENGALI = r"\u0980-\u09ff"
THAI = r"\u0e00-\u0e7f"
ETHIOPIC = r"\u1200-\u139f"
"""Letters of scripts, as parts of a character class."""
APOSTROPHES = "'\u2019\u02bc"
"""What a hard sign is written as in Ukrainian and Belarusian, where it parts no words."""
HAN_DIGITS, ORDINAL = "一二三四五六七八九十百", "第"
"""What numbers are written with in Japanese and Chinese, and what makes one a place in a row."""


_THAI_SIGNS = ("\u0e32", "\u0e40", "\u0e19")
"""One of them is in nearly every sentence of Thai."""
_GEORGIAN = range(0x10D0, 0x1100)
"""Small letters that begin sentences too."""

QUESTIONS = ("?", "？", "؟", "か。", ";")
"""How a question ends; the last is Greek."""


def is_thai(text: str) -> bool:
    """Tell whether a text is in Thai, which writes no stops."""
    return not text.isascii() and any(map(text.__contains__, _THAI_SIGNS))


def is_small(letter: str) -> bool:
    """Tell whether a letter is one that no sentence begins with."""
    return letter.islower() and ord(letter) not in _GEORGIAN


def is_cjk(character: str) -> bool:
    """Tell whether a character belongs to a script written without spaces."""
    if character <= LAST_CJK:  # Latin, and nearly all of Japanese and Chinese
        return character >= FIRST_CJK
    return any(first <= ord(character) <= last for first, last in _CJK)


def is_hiragana(character: str) -> bool:
    """Tell whether a character is a letter of Hiragana."""
    return "ぁ" <= character <= "ゖ"


def is_hangul(character: str) -> bool:
    """Tell whether a character is a syllable of Korean."""
    return "\uac00" <= character <= "\ud7a3"


@cache
def is_unspaced(character: str) -> bool:
    """Tell whether a character belongs to CJK, Thai, Lao, Burmese or Khmer."""
    return is_cjk(character) or any(
        first <= character <= last
        for first, last in ("\u0e00\u0eff", "\u1000\u109f", "\u1780\u17ff")
    )


def script_of(character: str) -> str:
    """Return the name of the script that a letter's word continues in; empty between words.

    Hiragana is left out: endings and particles follow a word without a space.
    """
    if character.isalpha() and not is_cjk(character):
        return "spaced"
    if "\u30a1" <= character <= "\u30fc":
        return "katakana"
    return "han" if "\u3400" <= character <= "\u9fff" else ""


UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f"
"""Letters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, and CJK."""
MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7"
    r"\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    r"\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"
    r"\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf"
)
"""Vowels and other signs that are parts of a word, though no `\\w` of a regular expression."""
