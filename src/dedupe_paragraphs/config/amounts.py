"""Amounts of memory as users write them: `512MB`, `4 GB`, `1.5GiB`."""

from dedupe_paragraphs.text.pattern import pattern

_AMOUNT = pattern(r"(\d+(?:\.\d+)?) ?([KMGT])(i?)B")


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount of memory."""
    return _AMOUNT.fullmatch(text) is not None


def bytes_of(amount: str) -> int:
    """Return the bytes of an amount; with an `i` its units are powers of 1,024, else of 1,000."""
    match = _AMOUNT.fullmatch(amount)
    assert match is not None
    unit: int = (1024 if match[3] else 1000) ** ("KMGT".index(match[2]) + 1)
    return int(float(match[1]) * unit)
