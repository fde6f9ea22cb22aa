"""Front matter: where it ends, and what it says about us.

The cut is our own, byte-exact. python-frontmatter reads the metadata but never writes: it kept 0 of
2,513 posts byte-identical through `dumps(loads())`.
"""

import json
import re
import tomllib
from typing import Any

from dedupe_paragraphs.model.post import Metadata
from dedupe_paragraphs.post.decode import BOM

_LINE_END = rb"(?>\r\n|\n|\r)"  # atomic: else \r\n reads as two ends too, and a miss costs 2^n
_FENCED = re.compile(
    rb"(?P<fence>---|\+\+\+)[ \t]*" + _LINE_END + rb"(?P<inner>(?:[^\r\n]*" + _LINE_END + rb")*?)"
    rb"(?P=fence)[ \t]*(?:" + _LINE_END + rb"|\Z)"
)
_YAML_KEY = re.compile(rb"(?m)^[A-Za-z_][\w .-]*[ \t]*:(?:[ \t\r\n]|$)")
_MAX_NESTING = 100
"""Levels: a tenth of what Python's own recursion bears, ten times what a person writes."""
_DEEP_KEY = re.compile(
    r"""(?<![\w.-])(?:(?>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*)"""
    rf"{{{_MAX_NESTING}}}"
)
_COMMENTS = re.compile(rb"(?:[ \t]*(?:#[^\r\n]*)?" + _LINE_END + rb")*")


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


def read_metadata(data: bytes, body: int) -> Metadata:
    """Read title and `dedupe:` keys; what cannot be read is told in `problem`, never raised."""
    start = len(BOM) if data.startswith(BOM) else 0
    if body == start:
        problem = "the front matter has no end" if is_unclosed(data) else ""
        return Metadata(problem=problem)
    text = re.sub(r"\r\n?", "\n", data[start:body].decode("utf-8", "replace"))
    try:
        return _metadata(_parse(text))
    except RecursionError:
        return Metadata(problem="the front matter is nested too deeply")
    except _parse_errors() as error:
        return Metadata(problem=" ".join(str(error).split())[:200])


def _parse(text: str) -> dict[str, Any]:
    if text.startswith("+++"):
        if _DEEP_KEY.search(
            text
        ):  # tomllib remembers all beginnings of a key: 100,000 parts, 40 GB
            raise RecursionError
        return tomllib.loads(text.strip().strip("+"))
    if text.startswith("{"):
        return dict(json.loads(text))
    import frontmatter  # yaml behind it costs 20 ms; a post without front matter does not pay

    _require_shallow(text)
    return dict(frontmatter.loads(text).metadata)


def _require_shallow(text: str) -> None:
    """Raise `RecursionError` for YAML that is nested beyond `_MAX_NESTING`.

    libyaml's loader recurses in C, unguarded: 30,000 brackets end the whole process. Its events
    come one by one, so that looking stops at the limit.
    """
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_NESTING:
            raise RecursionError


def _parse_errors() -> tuple[type[Exception], ...]:
    from yaml import YAMLError

    return (YAMLError, ValueError, TypeError, AttributeError, KeyError)


def _metadata(values: dict[str, Any]) -> Metadata:
    ours = values.get("dedupe", True)
    ignored = ours.get("ignore", []) if isinstance(ours, dict) else []
    if isinstance(ignored, str):
        ignored = [ignored]
    title = values.get("title")
    return Metadata(
        # Never a collection as a string: aliases in YAML make a terabyte of a few lines.
        title="" if not title or isinstance(title, (dict, list, set, tuple)) else str(title),
        enabled=ours is not False,
        ignored=frozenset(code.upper() for code in ignored if isinstance(code, str)),
    )
