"""Scripts: which language a text is written in, as far as its characters tell."""

import re

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")
_SAMPLE = 20_000
"""Bytes that are looked at; a post says its language early."""


def language(data: bytes) -> str:
    """Return `ja`, `ko` or `zh` for a text in one of their scripts; empty for any other."""
    text = data[:_SAMPLE].decode("utf-8", "ignore")
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if _HAN.search(text) else ""
