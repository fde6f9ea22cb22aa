"""Korean."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import HANGUL

KO = Language(
    code="ko",
    script=HANGUL,
    continued="계속",
)
