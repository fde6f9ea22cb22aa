"""References: names that a post defines, and who uses them."""

import pytest

from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.post.references import definitions, needed_blocks, references, slug


@pytest.mark.parametrize(
    ("text", "name", "block", "needs"),
    [
        ("[a](#x)\n\n## Setup {#x}\n", "#x", "Setup", ["Setup"]),
        ("[a](#x)\n\n## Setup\n{: #x .wide}\n", "#x", "Setup", ["Setup"]),
        ("[a](#x)\n\nOne.\n{: .wide #x}\n", "#x", "One.", ["One."]),
        ('[a](#x)\n\n<a id="x"></a>One.\n', "#x", "One.", ["One."]),
        ("[a](#x)\n\n<a name='x'></a>\n\nOne.\n", "#x", "One.", ["", "One."]),
        ("[[#^x]]\n\nOne. ^x\n", "#^x", "One.", ["One."]),
        ("[[#^x]]\n\nOne.\n\n^x\n", "#^x", "One.", ["One.", ""]),
        ("[[#The setup|there]]\n\n## The setup\n", "#the setup", "The setup", ["The setup"]),
        ("[a](#setup)\n\n## Setup\n\n## Setup\n", "#setup", "Setup", ["Setup"]),
        ("[a](#setup-1)\n\n## Setup\n\n## Setup\n", "#setup-1", "Setup", ["Setup", "Setup"]),
        ("[a](#準備-1)\n\n## 準備\n\n## 準備\n", "#準備-1", "準備", ["準備", "準備"]),
        ("[a](#%E6%BA%96%E5%82%99)\n\n## 準備\n", "#準備", "準備", ["準備"]),
        ("[a](#setup_1)\n\n## Setup\n\n## Setup\n", "#setup_1", "Setup", ["Setup", "Setup"]),
        ("[a](#was-ist-das)\n\n## 1. Was ist das?\n", "#was-ist-das", "1. Was ist das?", None),
        ('<a href="#setup">a</a>\n\n## Setup\n', "#setup", "Setup", ["Setup"]),
        ("| a |\n|---|\n| [b](#setup) |\n\n## Setup\n", "#setup", "Setup", ["Setup"]),
        ('{{< ref "#setup" >}}\n\n## Setup\n', "#setup", "Setup", ["Setup"]),
        ("[a](guide.md#setup)\n\n## Setup\n", "#setup", "Setup", ["Setup"]),
        ("[a][b]\n\n[b]: #setup\n\n## Setup\n", "#setup", "Setup", ["Setup"]),
        ("[a][B c]\n\n[b  C]: https://a.example\n", "[b c]", "[b C]: https://a.example", None),
        ("One[^a].\n\n[^A]: Note.\n", "[^a]", "Note.", ["Note."]),
        ("One[^a].\n\n[^a]: Note.\n\n    More.\n", "[^a]", "Note.", None),
    ],
)
def test_what_is_defined(text: str, name: str, block: str, needs: list[str] | None) -> None:
    post = parse(text.encode(), "docs/guide.md")
    found = definitions(post)[name]

    assert block == post.blocks[found.block].key
    assert (needs or [block]) == [post.blocks[index].key for index in sorted(found.needs)]


@pytest.mark.parametrize(
    "text",
    [
        "[a](other.md#setup)\n\n## Setup\n",
        "[a](https://a.example/guide.md#setup)\n\n## Setup\n",
        "`[a](#setup)`\n\n## Setup\n",
        "```\n[a](#setup)\n```\n\n## Setup\n",
        "[a](#)\n\n## Setup\n",
        "## Setup\n",
    ],
)
def test_what_refers_to_nothing_in_the_post(text: str) -> None:
    post = parse(text.encode(), "docs/guide.md")

    assert references(post) == {}
    assert needed_blocks(post) == frozenset()


def test_the_first_of_two_definitions_counts() -> None:
    post = parse(b"[a](#x) [^1]\n\nOne. {#x}\n\nTwo. {#x}\n\n[^1]: Note.\n\n[^1]: Note.\n")

    assert needed_blocks(post) == frozenset({1, 3})


def test_slugs_are_those_of_renderers() -> None:
    assert slug("What is `new`, and (not) old?") == "what-is-new-and-not-old"
    assert slug("नमस्ते दुनिया!") == "नमस्ते-दुनिया"
