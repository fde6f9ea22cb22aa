"""Chinese."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import HAN

ZH = Language(
    code="zh",
    script=HAN,
    stops="。",
    numbers=r"[〇一二三四五六七八九十百千万億兆]+",
    negations=r"不|非|未|無",
    continued="续|續|接上文",
)
