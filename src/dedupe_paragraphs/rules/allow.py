"""Texts that may repeat: the option `allow`."""

import re
from collections.abc import Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING

from dedupe_paragraphs.model.errors import slow_pattern
from dedupe_paragraphs.model.message import Message, UnfitError
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import Positions

if TYPE_CHECKING:
    from regex import Match, Pattern

LIMIT_ALLOW_TEXT = 20_000
"""Code points of a block that a regular expression of the configuration is tried on; longer ones
are run-together lines, which no such pattern means."""
LIMIT_SECONDS = 2.0
"""Of processor time, that all patterns may take for one post; good ones take a thousandth of it."""
_LIMIT_SHORTEST = 0.005
"""Seconds that a pattern has for the shortest block."""
_LIMIT_PATTERN = 10_000
_LIMIT_REPEATS = 100_000
"""Both keep the making of a pattern below half a second and 100 MB: repeats are written out."""
_COUNTS = pattern(r"\{(\d{0,9}),?(\d{0,9})")


def allowed_blocks(post: Post, allow: Sequence[str]) -> Iterator[int]:
    """Yield the indices of blocks that may repeat.

    An entry between slashes is a regular expression for the whole of a block's text; any other is
    a text that a block must contain. Raises `SettingsError`.
    """
    if not allow:
        return
    patterns = [compiled(entry) for entry in allow if is_pattern(entry)]
    texts = [fold(entry) for entry in allow if not is_pattern(entry)]
    matching = _Matching(post, len(patterns))
    for block in post.blocks:
        if any(text in block.key for text in texts) or any(
            matching(pattern, block) for pattern in patterns
        ):
            yield block.index


def is_pattern(entry: str) -> bool:
    """Tell whether an entry is a regular expression."""
    return len(entry) > 2 and entry.startswith("/") and entry.endswith("/")


def compiled(entry: str) -> "Pattern[str]":
    """Return the pattern of an entry between slashes.

    Raises `UnfitError`, which says what is wrong with it.
    """
    # Thirty milliseconds that texts need not pay; `re` knows no limit of time.
    import regex  # noqa: PLC0415

    pattern = entry[1:-1]
    counts = (max(map(int, filter(None, found)), default=1) for found in _COUNTS.findall(pattern))
    if len(pattern) > _LIMIT_PATTERN or prod(filter(None, counts)) > _LIMIT_REPEATS:
        problem = Message("{entry}... is too long, or repeats too much", {"entry": entry[:40]})
        raise UnfitError(problem)
    try:
        re.compile(pattern)
        return regex.compile(pattern)
    except (re.error, regex.error, OverflowError) as error:
        problem = Message(
            "{entry} is no regular expression: {problem}", {"entry": entry, "problem": str(error)}
        )
        raise UnfitError(problem) from error
    except RecursionError as error:
        problem = Message("{entry}... is nested too deeply", {"entry": entry[:40]})
        raise UnfitError(problem) from error


def marked_ends(post: Post, debris: Sequence[str]) -> dict[int, int]:
    """Return where the ends of blocks begin that the option `debris` names, in their keys.

    An entry between slashes is a regular expression; a block may be nothing but such an end.
    Raises `SettingsError`.
    """
    found: dict[int, int] = {}
    if not debris:
        return found
    patterns = [compiled(f"/(?:{entry[1:-1]})\\Z/") for entry in debris if is_pattern(entry)]
    texts = tuple(fold(entry) for entry in debris if not is_pattern(entry))
    matching = _Matching(post, len(patterns))
    for block in (each for each in post.blocks if each.is_prose):
        ends = [len(block.key) - len(text) for text in texts if block.key.endswith(text)]
        matches = (matching(pattern, block) for pattern in patterns)
        ends += [len(fold(block.text[: each.start()])) for each in matches if each]
        if ends:
            found[block.index] = len(block.key[: min(ends)].rstrip())
    return found


class _Matching:
    """Tries patterns on the blocks of one post, each for its share of the time."""

    def __init__(self, post: Post, patterns: int) -> None:
        self._post = post
        self._characters = patterns * sum(
            min(len(each.text), LIMIT_ALLOW_TEXT) for each in post.blocks
        )

    def __call__(self, pattern: "Pattern[str]", block: Block) -> "Match[str] | None":
        text = block.text[:LIMIT_ALLOW_TEXT]
        share = LIMIT_SECONDS * len(text) / max(self._characters, 1)
        try:
            return pattern.search(text, timeout=_LIMIT_SHORTEST + share)
        except TimeoutError as error:
            line = Positions(self._post.data).line(block.span.start)
            raise slow_pattern(self._post.path, line, f"/{pattern.pattern}/") from error
