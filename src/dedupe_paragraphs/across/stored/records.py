"""What lies in the server: the names of its keys, and passages as JSON."""

import base64
from typing import Any

from dedupe_paragraphs.across.rows import ViewRow
from dedupe_paragraphs.across.stored.ask import IndexedPassage
from dedupe_paragraphs.across.stored.build import IndexEntry
from dedupe_paragraphs.across.stored.layout import marks_of, unpacked
from dedupe_paragraphs.model.span import Place, Span

NAME = b"dedupe"


def server_key(name: str) -> bytes:
    """Return the key that something of ours lies under."""
    return NAME + b":" + name.encode()


def path_bytes(path: str) -> bytes:
    """Return the bytes of a path, whatever they are."""
    return path.encode("utf-8", "surrogateescape")


def post_key(path: str) -> bytes:
    """Return the key that the passages of a post lie under."""
    return server_key("post:") + path_bytes(path)


def text_name(name: int) -> bytes:
    """Return a text's name, 64 bits, in hexadecimal digits."""
    return f"{name & 0xFFFF_FFFF_FFFF_FFFF:016x}".encode()


def seed_key(code: int) -> bytes:
    """Return the key that the texts of a seed lie under."""
    return code.to_bytes(8, "little")


def member_of(moment: str, path: str, ordinal: int) -> bytes:
    """Return the place of a text; sorts by time."""
    return moment.encode() + b"\0" + path_bytes(path) + b"\0" + str(ordinal).encode()


def standing(member: bytes) -> tuple[str, str, int]:
    """Return the moment, the path and the ordinal of a member."""
    moment, path, ordinal = member.split(b"\0")
    return moment.decode(), path.decode("utf-8", "surrogateescape"), int(ordinal)


def row_of(entry: IndexEntry, at: int) -> dict[str, Any]:
    """Return a passage of an entry as JSON has it."""
    record = entry.passages[at]
    row = unpacked(record, entry.heap)
    return {
        "text": int(record["name"]),
        "solid": bool(record["solid"]),
        "moment": entry.moment,
        "start": int(record["start"]),
        "marks": marks_of(record),
        **row,
        "raw": base64.b64encode(row["raw"]).decode(),
    }


def passage_of(place: tuple[int, int], path: str, row: dict[str, Any]) -> IndexedPassage:
    """Return the passage at a place (post and ordinal) from what the server holds."""
    given = row | {"raw": base64.b64decode(row["raw"])}
    kept = ViewRow(*place, *(given[name] for name in ViewRow._fields[2:]))
    line, column, end_line, end_column = row["marks"]
    span = Span(row["start"], row["start"] + row["size"])
    return IndexedPassage(
        kept, row["solid"], Place(path, span, (line, column, end_line, end_column))
    )
