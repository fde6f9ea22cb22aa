"""The languages that are known, in the order in which their words are tried."""

from collections.abc import Callable

from dedupe_paragraphs.languages.en import EN
from dedupe_paragraphs.languages.es import ES
from dedupe_paragraphs.languages.ja import JA
from dedupe_paragraphs.languages.ko import KO
from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.zh import ZH

LANGUAGES = (JA, KO, ZH, EN, ES)


def either(read: Callable[[Language], str]) -> str:
    """Return a field of all languages as one regular expression, each alternative once."""
    return "|".join(dict.fromkeys(filter(None, map(read, LANGUAGES))))
