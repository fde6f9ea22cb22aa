"""Scripts: which one a character belongs to, as ranges of code points."""

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
_FIRST_END = chr(_CJK[0][1])

HIRAGANA = r"\u3041-\u3096"
KANA = rf"{HIRAGANA}\u30a1-\u30fa"
HAN = r"\u4e00-\u9fff"
HANGUL = r"\uac00-\ud7a3"
LATIN = r"A-Za-z\u00c0-\u024f"
CYRILLIC = r"\u0400-\u04ff"
"""Letters of scripts, as parts of a character class."""


def is_cjk(character: str) -> bool:
    """Tell whether a character belongs to a script written without spaces."""
    if character <= _FIRST_END:  # Latin, and nearly all of Japanese and Chinese
        return character >= FIRST_CJK
    return any(first <= ord(character) <= last for first, last in _CJK)


def script_of(character: str) -> str:
    """Return the name of the script that a letter's word goes on in; empty between words.

    Hiragana is left out: endings and particles follow a word without a space.
    """
    if character.isalpha() and not is_cjk(character):
        return "spaced"
    if "\u30a1" <= character <= "\u30fc":
        return "katakana"
    return "han" if "\u3400" <= character <= "\u9fff" else ""
