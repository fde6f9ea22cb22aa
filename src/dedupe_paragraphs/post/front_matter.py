"""Front matter: where it ends, byte-exact."""

import re

from dedupe_paragraphs.post.decode import BOM
from dedupe_paragraphs.text.pattern import pattern

_LINE_END = rb"(?>\r\n|\n|\r)"  # atomic: else \r\n reads as two ends too, and a miss costs 2^n
_FENCED = pattern(
    rb"(?P<fence>---|\+\+\+)[ \t]*" + _LINE_END + rb"(?P<inner>(?:[^\r\n]*" + _LINE_END + rb")*?)"
    rb"(?P=fence)[ \t]*(?:" + _LINE_END + rb"|\Z)"
)
_YAML_KEY = pattern(rb"(?m)^[A-Za-z_][\w .-]*[ \t]*:(?:[ \t\r\n]|$)")
_COMMENTS = pattern(rb"(?:[ \t]*(?:#[^\r\n]*)?" + _LINE_END + rb")*")


def body_start(data: bytes) -> int:
    """Return the byte behind byte order mark and front matter.

    A post that merely opens with a rule has no front matter: what stands between two `---` must
    hold a key, or nothing but comments.
    """
    start = len(BOM) if data.startswith(BOM) else 0
    if data.startswith(b"{", start):
        return _json_end(data, start)
    match = _FENCED.match(data, start)
    if match is None:
        return start
    inner = match["inner"]
    if match["fence"] == b"---" and not (_YAML_KEY.search(inner) or _COMMENTS.fullmatch(inner)):
        return start
    return match.end()


def _json_end(data: bytes, start: int) -> int:
    """Hugo's JSON front matter: an object that ends at the end of a line."""
    text = data[start:].decode("utf-8", "replace")
    try:
        import json  # noqa: PLC0415  # few posts have front matter in JSON

        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return start
    line_end = re.match(r"[ \t]*(?:\r\n|\n|\r|\Z)", text[end:])
    if not isinstance(value, dict) or line_end is None:
        return start
    return start + len(text[: end + line_end.end()].encode())


def is_unclosed(data: bytes) -> bool:
    """Tell whether the post opens front matter with a key and never closes it."""
    start = len(BOM) if data.startswith(BOM) else 0
    opens = re.match(rb"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)", data[start:])
    return (
        opens is not None
        and body_start(data) == start
        and re.match(rb"[A-Za-z_][\w-]*[ \t]*[:=]", data[start + opens.end() :]) is not None
    )
