"""Sentences and a short way to ask what is found in a post of them."""

from dataclasses import dataclass

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.rules.run import analyse

A = "The ferry leaves the harbour before dawn. It carries the mail and the morning bread."
B = "Lamps were lit along the quay that night. The band played until the last boat was in."
C = "Nobody was hurt when the tower burned down. The bells were carried out by four boys."
D = "My grandmother kept bees behind the chapel. She spoke to them in a language of her own."
E = "The quarry closed in a wet spring long ago. Its water is green and colder than the sea."
JA_A = "港の灯台は百年前に建てられ、いまも毎晩沖を照らしている。船乗りはその光を頼りに帰ってくる。"
JA_B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
JA_C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる。"
# Three sentences: their repeat is a slip by itself.
LONG = f"{A} Its lamp is seen from the chapel."
JA_LONG = f"{JA_A}霧の日には鐘も鳴る。"


@dataclass(frozen=True)
class Told:
    """A finding in words."""

    code: str
    safety: str
    copies: tuple[str, ...]
    originals: tuple[int, ...]
    """Lines that the originals begin at, from 1."""
    lines: tuple[int, ...]
    """Lines that the copies begin at."""


def post_of(*blocks: str) -> Post:
    """Return a post of blocks with blank lines between."""
    return parse(("\n\n".join(blocks) + "\n").encode(), "a.md")


def told(post: Post, options: Options | None = None, road: Road = Road.AUTO) -> list[Told]:
    """Return the findings of a post."""
    findings = [
        proposal.finding for proposal in analyse(post, options or Options(), road).proposals
    ]
    return [
        Told(
            each.rule,
            each.safety.word,
            tuple(post.quote(span) for span in each.spans),
            tuple(_line(post, place.span.start) for place in each.originals),
            tuple(_line(post, span.start) for span in each.spans),
        )
        for each in findings
    ]


def brief(post: Post, options: Options | None = None) -> list[tuple[str, int, int]]:
    """Return each finding as code, line of the copy and line of its original."""
    return [(each.code, each.lines[0], each.originals[0]) for each in told(post, options)]


def _line(post: Post, offset: int) -> int:
    return post.data.count(b"\n", 0, offset) + 1


def decided(*blocks: str, options: Options | None = None) -> dict[int, str]:
    """Return what becomes of each copy in a post of blocks, and why, by segment."""
    matched = match_post(post_of(*blocks), options or Options())
    return {
        index: f"{decision.fate.name.lower()} {decision.reason}"
        for index, decision in sorted(matched.decisions.items())
    }


def removed(*blocks: str) -> list[int]:
    """Return the blocks that safe fixes remove from a post of blocks, by index."""
    return sorted(match_post(post_of(*blocks), Options()).safe_blocks)
