"""Is a heading the name of something in a program?"""

import re

from dedupe_paragraphs.languages.registry import either
from dedupe_paragraphs.model.post import Block
from dedupe_paragraphs.text.pattern import pattern

_CALL = pattern(r"[a-z_]\w*\([\x20-\x7e]*\)", re.ASCII)
"""`Buffer.of(size)`, wherever it is; prose has a space before a bracket, or Japanese inside."""
_NAME = pattern(
    r"\W{0,2}(?:\w++(?:(?:[./]|::?|->)\w++)+|[^\W_]++(?:_++[^\W_]++)+|[a-z\d]+(?:-[a-z\d]+)+|[a-z]+[A-Z]\w*"
    r"|[.$@_-]+\w[\w.-]*)(?::? \S+)?",
    re.ASCII,
)
"""`pool.size`, `maxAge`, `--dry-run`, `user_name: string`; a word alone is a word."""
_RELEASE = pattern(
    r"(?:[\w@./-]*@)?\W?(?:v?\d+\.\d+[\w.+-]*|\d{4}-\d\d(?:-\d\d)?"
    rf"|{either(lambda language: language.releases)})\W?"
    r"(?:\s*[-–(/@:].*)?",
    re.ASCII | re.IGNORECASE,
)
"""`1.2.3 (2020-01-02)`, `2020-01-02`, `package@1.2.3`."""


def names_code(heading: Block) -> bool:
    """Tell whether a heading is the name of something in a program, or of a release of one.

    A code span at its beginning is such a name, or behind a label: "Class: `Pool`"; later ones are
    spoken of.
    """
    key = heading.key
    if heading.codes and key[: key.find(heading.codes[0])].rstrip()[-1:] in ("", ":"):
        return True
    if _CALL.search(key):
        return True
    if not any(map(str.isascii, key[:3])):  # both begin with a letter or a digit
        return False
    return any(form.fullmatch(key) for form in (_NAME, _RELEASE))
