"""What the front matter says about us: title and `dedupe:` keys.

python-frontmatter reads it and never writes: it kept 0 of 2,513 posts byte-identical through
`dumps(loads())`. Front matter of nothing but plain lines, none of them ours, is read by one regular
expression instead: to import a YAML parser takes 25 ms, a quarter of the check of a post.
"""

import re
from typing import Any

from dedupe_paragraphs.model.post import Metadata
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.post.decode import BOM
from dedupe_paragraphs.text.pattern import pattern

_QUOTED = r'"[^"\\\n]*"'
_WORDS = r"[^\W\d][\w ./-]*"
_TIME = r"(?: (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?: \+0000)?)?"
_DATE = rf"\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]){_TIME}"
_PLAIN = pattern(
    rf"---\n(?:(?!dedupe\b)[A-Za-z_][\w-]*:"
    rf"(?: (?:{_QUOTED}|{_WORDS}|{_DATE}|\d{{1,9}}|\[(?:{_QUOTED}(?:, ?{_QUOTED})*)?\]))?\n)+---\n?"
)
"""Lines of a key with a quoted text, plain words, a date, a number or a list of quoted texts: well
formed as they are. Everything else is read by the parser."""
_LIMIT_NESTING = 100
"""Levels: a tenth of what Python's own recursion bears, ten times what a person writes."""
_DEEP_KEY = pattern(
    r"""(?<![\w.-])(?:(?>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*)"""
    rf"{{{_LIMIT_NESTING}}}"
)


def read_metadata(data: bytes, body: int) -> Metadata:
    """Read title and `dedupe:` keys; what cannot be read is told in `problem`, never raised."""
    start = len(BOM) if data.startswith(BOM) else 0
    if not data[start:body].strip():
        return Metadata()
    text = re.sub(r"\r\n?", "\n", data[start:body].decode("utf-8", "replace"))
    plain = Metadata(_plain_value(text, "title"), language=_plain_value(text, "lang"))
    is_closed = text.rstrip().endswith(("---", "+++", "...", "}"))
    if text.startswith(("---", "+++")) and not is_closed:
        return replace(plain, problem="the front matter has no end")
    if text.endswith((";;;", ";;;\n")):  # the inside of an object of JSON
        text = f"{{{text.strip().strip(';').strip().rstrip(',')}}}"
    if not text.startswith(("---", "+++", "{")):
        if not text.endswith("---\n"):  # lines of keys, as in MultiMarkdown: they are no YAML
            return plain
        text = f"---\n{text}"
    if text.startswith("---") and "\n..." in text:
        text = re.sub(r"\n\.\.\.[ \t]*\n?\Z", "\n---\n", text)
    if _PLAIN.fullmatch(text) and text.replace("\n", "").isprintable():
        return plain
    try:
        return _metadata(_parse(text))
    except RecursionError:
        return Metadata(problem="the front matter is nested too deeply")
    except _parse_errors() as error:
        return Metadata(problem=" ".join(str(error).split())[:200])


def _plain_value(text: str, key: str) -> str:
    """Return what the last line of a key says, without the quotes around it."""
    found = ""
    for line in text.split("\n"):
        if line[: len(key)].lower() == key:
            rest = line[len(key) :].lstrip(" \t")
            if rest.startswith((": ", ":\t", "= ", "=\t")):
                found = rest[1:].strip()
                if len(found) > 1 and found[0] == found[-1] and found[0] in "\"'":
                    found = found[1:-1].strip()
    return found


def _parse(text: str) -> dict[str, Any]:
    if text.startswith("+++"):
        import tomllib  # noqa: PLC0415  # 2 ms

        if _DEEP_KEY.search(text):  # all beginnings of a key are remembered: 100,000 parts, 40 GB
            raise RecursionError
        return tomllib.loads(text.strip().strip("+"))
    if text.startswith("{"):
        import json  # noqa: PLC0415  # few posts have front matter in JSON

        return dict(json.loads(text))
    import frontmatter  # noqa: PLC0415  # for front matter alone

    _require_shallow(text)
    return dict(frontmatter.loads(text).metadata)


def _require_shallow(text: str) -> None:
    """Raise `RecursionError` for YAML that is nested beyond `_LIMIT_NESTING`.

    libyaml's loader recurses in C, unguarded: 30,000 brackets end the whole process. Its events
    come one by one, so that looking stops at the limit. Newer releases of libyaml have a limit of
    their own, in words of their own.
    """
    import yaml  # noqa: PLC0415  # for front matter alone

    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _LIMIT_NESTING:
                raise RecursionError
    except yaml.MarkedYAMLError as error:
        read = text[: error.problem_mark.index] if error.problem_mark else ""
        if sum(map(read.count, "[{")) - sum(map(read.count, "]}")) > _LIMIT_NESTING:
            raise RecursionError from error
        raise


def _parse_errors() -> tuple[type[Exception], ...]:
    from yaml import YAMLError  # noqa: PLC0415  # for front matter alone

    return (YAMLError, ValueError, TypeError, AttributeError, KeyError)


def _metadata(values: dict[str, Any]) -> Metadata:
    ours = values.get("dedupe", True)
    ignored = ours.get("ignore", []) if isinstance(ours, dict) else []
    if isinstance(ignored, str):
        ignored = [ignored]
    return Metadata(
        title=_scalar(values, "title"),
        language=_scalar(values, "lang"),
        enabled=ours is not False,
        ignored=frozenset(code.upper() for code in ignored if isinstance(code, str)),
    )


def _scalar(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    # Never a collection as a string: aliases in YAML make a terabyte of a few lines.
    return "" if not value or isinstance(value, (dict, list, set, tuple)) else str(value)
