"""The queries of the join, which lie in files of SQL beside this one, and the numbers in them."""

from importlib.resources import files

BUCKET = 10_000
"""Members of a bucket that are looked at, the oldest; exact copies are one member. A key of more
texts is a formula, and one task must be able to hold it."""
PARTNERS = 64
"""Texts that a long text is compared with, those that share most keys: as many as a run-together
line has parts."""
FEW_PARTNERS = 4
"""Texts that any text is compared with."""
PART = 40
"""Code points of a text that let it be compared with one text more: shorter parts are rare in a
run-together line. Without it, each of 10,000 short paragraphs that share a formula was compared
with 64 others, and the judgement of those took nine tenths of the run."""
REACH = 2
"""Blocks before and after a candidate that are looked at with it: headings and short paragraphs
go only beside others."""
SAMPLE = 8
"""Of so many keys one tells which posts are alike: a paragraph has some sixty."""
NEAR_POSTS = 3
"""Posts that a post is compared with as a whole."""
PLACES = 1 << 24
"""More rows than any post may have blocks: a text is known by its place, that of its first
paragraph, `post * PLACES + ordinal`."""
IN_ORDER = "ordinal, part, start, other_path, other_ordinal"
"""How the rows of one post are sorted in `shared`."""
_NUMBERS = {
    "bucket": BUCKET,
    "partners": PARTNERS,
    "few_partners": FEW_PARTNERS,
    "part": PART,
    "sample": SAMPLE,
    "near_posts": NEAR_POSTS,
    "places": PLACES,
    "steps": ", ".join(f"({n})" for n in range(-REACH, REACH + 1)),
    "in_order": IN_ORDER,
    **{name: f"{{{name}}}" for name in ("id", "text", "changed")},
}
"""What is filled into queries; the last of them later."""


def partners_of(text: str) -> int:
    """Return with how many others a text is compared; `candidates` says the same in SQL."""
    return min(PARTNERS, FEW_PARTNERS + len(text) // PART)


def queries(file: str, package: str = __package__, /, **values: object) -> dict[str, str]:
    """Return the queries of a file by their names, each of which begins a comment: `-- name: `."""
    text = files(package).joinpath(file).read_text("utf-8")
    parts = (part.partition(":") for part in text.split("\n\n-- ")[1:])
    return {name: f"--{query}".format(**_NUMBERS, **values) for name, _, query in parts}
