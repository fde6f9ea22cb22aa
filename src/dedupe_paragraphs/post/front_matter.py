"""Front matter: where it ends, byte-exact."""

import re
from collections.abc import Sequence

from dedupe_paragraphs.post.decode import BOM
from dedupe_paragraphs.text.pattern import pattern

_LINE_END = rb"(?>\r\n|\n|\r)"  # atomic: else \r\n reads as two ends too, and a miss costs 2^n
_INNER = rb"(?P<inner>(?:[^\r\n]*" + _LINE_END + rb")*?)"
_END = rb"[ \t]*(?:" + _LINE_END + rb"|\Z)"
_YAML = pattern(rb"---[ \t]*" + _LINE_END + _INNER + rb"(?:---|\.\.\.)" + _END)
_TOML = pattern(rb"\+\+\+[ \t]*" + _LINE_END + _INNER + rb"\+\+\+" + _END)
_YAML_KEY = pattern(rb"(?m)^[A-Za-z_][\w .-]*[ \t]*:(?:[ \t\r\n]|$)")
_COMMENTS = pattern(rb"(?:[ \t]*(?:#[^\r\n]*)?" + _LINE_END + rb")*")
# Each line is atomic: else its spaces are shared out anew for each line that follows.
_KEY = rb"(?>[A-Za-z][\w .-]{0,30}:(?:[ \t][^\r\n]*)?" + _LINE_END + rb")"
_KEYS = rb"(?P<inner>(?:" + _KEY + rb"(?>(?:[ \t]|- )[^\r\n]*" + _LINE_END + rb")*)+)"
_VALUE = rb"(?>(?:[ \t]|-[ \t])[^\r\n]*(?:" + _LINE_END + rb"|\Z))*"
_ENTRY_LINE = rb"[A-Za-z_][\w .-]{0,40}[ \t]*[:=][^\r\n]*(?:" + _LINE_END + rb"|\Z)"
_ENTRY_TEXT = rb"(?>" + _ENTRY_LINE + rb")" + _VALUE
_ENTRY = pattern(rb"(?m)^" + _ENTRY_TEXT)
_ENTRIES = pattern(rb"(?:" + _ENTRY_TEXT + rb"|[ \t]*" + _LINE_END + rb")+")
_BEGUN = pattern(rb"[-+]{3}[ \t]*(?:" + _LINE_END + rb"[ \t]*)+[A-Za-z_]")
_BLANK_FOLLOWS = rb"(?=[ \t]*[\r\n]|\Z)"
_HEADLESS = (
    pattern(_KEYS + rb"---" + _END),  # Hexo
    pattern(rb"(?=" + _KEY + rb"[^\r\n]*:)" + _KEYS + _BLANK_FOLLOWS),  # MultiMarkdown, Pelican
)
_JSON_KEYS = pattern(
    rb"(?:;;;" + _END + rb")?(?=[ \t]*\"[\w-]+\"[ \t]*:)" + _INNER + rb";;;" + _END
)
"""Hexo's JSON, which has no braces."""
_UNCLOSED = {
    b"---": pattern(rb"---[ \t]*" + _LINE_END + _KEYS + _BLANK_FOLLOWS),
    b"+++": pattern(
        rb"\+\+\+[ \t]*" + _LINE_END + _KEYS.replace(rb":(?:[ \t]", rb"=(?:[ \t]") + _BLANK_FOLLOWS
    ),
}
_KNOWN_KEY = pattern(
    rb"(?im)^(?:title|author|date|layout|tags?|categor(?:y|ies)|description|slug|summary|subject"
    rb"|keywords|lang|language|permalink|draft|published|excerpt|abstract|status)[ \t]*[:=]"
)
"""One of these makes lines of keys front matter; a talk has lines like them."""


def body_start(data: bytes) -> int:
    """Return the byte after byte order mark and front matter.

    A post that merely opens with a rule has no front matter: what is between two `---` must
    hold a key, or nothing but comments. Where a fence is missing, lines of keys up to a blank line
    or the other fence are front matter if one of them is well known.
    """
    start = _start(data)
    if data.startswith(b"{", start):
        return _json_end(data, start)
    if data.startswith((b'"', b";;;"), start):
        keys = _JSON_KEYS.match(data, start)
        return keys.end() if keys else start
    match = _fenced(data, start)
    if match is not None:
        return match.end()
    found = (each.match(data, start) for each in _without_fence(data, start))
    return next((each.end() for each in found if each and _KNOWN_KEY.search(each["inner"])), start)


def _without_fence(data: bytes, start: int) -> Sequence[re.Pattern[bytes]]:
    """Return what front matter without one of its fences may look like, by how a post begins."""
    if (unclosed := _UNCLOSED.get(data[start : start + 3])) is not None:
        return (unclosed,)
    has_key = data[start : start + 1].isalpha() and b":" in data[start : start + 32]
    return _HEADLESS if has_key else ()


def _start(data: bytes) -> int:
    return len(BOM) if data.startswith(BOM) else 0


def _fenced(data: bytes, start: int) -> re.Match[bytes] | None:
    if data.startswith(b"+++", start):
        return _TOML.match(data, start)
    match = _YAML.match(data, start) if data.startswith(b"---", start) else None
    if match and not (_YAML_KEY.search(match["inner"]) or _COMMENTS.fullmatch(match["inner"])):
        return None
    return match


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


def is_front_matter(source: bytes) -> bool:
    """Tell whether lines are front matter between its fences."""
    return source.startswith((b"---", b"+++")) and _second(source, 0) is not None


def second_front_matter(data: bytes, body: int, at: int) -> tuple[int, bool] | None:
    """Return where front matter that is at a byte of a body ends, without the line end, and whether
    all its keys and values are in the first one."""
    match = _second(data, at) if body > 2 * len(BOM) else None
    if match is None:
        return None
    end = at + len(data[at : match.end()].rstrip())
    return end, _entries(match["inner"]) <= _entries(data[_start(data) : body])


def _second(data: bytes, at: int) -> re.Match[bytes] | None:
    if _BEGUN.match(data, at) is None:  # no key follows, as after nearly every rule
        return None
    match = (_TOML if data.startswith(b"+", at) else _YAML).match(data, at)
    if match is None or not _ENTRIES.fullmatch(match["inner"]):
        return None
    return match if _KNOWN_KEY.search(match["inner"]) else None


def _entries(lines: bytes) -> set[bytes]:
    """Return the keys with their values, white space folded."""
    found = (b" ".join(match[0].split()) for match in _ENTRY.finditer(lines))
    return {each for each in found if not each.startswith((b"---", b"+++"))}
