"""Strategies for Markdown: documents of a small grammar, and a soup of its marks."""

from hypothesis import strategies as st

_WORDS = [
    "海が見える。",
    "港の朝は早い。",
    "The sea is wide. ",
    "It rained, ",
    "boats ",
    "**bold** ",
    "*em* ",
    "**全部。**",
    "~~gone~~ ",
    "`code` ",
    "`` a`b `` ",
    "[link](to) ",
    '[titled](to "it") ',
    "[ref] ",
    "![alt](a.png) ",
    "<https://example.com/a> ",
    "note[^1] ",
    "a<br>b ",
    "<b>in</b> ",
    "&amp; ",
    "&copy;&#x41; ",
    "\\* ",
    "\\[x\\] ",
    "5 * 3 ",
    "snake_case ",
    "ｶﾞｷﾞ",
    "cafe\u0301 ",
    "𠮷",
    "\u3000",
    "** left over ",
    "[not a link ",
    "a\u2028b ",
]
LINES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map("".join)
"""One line of inline content."""


def _indented(block: list[str], first: str, rest: str) -> list[str]:
    return [(rest if at else first) + line if line else line for at, line in enumerate(block)]


def _quoted(blocks: list[list[str]]) -> list[str]:
    return ["> " + line if line else ">" for line in _spaced(blocks)]


def _spaced(blocks: list[list[str]]) -> list[str]:
    """Return the lines of blocks with a blank line between."""
    return [line for block in blocks for line in ["", *block]][1:]


def _listed(marker: str, items: list[list[list[str]]], loose: bool) -> list[str]:
    lines: list[str] = []
    for item in items:
        if loose and lines:
            lines.append("")
        lines += _indented(_spaced(item), marker, " " * len(marker))
    return lines


def _fenced(fence: str, lines: list[str]) -> list[str]:
    return [fence + "text", *lines, fence]


_CODE = st.lists(st.sampled_from(["x = 1", "", "  海 = 2", "- a", "# no heading"]), max_size=3)
_PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3)
_HEADINGS = st.tuples(st.integers(1, 6), LINES).map(lambda each: ["#" * each[0] + " " + each[1]])
_SETEXT = st.tuples(LINES, st.sampled_from(["===", "---"])).map(list)
_FENCES = st.builds(_fenced, st.sampled_from(["```", "~~~~"]), _CODE)
_FIXED = st.sampled_from(
    [
        ["---"],
        ["* * *"],
        ["    indented code"],
        ["| a | b |", "|---|---|", "| 海 | `x` |"],
        ["<div>", "inside", "</div>"],
        ["<!-- a comment -->"],
        ["**A bold line**"],
        ["---END---"],
        ["（続き）"],
    ]
)
_LEAVES = st.one_of(_PARAGRAPHS, _PARAGRAPHS, _HEADINGS, _SETEXT, _FENCES, _FIXED)


def _containers(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    blocks = st.lists(inner, min_size=1, max_size=3)
    markers = st.sampled_from(["- ", "* ", "1. ", "10) "])
    items = st.lists(blocks, min_size=1, max_size=3)
    return st.one_of(blocks.map(_quoted), st.builds(_listed, markers, items, st.booleans()))


BLOCKS = st.recursive(_LEAVES, _containers, max_leaves=6)
"""One block as its lines."""

_APART = st.sampled_from(
    [["[ref]: https://example.com/ref"], ["[^1]: 注の文。 A note."], ["[other]: <a b> 'title'"]]
)
"""Definitions: at the top level only, where all parsers agree on them."""

DOCUMENTS = st.lists(st.one_of(BLOCKS, BLOCKS, BLOCKS, _APART), max_size=6).map(
    lambda blocks: "\n".join([*_spaced(blocks), ""])
)
"""CommonMark with tables, footnotes and strikethrough."""

_TEMPLATES = st.sampled_from(
    [
        ["{% include box.html %}"],
        ["{% raw %}", "kept", "", "{{ as }} it is", "{% endraw %}"],
        ["{% highlight python %}", "x = 1", "{% endhighlight %}"],
        ["{{< figure src='a' >}}"],
        ["{{< code >}}", "x = 1", "{{< /code >}}"],
        ["{{% notice %}}", "海の注意。", "{{% /notice %}}"],
        ["::: tip", "A tip.", ":::"],
        ["$$", "a + b", "$$"],
        ["A paragraph.", "{: .note}"],
        ["{: #top}", "# A heading"],
        ["<Tabs>", "inside", "</Tabs>"],
        ["import { a } from 'a'"],
        ["{/* dedupe-ignore */}"],
        ["<!-- dedupe-ignore: DUP002 -->"],
        ["{% raw %}"],
        ["{{< open >}}"],
    ]
)
TEMPLATED = st.tuples(
    st.lists(st.one_of(BLOCKS, _TEMPLATES, _APART), max_size=7),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "---\ntitle: 海\n---\n", '+++\ntitle = "a"\n+++\n', '{"title": "a"}\n']),
    st.booleans(),
).map(
    lambda each: (
        each[2] + (each[3] + "\n".join([*_spaced(each[0]), *[""] * each[4]])).replace("\n", each[1])
    )
)
"""Documents with template regions, any line ends, a byte order mark and front matter."""

_MARKS = st.sampled_from(
    [
        *"#->*_`~[]()!|\\:<&{}%$+=.;^1a海 \n\r\t。",
        "\r\n",
        "    ",
        "---",
        "```",
        "$$",
        "{%",
        "%}",
        "{{<",
        ">}}",
        "{:",
        ":::",
        "[^1]:",
        "<!--",
        "-->",
        "</a>",
        "raw",
        "endraw",
        "import ",
    ]
)
SOUP = st.lists(_MARKS, max_size=40).map("".join)
"""Marks in any order."""
