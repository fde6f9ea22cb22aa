"""Repeats: at which places of a text a gram begins that stands elsewhere in it, too.

Most places of most posts hold text of their own. One look at all of them at once tells so, and
everything that looks for copies passes them over.
"""

from dedupe_paragraphs.match.thrift import numpy_pays

_COST = 0.1
"""Microseconds that a place costs when it is looked up one by one."""
_MULTIPLIER = 0x9E37_79B9_7F4A_7C15
"""2^64 / golden ratio, odd (Knuth, TAOCP 3, 6.4)."""
_FILTER_BITS = 18
"""Bits of a hash by which the repeated ones are found again, at the least. A post of 20,000 code
points, all repeated, fills a thirteenth of the filter; a chance hit costs one look-up."""
_SPARE_BITS = 4
"""Bits more than the repeated hashes need: a longer post fills a sixteenth of its filter at most.
With 18 bits alone a post of 10 MB filled all of it, and nothing was passed over."""


def repeated_places(text: str, gram: int) -> bytes:
    """Return one byte a place: 0 where the gram of `gram` code points stands nowhere else.

    `gram` is a power of two. A byte of 1 promises nothing: whoever finds one must compare. While
    numpy does not pay every byte is 1, save the last ones, where no whole gram begins.
    """
    places = len(text) - gram + 1
    if places < 1:
        return bytes(len(text))
    if not numpy_pays(places * _COST):
        return b"\1" * places + bytes(gram - 1)
    return _flags(text, gram, places) + bytes(gram - 1)


def _flags(text: str, gram: int, places: int) -> bytes:
    import numpy as np

    hashes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    width, power = 1, _MULTIPLIER
    while width < gram:  # two halves of a gram make the whole
        hashes = hashes[:-width] * np.uint64(power) + hashes[width:]
        width, power = 2 * width, power * power & 0xFFFF_FFFF_FFFF_FFFF
    assert len(hashes) == places
    ordered = np.sort(hashes)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not twice.size:
        return bytes(places)
    bits = max(_FILTER_BITS, int(twice.size).bit_length() + _SPARE_BITS)
    seen = np.zeros(1 << bits, dtype=np.bool_)
    shift = np.uint64(64 - bits)
    seen[twice >> shift] = True
    flags: bytes = seen[hashes >> shift].tobytes()
    return flags
