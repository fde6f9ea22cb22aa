"""Names of texts: short numbers that are the same in every process and on every machine."""

from hashlib import blake2b


def name_of(text: str) -> int:
    """Return the 64-bit name of a text.

    Texts are grouped by it, and compared before they are called equal.
    """
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
