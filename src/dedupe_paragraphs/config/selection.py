"""Selectors: the words by which a user names rules."""

from collections.abc import Iterable

from dedupe_paragraphs.rules.catalogue import CATALOGUE, RULES

ALL = "ALL"


class UnknownRuleError(ValueError):
    """A selector that names no rule."""

    def __init__(self, selector: str) -> None:
        super().__init__(selector)
        self.selector = selector

    @property
    def suggestion(self) -> str:
        """The nearest word that names one; empty if none is near."""
        words = [word for rule in RULES for word in (rule.code, rule.name)]
        return nearest(self.selector.upper(), words) or nearest(self.selector.lower(), words)


def resolve(selectors: Iterable[str]) -> frozenset[str]:
    """Return the rules that selectors name: codes, names, beginnings of codes, or `ALL`."""
    return frozenset(code for selector in selectors for code in _resolve(selector))


def _resolve(selector: str) -> frozenset[str]:
    word = selector.strip()
    if word.upper() == ALL:
        return frozenset(CATALOGUE)
    found = frozenset(
        rule.code
        for rule in RULES
        if word and (rule.code.startswith(word.upper()) or rule.name == word.lower())
    )
    if not found:
        raise UnknownRuleError(word)
    return found


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word that was probably meant; empty if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  # Only a mistake needs it.

    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")
