"""References: the names that a post defines (ids, footnotes, link definitions), and who uses them.

Ids are written (`{#id}`, `{: #id}`, `<a id>`, `^block`) or made of headings: `#setup`, and
`#setup-1` for the second heading of that text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.post.remembered import remembered
from dedupe_paragraphs.text.pattern import has_any, pattern


@record
class Named:
    """What a name is defined by."""

    block: int
    """The block that it names."""
    anchors: Sequence[int]
    """That block, and the one that its anchor is in."""
    before: "Named | None" = None
    """For `#setup-1` the heading of the same text before it, without which it would be `#setup`."""

    @property
    def needs(self) -> Iterator[int]:
        """The blocks without which the name would name nothing, or something else."""
        named: Named | None = self
        while named is not None:
            yield from named.anchors
            named = named.before


_WRITTEN = pattern(
    rb"\{[:/*]?[^{}\r\n#]*#(?P<attribute>[^\s{}*/#]+)[^{}\r\n#]*\}"
    rb"|\{:[^{}\r\n]*?\sid\s?=\s?[\"']?(?P<value>[^\s\"'{}]+)[^{}\r\n]*\}"
    rb"|<[A-Za-z][\w-]*\s(?:[^<>]{0,200}?\s)?(?:id|name)\s?=\s?[\"']?(?P<element>[^\s\"'<>]+)"
    rb"|^\((?P<target>[\w:.-]+)\)=[ \t]*$"
    rb"|(?:^|[ \t])(?P<block>\^[\w-]+)[ \t]*$",
    re.MULTILINE,
)
_TEXT = pattern(
    rb"\]\(\s*<?(?P<link>[^\s()<>]*\#[^\s()<>]+)|\b(?:href|to)\s*=\s*[\"'](?P<href>[^\"'#<>]*\#[^\"'<>]+)"
    rb"|\{[\w:-]*ref\}`(?:[^`<>]*<)?(?P<role>[^`<>]+)"
    rb"|\[\[(?P<wiki>[^\[\]|#]*\#[^\[\]|]+)|\b(?:rel)?ref\s+[\"'](?P<ref>[^\"'#]*\#[^\"']+)[\"']"
)
_WRITES = (b"[[", b"ref", b"to=")
"""What a block has that refers to a place without a link of Markdown."""
_OPAQUE = (BlockKind.CODE, BlockKind.PROTECTED)
_DEFINITION = pattern(r"\[(?!\^|//)((?:[^\[\]\\]|\\.)+)\]:[ \t]*\S")
_ANCHOR = pattern(rb"(?:\s+|<[^<>]*>|\[\]\([^()]*\)|\{[^{}]*\}|\([\w:.-]+\)=)+")
_FOOTNOTE = pattern(rb"[\s>]*(\[\^[^\]\r\n]+\]):")
_ESCAPE = pattern(rb"%([0-9a-fA-F]{2})")
_LABEL = pattern(rb"\[([^\[\]\r\n]+)\](?![(:])")


@remembered
def references(post: Post) -> dict[str, int]:
    """Return the names that a post refers to, each with the first block that does.

    `#id` for a place of the post, `[^1]` for a footnote, `[label]` for a link definition, all in
    lower case.
    """
    found: dict[str, int] = {}
    page = re.split(r"[/\\]", post.path)[-1]
    labels = has_any(post.data, [b"]:"]) and any(map(_label_of, post.blocks))
    is_written = labels or has_any(post.data, _WRITES)
    for block in post.blocks:
        if block.is_prose and not block.links and not is_written:
            continue
        for name in _used(post, block, page, labels):
            found.setdefault(name, block.index)
    return found


@remembered
def definitions(post: Post) -> dict[str, Named]:
    """Return what each name of a post is defined by, where anything refers to it."""
    used = references(post)
    known: dict[str, Named] = {}
    for name, named in _definitions(post) if used else ():
        known.setdefault(name, named)
    loose: dict[str, Named] = {}
    for name, named in known.items():
        loose.setdefault(_loose(name), named)
    found = ((name, known.get(name) or loose.get(_loose(name))) for name in used)
    return {name: named for name, named in found if named is not None}


def needed_blocks(post: Post) -> frozenset[int]:
    """Return the blocks that are kept because the post refers to them."""
    needed: set[int] = set()
    for named in definitions(post).values():
        for index in named.needs:
            if index in needed and index != named.block:  # so are those before it
                break
            needed.add(index)
    return frozenset(needed)


def slug(text: str) -> str:
    """Return the id that renderers make of a heading: letters, digits and hyphens."""
    kept = (
        character
        for character in text.strip().lower()
        if character in "-_ " or unicodedata.category(character)[0] in "LMN"
    )
    return "".join(kept).replace(" ", "-")


def _used(post: Post, block: Block, page: str, labels: bool) -> Iterator[str]:
    if block.kind in _OPAQUE:
        return
    for target in (link.target for link in block.links):
        yield from [target.lower()] if target.startswith("[^") else _place(target, page)
    source = post.source(block.span)
    if not block.is_prose or any(map(source.__contains__, _WRITES)):
        for match in _TEXT.finditer(source):
            name = match[match.lastgroup or 0].decode("utf-8", "replace")
            yield from _place(name if match["role"] is None else f"#{name}", page)
    if labels and b"[" in source:
        for match in _LABEL.finditer(source):
            yield _named_label(match[1])


def _place(target: str, page: str) -> Iterator[str]:
    """Yield the id that a link leads to, if that is in the post itself."""
    path, mark, fragment = target.partition("#")
    file = path.rpartition("/")[2]
    if mark and fragment and file in ("", page, page.rpartition(".")[0]) and "://" not in path:
        plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), fragment.encode())
        yield f"#{plain.decode('utf-8', 'replace').strip().lower()}"


def _definitions(post: Post) -> Iterator[tuple[str, Named]]:
    """Yield what is defined, in order; what is written first, since it comes before a slug."""
    yield from _written_ids(post)
    yield from _headings(post)
    for container in post.containers:
        first, behind = container.leaves
        if container.name == "footnote" and first < behind:
            note = _FOOTNOTE.match(post.source(container.lines))
            if note is not None:
                name = note[1].decode("utf-8", "replace").lower()
                yield name, Named(first, [first])  # the one that its label is in
    for block in post.blocks:
        if label := _label_of(block):
            yield label, Named(block.index, [block.index])


def _written_ids(post: Post) -> Iterator[tuple[str, Named]]:
    starts = [block.lines.start for block in post.blocks]
    for match in _WRITTEN.finditer(post.data, post.body):
        at = bisect_right(starts, match.start()) - 1
        block = post.blocks[at] if at >= 0 else None
        if block is None or match.start() >= block.lines.end or block.kind in _OPAQUE:
            continue
        name = f"#{match[match.lastgroup or 0].decode('utf-8', 'replace').lower()}"
        is_anchor = not block.key or _ANCHOR.fullmatch(post.source(block.span))
        is_alone = post.source(block.span) == name[1:].encode()
        beside = at - 1 if is_alone else at + 1
        if (is_anchor or is_alone) and 0 <= beside < len(post.blocks):
            yield name, Named(beside, [at, beside])
        else:
            yield name, Named(at, [at])


def _headings(post: Post) -> Iterator[tuple[str, Named]]:
    """Yield the ids that are made of headings, as renderers number them."""
    last: dict[str, tuple[Named, int]] = {}
    for block in post.blocks:
        if block.kind is not BlockKind.HEADING or block.level == BOLD_LEVEL:
            continue
        name = slug(block.key)
        before, ordinal = last.get(name, (None, -1))
        named = Named(block.index, [block.index], before)
        last[name] = named, ordinal + 1
        yield f"#{name}-{ordinal + 1}" if before else f"#{name}", named
        yield f"#{block.key.lower()}", named


def _loose(name: str) -> str:
    """Return a name as far as all renderers agree: its letters and digits from a letter on."""
    kept = [character for character in name if unicodedata.category(character)[0] in "LMN"]
    return "".join(kept).lstrip("0123456789")


def _label_of(block: Block) -> str:
    """Return the label of a link definition; empty for any other block."""
    found = _DEFINITION.match(block.text) if block.kind is BlockKind.PROTECTED else None
    return _named_label(found[1].encode()) if found else ""


def _named_label(label: bytes) -> str:
    return f"[{' '.join(label.decode('utf-8', 'replace').lower().split())}]"
