"""Debris: marks that generators and merges leave between two stretches of text."""

import re

_DEBRIS = re.compile(
    r"""
      -{2,}\s*(?:end|start|begin|continue[d]?|eof)\s*-{2,}   # ---END---
    | [(\[]?(?:end\ of\ (?:article|post|document)|to\ be\ continued|continued)[)\]]?\.{0,3}
    | [(【\[]?(?:続き|つづき|続く|つづく|前回の続き|以下続き)[)】\]]?[。.:]?
    | <{7}(?:\s.*)?|={7,}|>{7}(?:\s.*)?|\|{7}(?:\s.*)?       # a merge conflict
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_debris(key: str) -> bool:
    """Tell whether a whole block is such a mark; it says nothing of its own."""
    return len(key) <= 40 and _DEBRIS.fullmatch(key) is not None
