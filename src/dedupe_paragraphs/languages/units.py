"""Symbols of units and currencies, which are the same in every language."""

UNIT_SYMBOLS = (
    r"(?<=\d) ?(?:(?:[kKMGTPm\u00b5nhcd]?|\u03bc)(?:g|m|l|L|B|b|Hz|Wh?|V|A|s|N|Pa|J|eV)|[KMGT]i?B"
    r"|[kKMG]?bps|km/h|mph|ha|t|h|min|in|ft|lbs?|oz|px|[%\u2030]|\u00b0[CF]?)(?![^\W\d_])"
)
"""A symbol after a number."""
CURRENCIES = frozenset("$\u20ac\u00a3\u00a5\u20a9\u20b9\u20bd\u20ba\u20ab\u0e3f")
SUMS = rf"[{''.join(sorted(CURRENCIES))}](?=\s?\d)|(?<=\d)\s?[\u20ac\u00a3\u20bd]"
"""A symbol of a currency next to a number."""
