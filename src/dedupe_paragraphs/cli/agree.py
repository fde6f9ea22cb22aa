"""Yes or no, in English and in the language that is spoken; what is neither is asked again."""

import unicodedata
from contextlib import suppress

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.report.words.language import _

_YES, _NO = ("y", "yes"), ("n", "no")


def agrees(question: str, *, default: bool | None = None) -> bool:
    """Ask until the answer is understood; an empty one is the default. Raises `EOFError`."""
    hint = {None: "y/n", False: "y/N", True: "Y/n"}[default]
    yes, no = {*_YES, *_("y yes").split()}, {*_NO, *_("n no").split()}
    # On a line of its own: readline cuts a long prompt, and not always between two characters.
    streams.write(f"{question}\n")
    while True:
        typed = key(read(f"  {hint} "))
        if typed in yes or typed in no:
            return typed in yes
        if default is not None and not typed:
            return default
        streams.write("  " + _("Type y for yes or n for no.") + "\n")


def read(prompt: str) -> str:
    """Read a line. Raises `EOFError`."""
    with suppress(ImportError):  # Where the system lets a line be edited while it is typed.
        import readline  # noqa: F401, PLC0415  # its import is what makes `input` use it
    return input(prompt).strip()


def key(typed: str) -> str:
    """Take what a Japanese keyboard sends for a letter, ｒ, as the letter."""
    return unicodedata.normalize("NFKC", typed).strip().lower()
