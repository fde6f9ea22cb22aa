"""How much of a collection is looked at for one text: the same in the join and in an index."""

NEIGHBOURS = 4
"""Members of a bucket that each member is paired with, the ones before it and its first: linear
however many there are. 6 of 6,696 removable paragraphs of an archive were lost by it."""
BUCKET = 10_000
"""Members of a bucket that are looked at, the oldest; exact copies are one member. A key of more
texts is a formula, and one task must be able to hold it."""
PARTNERS = 64
"""Texts that a long text is compared with, those that share most keys: as many as a strung-together
line has parts."""
FEW_PARTNERS = 4
"""Texts that any text is compared with."""
PART = 40
"""Code points of a text that let it be compared with one text more: shorter parts are rare in a
strung-together line. Without it, each of 10,000 short paragraphs that share a formula was compared
with 64 others, and the judgement of those took nine tenths of the run."""
REACH = 2
"""Blocks before and behind a candidate that are looked at with it: headings and short paragraphs
go only beside others."""


def partners_of(text: str) -> int:
    """Return with how many others a text is compared; the join says the same in SQL."""
    return min(PARTNERS, FEW_PARTNERS + len(text) // PART)
